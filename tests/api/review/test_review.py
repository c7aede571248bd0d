"""Pairs that may be the same: proposed unasked, merged by a yes alone, and parted exactly."""

from math import exp, fsum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.answers.checks import check as kept
from api.answers.errors import NotShownError
from api.answers.merges import merge as merge_of
from api.answers.overlap import check
from api.answers.proposing import scanned
from api.answers.register import register
from api.answers.review import ReviewQueue, queue
from api.checking import acknowledge, keep
from api.judging import Judging, judge, undo
from graph.errors import StaleError
from graph.projection.rows import FOREVER
from graph.wiring import System
from tests.api.review.conftest import A, B, C, SystemOf, seen_by
from tests.support.lines import line
from tests.support.places import adoption, initiative


def waiting(system: System) -> list[tuple[str, str]]:
    return [(one.a.id, one.b.id) for one in queued(system).candidates]


def queued(system: System, limit: int = 20) -> ReviewQueue:
    with system.asking() as questions:
        return queue(system, register(questions), limit=limit)


def live(system: System) -> tuple[list[Any], list[Any]]:
    """What holds now: every statement that is not taken back, and which ids stand for others."""
    with system.graphs.current() as graph:
        statements = [
            row
            for row in graph.read("export/relationships")
            if row["properties"].get("retracted") == FOREVER
        ]
        return sorted(statements, key=repr), graph.read("export/entities")


def test_what_is_alike_is_proposed_without_asking_and_only_once(system_of: SystemOf) -> None:
    system = system_of()

    first, again = scanned(system), scanned(system)

    assert (first.compared, again.compared) == (3, 0)
    assert first.proposals == again.proposals
    assert waiting(system)[0] == (A, B)
    assert list(system.log.read(kind="initiatives.merged")) == []


def test_only_what_is_new_or_changed_is_compared_again(system_of: SystemOf) -> None:
    system = system_of()
    scanned(system)
    system.log.append([initiative("d", "Faldholdet", purpose="Balance for ældre efter et fald")])

    assert scanned(system).compared == 1
    assert {"d"} <= {id for pair in waiting(system) for id in pair}


def test_many_at_once_give_the_pairs_that_few_at_a_time_give(system_of: SystemOf) -> None:
    kinds = [
        *("Strygejern", "Violin", "Akvarium", "Kikkert", "Trompet", "Guldfisk", "Barometer"),
        *("Ildflue", "Skruetrækker", "Tandem", "Luftballon", "Ekkolod", "Urskive", "Zebrafinke"),
        *("Kompas", "Yoghurt", "Drivhus", "Lokomotiv", "Paraply", "Cement", "Vaffel", "Obelisk"),
        *("Svamp", "Mikrofon", "Papir", "Hjulkapsel", "Dragt", "Ananas"),
    ]
    new = [
        initiative(f"i-{number}-{place}", kind)
        for number, kind in enumerate(kinds)
        for place in ("midt", "vest")
    ]
    by_few = system_of()
    for at in range(0, len(new), 28):
        by_few.log.append(new[at : at + 28])
        assert scanned(by_few).compared == 28 + 3 * (at == 0)
    few = {(one.a.id, one.b.id): one.score for one in queued(by_few, 1000).candidates}

    by_many = system_of(*new)
    (by_many.settings.data / "overlap" / "proposals.db").unlink()
    assert scanned(by_many).compared == len(new) + 3
    many = {(one.a.id, one.b.id): one.score for one in queued(by_many, 1000).candidates}

    assert len(many) >= len(kinds)
    assert many == few


def test_every_proposal_says_why_and_its_shares_add_up(system_of: SystemOf) -> None:
    found = queued(system_of()).candidates[0]

    total = fsum(reason.share for reason in found.reasons)
    assert found.score == pytest.approx(1 / (1 + exp(-total)), abs=1e-6)
    assert found.across


def test_the_same_are_put_together_with_the_values_that_were_chosen(system_of: SystemOf) -> None:
    system = system_of()

    done = judge(system, Judging(B, A, "same", "Samme hold", "m", {"title": B}))

    view = seen_by(system).find(B)
    assert (view.id, view.title, view.size) == (A, "Faldgruppen", "small")
    assert view.target == "Borgere over 65 år"
    assert view.aliases == ("Faldklubben",)
    assert view.same_as == (B,)
    assert set(done) == {"judgement", "merge"}
    assert waiting(system) == []


def test_undoing_it_gives_back_the_graph_as_it_was(system_of: SystemOf) -> None:
    system = system_of(adoption("ad", B, "viborg", when="2018"))
    before = live(system)
    merge = judge(system, Judging(B, A, "same", chosen={"title": B}))["merge"]

    done, again = undo(system, merge), undo(system, merge)

    assert live(system) == before
    assert (done["already_reversed"], again["already_reversed"]) == (False, True)
    assert waiting(system)[0] == (A, B)


