"""What the demo history promises to those who look at it for the first time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from graph.decide import decide
from graph.events.body import references
from graph.proposals import proposal_from
from graph.state import State, evolve
from importers.demo.history import lines, proposals
from importers.demo.known import BRIDGE, DEVIATION, DUPLICATES, OVERLAPS, PATH, TOPICS, TWIN

ROWS = list(proposals())
PROPOSED = [proposal_from(row) for row in ROWS]


def test_there_are_about_three_hundred_events_each_on_a_line() -> None:
    assert 280 <= len(ROWS) <= 340
    assert len(list(lines())) == len(ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("kind", "at_least", "at_most"),
    [
        ("cluster.registered", 5, 5),
        ("person.registered", 30, 40),
        ("initiative.registered", 28, 34),
        ("forum.registered", 11, 11),
        ("hearing.answered", 5, 5),
        ("policy.changed", 3, 3),
        ("platform.opened", 2, 2),
        ("initiative.mandated", 1, 1),
    ],
)
def test_the_history_has_what_it_promises(kind: str, at_least: int, at_most: int) -> None:
    assert at_least <= len(_data(kind)) <= at_most


def test_all_municipalities_and_a_hospital_a_cluster_are_there() -> None:
    types = Counter(data["type"] for data in _data("organisation.registered"))

    assert (types["municipality"], types["hospital"], types["region"]) == (19, 5, 1)
    assert types["general_practice"] >= 2


def test_every_member_of_a_cluster_but_the_practices_is_registered_with_it() -> None:
    obliged = {
        data["organisation"]
        for data in _data("organisation.registered")
        if data["type"] in ("municipality", "hospital")
    }

    assert obliged <= {data["organisation"] for data in _data("membership.started")}


def test_an_id_begins_once_and_is_named_only_after_that() -> None:
    known: set[str] = set()
    for proposed in PROPOSED:
        for named in references(proposed.event):
            if named.entities != ("policy",):
                assert (named.id in known) is not named.introduced, named
            known.add(named.id)


def test_every_line_says_whether_it_is_from_a_source_public_or_invented() -> None:
    for row in ROWS:
        provenance = row["provenance"]

        assert provenance["nature"] in ("source", "public", "invented"), row["id"]
        assert ("url" in provenance) is (provenance["nature"] == "public"), row["id"]


def test_people_and_what_they_did_are_invented() -> None:
    fields = {"person", "contact", "participants", "carried_by"}
    about_people = [row for row in ROWS if fields & set(row["data"])]

    assert {row["provenance"]["nature"] for row in about_people} == {"invented"}


def test_a_persons_name_is_said_only_where_the_person_is_registered() -> None:
    names = {name for data in _data("person.registered") for name in (data["name"].split()[1:])}
    others = [row for row in ROWS if row["kind"] not in ("person.registered", "person.described")]

    said = {word.title() for row in others for word in _words(_texts(row["data"]))}

    assert len(names) == len(_data("person.registered"))
    assert names & said == set()


def test_topics_come_from_one_short_list() -> None:
    used = {topic for row in ROWS for topic in row["data"].get("topics", ())}

    assert used == set(TOPICS)


def test_every_cluster_has_local_initiatives_some_of_them_bare() -> None:
    local = [data for data in _data("initiative.registered") if len(data.get("clusters", ())) == 1]
    bare = [data for data in local if "purpose" not in data]

    assert min(Counter(data["clusters"][0] for data in local).values()) >= 4
    assert {data["size"] for data in bare} == {"small"}
    assert len(bare) >= 4


def test_what_is_known_to_be_hidden_is_there() -> None:
    registered = {data["initiative"] for data in _data("initiative.registered")}

    assert {one for pair in (*DUPLICATES, *OVERLAPS, TWIN) for one in pair} <= registered
    assert (len(DUPLICATES), len(OVERLAPS)) == (4, 3)


def test_the_twin_was_never_reported_and_most_others_were() -> None:
    reported = {data["initiative"] for data in _data("initiative.reported")}

    assert TWIN[0] in reported
    assert TWIN[1] not in reported
    assert len(reported) >= 12


def test_the_twin_is_better_documented_than_the_proposal() -> None:
    level = {data["initiative"]: data["level"] for data in _data("evidence.attached")}
    results = {data["initiative"] for data in _data("result.recorded")}

    assert [level[one] for one in TWIN] == ["described", "controlled"]
    assert [one in results for one in TWIN] == [False, True]


def test_a_search_for_the_words_of_the_proposals_title_misses_the_twin() -> None:
    proposal, twin = (_initiative(one) for one in TWIN)

    asked = _words([proposal["title"]]) - {"af", "efter", "på"}

    assert {"forebyggelse", "fald", "skadestuen"} <= asked
    assert asked & _words(_texts(twin)) == set()


def test_the_health_steering_group_was_shown_the_proposal_but_not_the_twin() -> None:
    decided = [one for one in _data("decision.taken") if one.get("initiative") == TWIN[0]]

    assert [one["outcome"] for one in decided] == ["proposed"]
    assert TWIN[1] not in decided[0]["basis"]["shown"]


def test_early_detection_reaches_a_dozen_places_mostly_from_one_another() -> None:
    adoptions = [a for a in _data("adoption.started") if a["initiative"] == "initiative-tobs"]
    without_source = [a for a in adoptions[1:] if "taken_from" not in a]

    assert len(adoptions) == 12
    assert len(without_source) == 2
    assert len([a for a in adoptions if a["organisation"].startswith("hospital")]) == 5


def test_exactly_one_locked_part_was_changed() -> None:
    locked = {one["element"] for one in _data("kernel.element_defined") if not one["changeable"]}
    touched = [one for one in _data("adoption.adapted") if one["how"] != "kept"]

    assert [one["adoption"] for one in touched if one["element"] in locked] == [
        "adoption-tobs-norddjurs"
    ]


def test_the_rules_find_exactly_one_deviation() -> None:
    state, flagged = State(), list[str]()
    for proposed in PROPOSED:
        for event in decide(proposed, state):
            state = evolve(state, event, valid_from=proposed.valid_from)
            if event.kind == "policy.deviated":
                flagged.append(event.adoption)

    assert flagged == [DEVIATION]


def test_read_by_hand_only_one_later_adoption_lacks_the_clusters_yes() -> None:
    yes = {(one["cluster"], one["initiative"]) for one in _data("cluster.opted_in")}
    later = [row for row in _rows("adoption.started") if row.get("valid_from", "") >= "2016-06"]
    own = [row["data"] for row in later if row["data"]["initiative"] != "initiative-tobs"]

    without = [one for one in own if (one.get("on_behalf_of"), one["initiative"]) not in yes]

    assert [one["adoption"] for one in without] == [DEVIATION]


def test_relationships_arose_in_every_way_and_one_was_disputed() -> None:
    ways = {data["how"] for data in _data("relationship.recorded")}

    assert len(ways) == 7
    assert len(_data("relationship.recorded") + _data("contact.made")) >= 35
    assert len(_data("relationship.disputed")) == 1


def test_horsens_reaches_struer_in_four_steps_and_in_five_without_the_bridge() -> None:
    start, end = PATH

    assert _steps(start, end, without=None) == 4
    assert _steps(start, end, without=BRIDGE) == 5


def test_dates_are_known_to_the_day_the_month_the_year_or_not_at_all() -> None:
    lengths = Counter(len(row.get("valid_from", "")) for row in _rows("relationship.recorded"))

    assert set(lengths) == {0, 4, 7, 10}


def _rows(kind: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["kind"] == kind]


def _data(kind: str) -> list[dict[str, Any]]:
    return [row["data"] for row in _rows(kind)]


def _initiative(id: str) -> dict[str, Any]:
    return next(data for data in _data("initiative.registered") if data["initiative"] == id)


def _texts(data: dict[str, Any]) -> Iterator[str]:
    """Every value as text; of a list, each of its parts between quotes and commas."""
    return (str(value) for value in data.values())


def _words(texts: Iterable[str]) -> set[str]:
    return set(re.findall(r"\w+", " ".join(texts).lower()))


def _steps(start: str, end: str, *, without: str | None) -> int:
    """How many relationships lead from one person to another, those ended or disputed left out."""
    gone = {
        data["relationship"]
        for kind in ("relationship.ended", "relationship.disputed")
        for data in _data(kind)
    }
    ties = [
        (data["person"], data["other"])
        for data in _data("relationship.recorded") + _data("contact.made")
        if data["relationship"] not in gone and without not in (data["person"], data["other"])
    ]
    reached, steps = {start}, 0
    while end not in reached:
        near = {b for a, b in ties if a in reached} | {a for a, b in ties if b in reached}
        assert not near <= reached
        reached, steps = reached | near, steps + 1
    return steps
