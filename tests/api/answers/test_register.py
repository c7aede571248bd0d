"""The register of initiatives, on the engines."""

from collections.abc import Callable

import pytest

from api.answers.errors import UnknownInitiativeError
from api.answers.register import initiative as view_of
from api.answers.register import initiatives, register
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import initiative, person

SAAR = initiative(
    "saar",
    "Sårtelefonen",
    when="2014",
    clusters=["vest"],
    organisations=["lemvig"],
    topics=["sår"],
    contact="bo",
)
SAAR_TWIN = initiative("saar2", "Ring om sår", when="2015", clusters=["midt"], size="small")
BO = person("bo", "Bo Birk", "lemvig")


def test_a_newer_description_replaces_the_whole_of_the_one_before(
    asked_of: Callable[..., Questions],
) -> None:
    anew = line("initiative.described", initiative="saar", title="Sårlinjen", clusters=["midt"])

    view = view_of(asked_of(*BO, SAAR, anew), "saar")

    assert view.title == "Sårlinjen"
    assert [place.name for place in view.clusters] == ["Midtklyngen"]
    assert (view.topics, view.contact) == ((), None)


def test_a_merged_initiative_answers_under_one_id_and_names_the_others(
    asked_of: Callable[..., Questions],
) -> None:
    merged = line("initiatives.merged", merge="m1", kept="saar2", absorbed="saar")

    view = view_of(asked_of(*BO, SAAR, SAAR_TWIN, merged), "saar2")

    assert (view.id, view.same_as, view.aliases) == ("saar", ("saar2",), ("Ring om sår",))
    assert [place.name for place in view.clusters] == ["Midtklyngen", "Vestklyngen"]
    assert view.size == "small"


def test_before_a_merge_was_known_and_after_its_undoing_there_are_two(
    asked_of: Callable[..., Questions],
) -> None:
    merged = line("initiatives.merged", merge="m1", kept="saar", absorbed="saar2")
    undone = line("initiatives.unmerged", merge="m1")

    now = asked_of(*BO, SAAR, SAAR_TWIN, merged, undone)
    while_merged = asked_of(known_at=now.known_at - 1)
    before = asked_of(known_at=now.known_at - 2)

    counts = [len(initiatives(seen)) for seen in (before, while_merged, now)]
    assert counts == [2, 1, 2]


def test_a_withdrawn_initiative_is_left_out_of_the_list_until_described_again(
    asked_of: Callable[..., Questions],
) -> None:
    gone = line("initiative.withdrawn", initiative="saar2")
    back = line("initiative.described", initiative="saar2", title="Ring om sår igen")

    without = register(asked_of(*BO, SAAR, SAAR_TWIN, gone))
    with_it = register(asked_of(back))

    assert ([view.id for view in without.initiatives], without.withdrawn) == (["saar"], 1)
    assert without.find("saar2").withdrawn
    assert [view.title for view in with_it.initiatives] == ["Ring om sår igen", "Sårtelefonen"]


def test_an_initiative_that_began_later_is_unknown_on_an_earlier_day(
    asked_of: Callable[..., Questions],
) -> None:
    earlier = asked_of(*BO, SAAR, as_of="2013-12-31")

    with pytest.raises(UnknownInitiativeError, match="saar"):
        view_of(earlier, "saar")


def test_only_the_health_steering_group_counts_as_reported(
    asked_of: Callable[..., Questions],
) -> None:
    to_others = line("initiative.reported", when="2015", initiative="saar", forum="temasaar")
    to_them = line("initiative.reported", when="2016-05", initiative="saar", forum="ssg")

    before = view_of(asked_of(*BO, SAAR, to_others), "saar")
    after = view_of(asked_of(to_them), "saar")

    assert (before.reported, len(before.reports)) == (None, 1)
    assert after.reported is not None
    assert (after.reported.forum, after.reported.date) == ("Styregruppen", "2016-05")


def test_the_contact_of_an_initiative_is_gone_when_the_person_is_erased(
    asked_of: Callable[..., Questions],
) -> None:
    before = view_of(asked_of(*BO, SAAR), "saar").contact
    after = view_of(asked_of(line("person.erased", person="bo")), "saar").contact

    assert before is not None
    assert (before.name, after) == ("Bo Birk", None)


def test_names_are_those_of_the_day_and_clusters_come_in_danish_order(
    asked_of: Callable[..., Questions],
) -> None:
    everywhere = initiative("i", "Alle steder", clusters=["aarhus", "vest", "midt"])
    renamed = line("cluster.renamed", when="2018", cluster="vest", name="Gødstrupklyngen")

    now = view_of(asked_of(everywhere, renamed), "i")
    then = view_of(asked_of(as_of="2016-01-01"), "i")

    assert [one.name for one in now.clusters] == ["Gødstrupklyngen", "Midtklyngen", "Aarhusklyngen"]
    assert [one.name for one in then.clusters] == ["Midtklyngen", "Vestklyngen", "Aarhusklyngen"]
