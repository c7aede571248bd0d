"""A batch says first what is new, and then revises, each thing in the order of the log."""

from contextlib import closing
from pathlib import Path

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.envelope import Recorded
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.anchors import anchors
from graph.projection.batch import Batch, batch_of
from graph.projection.project import Projector
from graph.proposals import Proposal
from graph.reading import recorded
from graph.store import GraphStore
from tests.support.golden import golden
from tests.support.lines import line

PEOPLE = tuple(line("person.registered", person=id, name=id) for id in ("p1", "p2", "p3"))
PLACE = line("organisation.registered", organisation="o", name="Sted")


def hired(person: str) -> Proposal:
    return line("employment.started", f"hired-{person}", person=person, organisation="o")


def left(person: str) -> Proposal:
    return line("employment.ended", f"left-{person}", person=person, organisation="o")


def events_of(*history: Proposal) -> list[Recorded]:
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    log.append(history)
    return list(recorded(log.read(), keys))


def positions(batch: Batch, folder: str) -> list[tuple[str, list[int]]]:
    return [
        (statement, [row["position"] for row in rows])
        for statement, rows in batch.statements
        if statement.startswith(folder)
    ]


def test_what_is_said_is_one_statement_a_kind() -> None:
    events = events_of(PEOPLE[0], PLACE, PEOPLE[1], hired("p1"))

    batch = batch_of(events, {})

    assert positions(batch, "project") == [
        ("project/person.registered", [1, 3]),
        ("project/organisation.registered", [2]),
        ("project/employment.started", [4]),
    ]


def test_endings_for_different_people_are_one_statement() -> None:
    events = events_of(*PEOPLE, PLACE, hired("p1"), left("p1"), hired("p2"), left("p2"))

    batch = batch_of(events, {})

    assert positions(batch, "re") == [("revise/employment.ended", [6, 8])]


def test_endings_for_one_person_come_one_after_another() -> None:
    again = line("employment.ended", "again", person="p1", organisation="o")
    events = events_of(*PEOPLE, PLACE, hired("p1"), left("p1"), again, left("p2"))

    batch = batch_of(events, {})

    assert positions(batch, "re") == [
        ("revise/employment.ended", [6, 8]),
        ("revise/employment.ended", [7]),
    ]


def test_whoever_takes_a_statement_back_waits_for_all_that_revised_it() -> None:
    back = line("statement.retracted", "back", event_source="test", event_id="hired-p1")
    events = events_of(*PEOPLE, PLACE, hired("p1"), left("p1"), back)

    batch = batch_of(events, {7: events[4]})

    assert positions(batch, "re") == [
        ("revise/employment.ended", [6]),
        ("retract/person", [7]),
    ]


def test_people_are_erased_one_at_a_time() -> None:
    erased = [line("person.erased", f"erased-{person}", person=person) for person in ("p1", "p2")]
    events = events_of(*PEOPLE, *erased)

    batch = batch_of(events, {})

    assert [at for _, at in positions(batch, "re")] == [[4], [5]]


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("initiative.registered", {"initiative": "i", "clusters": ["c"], "contact": "p"}, "i p"),
        ("cluster.opted_in", {"cluster": "c", "initiative": "i"}, "i"),
        ("membership.started", {"organisation": "o", "cluster": "c"}, "o"),
        ("cluster.renamed", {"cluster": "c"}, "c"),
    ],
)
def test_a_hub_is_no_anchor_where_something_smaller_is_named(
    kind: str, data: dict[str, object], expected: str
) -> None:
    assert [id for _, id in anchors(kind, data)] == expected.split()


def test_every_statement_hangs_on_an_anchor_of_its_event(
    driver: neo4j.Driver, address: BoltAddress, tmp_path: Path
) -> None:
    graph = GraphStore(driver, address.database)
    log, keys = golden("first", tmp_path)

    with closing(keys), closing(log):
        Projector(log, keys, graph).catch_up()
        said = list(recorded(log.read(), keys))

    at = {one.envelope.position: set(anchors(one.envelope.kind, one.data)) for one in said}
    ends = [
        (row["properties"]["origin"], {row["from_name"], row["to_name"]})
        for row in graph.read("export/relationships")
    ]
    loose = [origin for origin, names in ends if names.isdisjoint(id for _, id in at[origin])]
    assert loose == []
    assert len(ends) > 50
