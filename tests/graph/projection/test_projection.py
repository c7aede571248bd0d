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
from graph.projection.project import Checkpoint, Projector, checkpoint
from graph.projection.rebuild import cleared
from graph.projection.rows import FOREVER
from graph.proposals import Proposal, proposal_from
from graph.questions import questions
from graph.reading import recorded
from graph.store import GraphStore, schema
from importers.demo import history
from tests.support.lines import line
from tests.support.stored import Stored

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

    # What is taken back may be anything: there is a file for each thing that it may hang on.
    assert sorted([*files, "statement.retracted"]) == sorted(KINDS)


@pytest.mark.parametrize(
    "name",
    [
        n
        for f in ("project", "revise", "retract", "derive", "read", "export", "checkpoint")
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
    parameters: dict[str, Any] = dict.fromkeys(wanted, 1) | {
        "events": [],
        "groups": [],
        "initiatives": [],
        "organisations": [],
        "name": "x",
    }

    with graph.driver.session(database=graph.database) as session:
        session.run("EXPLAIN " + text, parameters).consume()


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
            "take back",
            "describe",
            "erase",
            "seat",
            "leave",
            "hire",
            "dismiss",
        ]
    ),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(["2014", "2015-06", "2016-03-01", None]),
)


def proposed(  # noqa: C901 - one case an action
    number: int, action: tuple[str, int, int, str | None]
) -> Proposal:
    what, a, b, when = action
    # Two that differ, in either order, so that pairs are named both ways round.
    second = (a + 1 + b % 2) % 3
    person, other = f"p{a + 1}", f"p{second + 1}"
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
                absorbed=f"i{second + 1}",
            )
        case "unmerge":
            return line("initiatives.unmerged", f"n{number}", merge=f"m{a}")
        case "retract":
            return line(
                "statement.retracted", f"n{number}", event_source="test", event_id=f"meet{a}"
            )
        case "take back":
            data = {"event_source": "test", "event_id": f"n{number - 1 - a - b}"}
            return line("statement.retracted", f"n{number}", **data)
        case "describe":
            return line(
                "initiative.described",
                f"n{number}",
                when=when,
                initiative=f"i{a + 1}",
                title=f"Nyt {b}",
                topics=["fald"],
            )
        case "hire":
            return line(
                "employment.started", f"n{number}", when=when, person=person, organisation="o"
            )
        case "dismiss":
            return line(
                "employment.ended", f"n{number}", when=when, person=person, organisation="o"
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
    place = line("organisation.registered", organisation="o", name="Sted")
    log, keys = filled(
        *PEOPLE,
        *INITIATIVES,
        forum,
        place,
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


def test_a_graph_that_another_version_prepared_is_prepared_again(graph: GraphStore) -> None:
    projector = folded(graph, *PEOPLE)
    epoch = projector.log.head().log_id
    graph.write("checkpoint/begin", name="graph", epoch=epoch, schema="another")

    projector.catch_up()

    assert checkpoint(graph) == Checkpoint(len(PEOPLE), epoch, schema())


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


def test_an_ending_ends_what_held_then_and_no_earlier_or_later_time(graph: GraphStore) -> None:
    place = line("organisation.registered", organisation="o", name="Sted")
    job = {"person": "p1", "organisation": "o"}

    folded(
        graph,
        *PEOPLE,
        place,
        line("employment.started", when="2010", **job),
        line("employment.ended", when="2012", **job),
        line("employment.started", when="2020", **job),
        line("employment.ended", when="2022", **job),
    )

    rows = graph.read("export/relationships")
    jobs = [row["properties"] for row in rows if row["type"] == "WORKS_AT"]
    live = sorted(
        (one["valid_from"], one["valid_to"]) for one in jobs if one["retracted"] == FOREVER
    )
    assert live == [("2010", "2012"), ("2020", "2022")]


def test_either_of_the_two_can_dispute_a_relationship(graph: GraphStore) -> None:
    disputed = line("relationship.disputed", relationship="r", person="p2", other="p1")

    folded(graph, *PEOPLE, MET, disputed)

    assert [one["disputed"] for _, _, one in ties(graph)] == [False, True]


def test_many_initiatives_that_are_all_the_same_stand_under_the_first(graph: GraphStore) -> None:
    ids = [f"x{number}" for number in range(12)]
    registered = [line("initiative.registered", initiative=id, title=id) for id in ids]
    merged = [
        line("initiatives.merged", merge=f"{one}-{other}", kept=one, absorbed=other)
        for at, one in enumerate(ids)
        for other in ids[at + 1 :]
    ]

    folded(graph, *registered, *merged)

    nodes = [row["properties"] for row in graph.read("export/entities")]
    assert {node.get("canonical") for node in nodes if node.get("id") in ids[1:]} == {"x0"}


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

    about = [row for row in graph.read("export/relationships") if row["from_name"] == "p1"]
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


def test_what_is_told_late_about_the_past_does_not_outdate_what_came_after(
    graph: GraphStore,
) -> None:
    folded(
        graph,
        *INITIATIVES[:1],
        line("initiative.described", when="2018", initiative="i1", title="Nyt"),
        line("initiative.described", when="2010", initiative="i1", title="Gammelt"),
    )

    def title(as_of: str) -> str:
        (row,) = questions(graph, as_of=as_of).ask("initiatives")
        return row["profile"]["title"]

    assert (title("2020-01-01"), title("2012-01-01")) == ("Nyt", "Gammelt")


def test_where_dates_do_not_tell_which_came_first_the_last_told_holds(graph: GraphStore) -> None:
    folded(
        graph,
        *INITIATIVES[:1],
        line("initiative.described", when="2018-05", initiative="i1", title="I maj"),
        line("initiative.described", when="2018", initiative="i1", title="Engang i 2018"),
        line("initiative.described", initiative="i1", title="Uden dato"),
    )

    titles = {
        known_at: questions(graph, known_at=known_at).ask("initiatives")[0]["profile"]["title"]
        for known_at in (2, 3, 4)
    }
    assert titles == {2: "I maj", 3: "Engang i 2018", 4: "Uden dato"}


def test_three_racing_projectors_double_nothing(graph: GraphStore, tmp_path: Path) -> None:
    with Stored(tmp_path).opened() as (log, keys):
        log.append([proposal_from(one) for one in history.proposals()])
        epoch, events = log.head().log_id, list(recorded(log.read(), keys))
        projectors = [Projector(log, keys, graph) for _ in range(3)]
        projectors[0].catch_up(to=0)

        def race(projector: Projector) -> int:
            return sum(projector.fold(part, epoch=epoch) for part in parts(events, 50))

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
