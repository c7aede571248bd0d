"""The graph follows from the log, however it is folded."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cypher
from graph.engine.bolt import BoltAddress
from graph.errors import GraphOfAnotherLogError
from graph.events.catalogue import KINDS
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.checksum import content
from graph.projection.project import Projector, checkpoint
from graph.projection.rebuild import cleared
from graph.proposals import Proposal, proposal_from
from graph.questions import questions
from graph.reading import recorded
from graph.store import GraphStore
from importers.demo import history
from tests.support.lines import line

PEOPLE = tuple(
    line("person.registered", person=person, name=f"Person {person}")
    for person in ("p1", "p2", "p3")
)
INITIATIVES = tuple(
    line("initiative.registered", initiative=initiative, title=f"Indsats {initiative}")
    for initiative in ("i1", "i2", "i3")
)
MET = line(
    "relationship.recorded",
    "met",
    when="2015",
    relationship="r",
    person="p1",
    other="p2",
    how="course",
)


@pytest.fixture
def graph(driver: neo4j.Driver, address: BoltAddress) -> GraphStore:
    return GraphStore(driver, address.database)


def filled(*history: Proposal) -> tuple[SqliteLog, SqliteKeyStore]:
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    log.append(history, keep_going=True)
    return log, keys


def folded(graph: GraphStore, *history: Proposal) -> Projector:
    log, keys = filled(*history)
    projector = Projector(log, keys, graph)
    projector.catch_up()
    return projector


def ties(graph: GraphStore) -> list[tuple[int, int, dict[str, Any]]]:
    """The versions of what is known between people: from, to, and what it says."""
    found = [
        row["properties"] for row in graph.read("export/relationships") if row["type"] == "KNOWS"
    ]
    return sorted((one["asserted"], one["retracted"], one) for one in found)


def test_every_kind_has_one_file_and_every_file_a_kind() -> None:
    files = [
        name.split("/")[1] for folder in ("project", "revise") for name in cypher.names(folder)
    ]

    assert sorted(files) == sorted(KINDS)


@pytest.mark.parametrize(
    "name",
    [
        n
        for f in ("project", "revise", "derive", "read", "export", "checkpoint")
        for n in cypher.names(f)
    ],
)
def test_every_statement_is_understood_by_the_engine(name: str, graph: GraphStore) -> None:
    text = cypher.text(name)
    assert text.startswith("// ")
    wanted = {
        word.strip("$,)}].:|")
        for word in text.replace("(", " ").replace("{", " ").split()
        if word.startswith("$")
    }
    parameters: dict[str, Any] = dict.fromkeys(wanted, 1) | {"events": [], "name": "x"}

    with graph.driver.session(database=graph.database) as session:
        session.run("EXPLAIN " + text, parameters).consume()  # pyright: ignore


actions = st.tuples(
    st.sampled_from(
        [
            "meet",
            "confirm",
            "end",
            "dispute",
            "merge",
            "unmerge",
            "retract",
            "describe",
            "erase",
            "seat",
            "leave",
        ]
    ),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(["2014", "2015-06", "2016-03-01", None]),
)


def proposed(number: int, action: tuple[str, int, int, str | None]) -> Proposal:
    what, a, b, when = action
    person, other = f"p{a + 1}", f"p{b + 1}"
    pair = {"relationship": f"r{a}", "person": person, "other": other}
    match what:
        case "meet":
            return line("relationship.recorded", f"meet{a}", when=when, **pair, how="course")
        case "confirm" | "end" | "dispute":
            kind = {"confirm": "confirmed", "end": "ended", "dispute": "disputed"}[what]
            return line(f"relationship.{kind}", f"n{number}", when=when, **pair)
        case "merge":
            return line(
                "initiatives.merged",
                f"n{number}",
                merge=f"m{a}",
                kept=f"i{a + 1}",
                absorbed=f"i{b + 1}",
            )
        case "unmerge":
            return line("initiatives.unmerged", f"n{number}", merge=f"m{a}")
        case "retract":
            return line(
                "statement.retracted", f"n{number}", event_source="test", event_id=f"meet{a}"
            )
        case "describe":
            return line(
                "initiative.described",
                f"n{number}",
                when=when,
                initiative=f"i{a + 1}",
                title=f"Nyt {b}",
                topics=["fald"],
            )
        case "seat":
            return line("seat.taken", f"n{number}", when=when, person=person, forum="f")
        case "leave":
            return line("seat.left", f"n{number}", when=when, person=person, forum="f")
        case _:
            return line("person.erased", f"n{number}", person=person)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(actions, min_size=5, max_size=25), st.integers(1, 9))
def test_any_history_gives_the_same_graph_in_any_batches(
    graph: GraphStore, happened: list[tuple[str, int, int, str | None]], batch: int
) -> None:
    forum = line("forum.registered", forum="f", name="Forum")
    log, keys = filled(
        *PEOPLE,
        *INITIATIVES,
        forum,
        *(proposed(number, one) for number, one in enumerate(happened)),
    )

    found = set[str]()
    for size in (2_000, batch):
        projector = Projector(log, keys, graph)
        cleared(projector)
        # A new projector for each part is what a restart is.
        for end in range(batch, log.head().position + batch, batch * 3):
            Projector(log, keys, graph).catch_up(to=end, batch=size)
        projector.catch_up(batch=size)
        found.add(content(graph).checksum)

    assert len(found) == 1


def test_the_demo_gives_the_same_graph_in_one_batch_and_in_many(graph: GraphStore) -> None:
    projector = folded(graph, *(proposal_from(one) for one in history.proposals()))
    whole = content(graph)

    cleared(projector)
    projector.catch_up(batch=17)

    assert content(graph) == whole
    assert whole.nodes > 300


def test_a_fold_that_another_did_already_is_not_done_again(graph: GraphStore) -> None:
    log, keys = filled(*PEOPLE, *INITIATIVES)
    projector = Projector(log, keys, graph)
    projector.catch_up(to=2)
    events = list(recorded(log.read(after=2), keys))
    epoch = log.head().log_id

    done = [projector.fold(events, epoch=epoch) for _ in range(3)]

    assert done == [True, False, False]


def test_a_graph_of_another_log_is_left_alone(graph: GraphStore) -> None:
    folded(graph, *PEOPLE)
    before = content(graph)

    with pytest.raises(GraphOfAnotherLogError):
        folded(graph, *INITIATIVES)

    assert content(graph) == before


def test_what_was_known_before_a_confirmation_stays_known_then(graph: GraphStore) -> None:
    confirmed = line(
        "relationship.confirmed", when="2016-05-01", relationship="r", person="p1", other="p2"
    )

    folded(graph, *PEOPLE, MET, confirmed)

    (_, until, first), (since, _, second) = ties(graph)
    assert (until, since) == (5, 5)
    assert (first.get("last_confirmed"), second["last_confirmed"]) == (None, "2016-05-01")


def test_an_ending_bounds_the_days_on_which_it_may_have_held(graph: GraphStore) -> None:
    ended = line("relationship.ended", when="2018", relationship="r", person="p1", other="p2")

    folded(graph, *PEOPLE, MET, ended)

    _, _, last = ties(graph)[-1]
    assert (last["possible_from"], last["possible_to"]) == ("2015-01-01", "2018-12-31")


def test_a_statement_taken_back_takes_its_later_versions_with_it(graph: GraphStore) -> None:
    confirmed = line(
        "relationship.confirmed", when="2016", relationship="r", person="p1", other="p2"
    )
    taken_back = line("statement.retracted", event_source="test", event_id="met")

    folded(graph, *PEOPLE, MET, confirmed, taken_back)

    assert [(since, until) for since, until, _ in ties(graph)] == [(4, 5), (5, 6)]


def test_undoing_a_merge_gives_back_exactly_what_was_there(graph: GraphStore) -> None:
    merged = [
        line("initiatives.merged", merge="m1", kept="i1", absorbed="i2"),
        line("initiatives.merged", merge="m2", kept="i2", absorbed="i3"),
    ]
    undone = [line("initiatives.unmerged", merge=merge) for merge in ("m2", "m1")]

    def standing() -> dict[str, str | None]:
        nodes = [
            row["properties"]
            for row in graph.read("export/entities")
            if row["labels"] == ["Initiative"]
        ]
        return {one["id"]: one.get("canonical") for one in sorted(nodes, key=lambda one: one["id"])}

    projector = folded(graph, *INITIATIVES, *merged)
    assert standing() == {"i1": None, "i2": "i1", "i3": "i1"}

    projector.log.append(undone[:1])
    projector.catch_up()
    assert standing() == {"i1": None, "i2": "i1", "i3": None}

    projector.log.append(undone[1:])
    projector.catch_up()
    assert standing() == {"i1": None, "i2": None, "i3": None}


def test_an_erased_person_is_nowhere_in_the_graph(graph: GraphStore) -> None:
    projector = folded(graph, *PEOPLE, MET, line("person.erased", person="p1"))

    about = [
        row
        for row in graph.read("export/relationships")
        if row["from_properties"].get("id") == "p1"
    ]
    assert [row["type"] for row in about] == ["ERASED_BY"]
    assert "Person p1" not in str(graph.read("export/entities"))
    assert checkpoint(graph) is not None
    assert projector.keys.known_for(["p1"]) == {}


def test_a_question_about_the_past_sees_what_was_so_then(graph: GraphStore) -> None:
    described = line("initiative.described", when="2018", initiative="i1", title="Nyt navn")
    folded(graph, *INITIATIVES, described)

    def titles(**moments: Any) -> list[str]:
        rows = questions(graph, **moments).ask("initiatives")
        return [row["profile"]["title"] for row in rows]

    assert titles(as_of="2019-01-01")[0] == "Nyt navn"
    assert titles(as_of="2017-01-01")[0] == "Indsats i1"
    assert titles(as_of="2019-01-01", known_at=3)[0] == "Indsats i1"
    assert titles(as_of="2019-01-01", known_at=1) == ["Indsats i1"]


def test_three_racing_projectors_double_nothing(graph: GraphStore, tmp_path: Path) -> None:
    keys = SqliteKeyStore(tmp_path / "keys.db")
    log = SqliteLog(tmp_path / "log.db", keys)
    log.append([proposal_from(one) for one in history.proposals()])
    events = list(recorded(log.read(), keys))
    projectors = [Projector(log, keys, graph) for _ in range(3)]
    graph.prepare()
    graph.write("checkpoint/begin", name="graph", epoch=log.head().log_id)

    def race(projector: Projector) -> int:
        return sum(projector.fold(part, epoch=log.head().log_id) for part in parts(events, 50))

    with ThreadPoolExecutor(3) as pool:
        won = list(pool.map(race, projectors))
    projectors[0].catch_up()
    raced = content(graph)

    cleared(projectors[0])
    projectors[0].catch_up()
    assert raced == content(graph)
    assert 0 < sum(won) <= 7


def parts(events: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [events[at : at + size] for at in range(0, len(events), size)]