def test_what_was_said_since_is_listed_for_whoever_knows_which_was_meant(
    system_of: SystemOf,
) -> None:
    system = system_of()
    merge = judge(system, Judging(B, A, "same"))["merge"]
    system.log.append([adoption("ad", B, "viborg", when="2018")])
    undo(system, merge)
    system.log.append([line("initiative.reported", when="2019", initiative=A, forum="ssg")])

    later = merge_of(system, seen_by(system), merge).later

    assert [(one.kind, one.about) for one in later] == [
        ("adoption.started", B),
        ("initiative.reported", A),
    ]


def test_two_judged_different_stay_away_until_something_new_is_known(system_of: SystemOf) -> None:
    system = system_of()
    judge(system, Judging(A, B, "different", "Ikke samme hold"))
    apart = waiting(system)
    system.log.append([line("initiative.reported", when="2019", initiative=A, forum="ssg")])
    reported = waiting(system)
    told = {"initiative": B, "title": "Faldgruppen", "purpose": "Balance efter et fald for ældre"}
    system.log.append([line("initiative.described", "anew", **told)])

    back = queued(system).candidates[0]

    assert (apart, reported) == ([], [])
    assert (back.a.id, back.b.id) == (A, B)
    assert [fact.kind for fact in back.new_facts] == ["initiative.described"]


@pytest.mark.parametrize("answer", ["adoption_of", "builds_on", "related"])
def test_an_answer_that_is_not_the_same_merges_nothing_and_is_kept(
    system_of: SystemOf, answer: Any
) -> None:
    system = system_of()

    done = judge(system, Judging(A, B, answer, "Derfor"))

    assert "merge" not in done
    assert waiting(system) == []
    assert seen_by(system).find(A).same_as == ()


def test_what_nobody_could_say_yet_comes_back_last(system_of: SystemOf) -> None:
    more = initiative("d", "Sår på telefon", purpose="Rådgivning om sår på telefonen")
    system = system_of(more)
    first = waiting(system)
    judge(system, Judging(*first[0], "unknown"))

    later = waiting(system)

    assert sorted(later) == sorted(first)
    assert later[-1] == first[0]


def test_an_answer_to_what_has_changed_since_is_refused(system_of: SystemOf) -> None:
    system = system_of()
    seen = system.log.head().position
    system.log.append([line("initiative.described", "anew", initiative=B, title="Noget andet")])

    with pytest.raises(StaleError):
        judge(system, Judging(A, B, "same", seen=seen))

    assert list(system.log.read(kind="overlap.judged")) == []


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.permutations([A, B, C]), min_size=1, max_size=3), st.randoms())
def test_any_merges_undone_in_any_order_leave_no_trace_in_what_holds(
    system_of: SystemOf, pairs: list[list[str]], chance: Any
) -> None:
    system = system_of()
    before = live(system)
    done = [judge(system, Judging(one, other, "same")) for one, other, _ in pairs]
    merges = [one["merge"] for one in done if "merge" in one]
    chance.shuffle(merges)

    for merge in merges:
        undo(system, merge)
    alone = [one["judgement"] for one in done if "merge" not in one]

    left = [row for row in live(system)[0] if row not in before[0]]
    assert live(system)[1] == before[1]
    assert [row["properties"]["judgement"] for row in left] == alone


def test_a_check_is_no_news_of_what_it_shows(system_of: SystemOf) -> None:
    system = system_of(line("initiative.reported", when="2019", initiative=A, forum="ssg"))
    with system.asking() as questions:
        id = keep(system, questions, B, check(questions, B))
    acknowledge(system, kept(seen_by(system), id), A, "not_relevant", because="Kun for unge")

    seen = seen_by(system)

    assert seen.find(A).last_update == "2019"
    (shown,) = [one for one in kept(seen, id).shown if one.id == A]
    assert shown.reported == {"forum": "Styregruppen", "date": "2019"}
    assert shown.acknowledged is not None
    assert shown.acknowledged.because == "Kun for unge"


def test_only_what_was_shown_can_be_acknowledged(system_of: SystemOf) -> None:
    system = system_of()
    with system.asking() as questions:
        id = keep(system, questions, B, check(questions, B))

    with pytest.raises(NotShownError, match="'x'"):
        acknowledge(system, kept(seen_by(system), id), "x", "taken_into_account")


def test_two_that_a_register_knows_by_one_code_are_proposed_whatever_they_say(
    system_of: SystemOf,
) -> None:
    code = {"scheme": "projekter", "code": "P-17"}
    system = system_of(
        initiative("d", "Søvnskolen", purpose="Bedre nattesøvn for skiftehold"),
        line("initiative.identified", initiative="c", **code),
        line("initiative.identified", initiative="d", **code),
    )

    (one,) = [one for one in queued(system).candidates if {one.a.id, one.b.id} == {"c", "d"}]

    assert one.reasons[0].text == "Samme kode i et register: projekter:P-17"
    assert seen_by(system).find("d").codes == ("projekter:P-17",)


def test_looking_back_changes_nothing_of_what_waits_now(system_of: SystemOf) -> None:
    system = system_of()
    now = waiting(system)

    with system.asking(as_of="2010", known_at="14") as questions:
        then = queue(system, register(questions))

    assert then.candidates == ()
    assert waiting(system) == now
    assert scanned(system).compared == 0
