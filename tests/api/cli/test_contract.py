"""What outside programs rely on: the commands, their JSON, their exit codes."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.wiring import opened
from importers.demo import known
from tests.support.command_line import CommandLine

cluster = {
    "source": "t",
    "id": "1",
    "kind": "cluster.registered",
    "data": {"cluster": "c", "name": "Vest"},
}
ada = {
    "source": "t",
    "id": "2",
    "kind": "person.registered",
    "data": {"person": "p1", "name": "Ada Abe"},
}
bo = {
    "source": "t",
    "id": "3",
    "kind": "person.registered",
    "data": {"person": "p2", "name": "Bo Bi"},
}
met = {
    "source": "t",
    "id": "4",
    "kind": "relationship.recorded",
    "valid_from": "2015",
    "data": {
        "relationship": "r",
        "person": "p1",
        "other": "p2",
        "how": "course",
        "occasion": "Kursus",
    },
}


def written(*events: object) -> str:
    return "".join(f"{json.dumps(event)}\n" for event in events)


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


@pytest.fixture
def small(tmp_path: Path) -> Generator[CommandLine]:
    """Four events, and an engine that is kept running."""
    line = CommandLine(tmp_path / "data")
    line("events", "append", "-", given=written(cluster, ada, bo, met))
    with opened(Settings(data=line.data)) as system, system.graphs.current():
        yield line


def test_appending_counts_what_is_new_and_what_is_not(empty: CommandLine) -> None:
    first = empty.json("events", "append", "-", given=written(cluster, ada))
    again = empty.json("events", "append", "-", given=written(cluster, ada, bo))

    assert first.document == {"appended": 2, "unchanged": 0, "position": 2, "refused": []}
    assert again.document == {"appended": 1, "unchanged": 2, "position": 3, "refused": []}
    assert (first.exit_code, again.exit_code) == (0, 0)


def test_a_batch_with_a_broken_line_is_refused_whole(empty: CommandLine) -> None:
    ran = empty.json("events", "append", "-", given=f"{written(cluster)}{{ikke json\n")

    assert (ran.exit_code, ran.document["appended"], ran.document["position"]) == (1, 0, 0)
    assert [(one["line"], one["code"]) for one in ran.document["refused"]] == [(2, "invalid_json")]


def test_keeping_going_writes_the_rest(empty: CommandLine) -> None:
    ran = empty.json(
        "events", "append", "-", "--keep-going", given=f"{{}}\n{written(cluster, met)}"
    )

    assert (ran.exit_code, ran.document["appended"]) == (1, 1)
    assert [(one["line"], one["code"]) for one in ran.document["refused"]] == [
        (1, "invalid"),
        (3, "unknown_reference"),
    ]


def test_other_content_under_a_known_id_is_a_conflict(empty: CommandLine) -> None:
    empty("events", "append", "-", given=written(cluster))
    other = {**cluster, "data": {"cluster": "c", "name": "Øst"}}

    ran = empty.json("events", "append", "-", given=written(other))

    assert (ran.exit_code, ran.document["refused"][0]["code"]) == (4, "conflict")


def test_a_command_that_breaks_a_rule_is_refused_with_what_is_missing(empty: CommandLine) -> None:
    history = [
        cluster,
        {
            "source": "t",
            "id": "o",
            "kind": "organisation.registered",
            "data": {"organisation": "o", "name": "O"},
        },
        {
            "source": "t",
            "id": "i",
            "kind": "initiative.registered",
            "data": {"initiative": "i", "title": "I"},
        },
        {
            "source": "t",
            "id": "p",
            "kind": "policy.changed",
            "valid_from": "2016",
            "data": {"policy": "opt_in", "in_force": True},
        },
    ]
    adopt = {
        "source": "t",
        "id": "a",
        "kind": "adoption.started",
        "valid_from": "2020",
        "data": {"adoption": "a", "initiative": "i", "organisation": "o", "on_behalf_of": "c"},
    }
    empty("events", "append", "-", given=written(*history))

    command = empty.json("events", "append", "-", "--command", given=written(adopt))
    fact = empty.json("events", "append", "-", given=written(adopt))

    assert (command.exit_code, command.document["refused"][0]["code"]) == (4, "not_opted_in")
    assert (fact.exit_code, fact.document["appended"], fact.document["position"]) == (0, 1, 6)


def test_listing_gives_whole_envelopes(empty: CommandLine) -> None:
    empty("events", "append", "-", given=written(cluster, ada, bo, met))

    listed = empty.json("events", "list", "--after", "3").lines

    assert [(one["position"], one["kind"], one["precision"]) for one in listed] == [
        (4, "relationship.recorded", "year")
    ]
    assert listed[0]["data"] == met["data"]
    assert len(empty.json("events", "list", "--kind", "person.registered").lines) == 2
    assert len(empty.json("events", "list", "--stream", "person/p1").lines) == 1


def test_verifying_says_whole_or_where_it_is_not(empty: CommandLine, tmp_path: Path) -> None:
    empty("events", "append", "-", given=written(cluster))
    anchor = tmp_path / "heads.jsonl"
    (end,) = (empty.data / "log.heads.jsonl").read_text("utf-8").splitlines()
    anchor.write_text(json.dumps({**json.loads(end), "position": 2}) + "\n", encoding="utf-8")

    whole = empty.json("events", "verify")
    cut = empty.json("events", "verify", "--anchor", str(anchor))

    assert (whole.exit_code, whole.document["ok"], whole.document["events"]) == (0, True, 1)
    assert (cut.exit_code, [one["code"] for one in cut.document["problems"]]) == (1, ["cut_tail"])


def test_every_kind_has_a_schema(empty: CommandLine) -> None:
    schemas = empty.json("events", "schema").document

    assert (
        schemas["adoption.started"] == empty.json("events", "schema", "adoption.started").document
    )
    assert "adoption" in schemas["adoption.started"]["required"]
    assert empty.json("events", "schema", "nothing.happened").exit_code == 2


def test_the_graph_agrees_with_the_log(small: CommandLine) -> None:
    status = small.json("status").document
    checked = small.json("rebuild", "--check").document

    assert set(status) >= {"events", "projected", "lag", "engine", "log"}
    assert (checked["ok"], checked["checksum_live"]) == (True, checked["checksum_rebuilt"])
    assert small.json("status").document["lag"] == 0


def test_a_graph_that_was_tampered_with_is_found_and_made_good(small: CommandLine) -> None:
    small.json("rebuild", "--check")
    with opened(Settings(data=small.data)) as system, system.graphs.current() as graph:
        graph.driver.execute_query("CREATE (:Topic {name: 'x'})", database_=graph.database)

    found = small.json("rebuild", "--check")
    repaired = small.json("rebuild")

    assert (found.exit_code, found.document["ok"]) == (1, False)
    assert repaired.exit_code == 1
    assert small.json("rebuild", "--check").document["ok"] is True


def test_an_erased_person_is_gone_from_every_file(small: CommandLine) -> None:
    small.json("rebuild")

    done = small.json("person", "erase", "p1")

    assert done.document == {
        "erased": "p1",
        "ids": ["p1"],
        "events_affected": 2,
        "verified": True,
    }
    assert small.json("events", "verify").document["ok"] is True
    assert small.json("rebuild", "--check").document["ok"] is True
    assert small.json("person", "erase", "p1").document["verified"] is True
    assert small.json("person", "erase", "nobody").exit_code == 2


def test_overlap_finds_the_twin_first_and_says_how_far_it_saw(demo: CommandLine) -> None:
    regional, twin = known.TWIN

    answer = demo.json("overlap", "check", regional, "--limit", "3").document

    first = answer["candidates"][0]
    assert (first["id"], first["class"], first["better_documented"], first["reported"]) == (
        twin,
        "equivalent",
        True,
        None,
    )
    assert set(first) >= {
        "id",
        "title",
        "cluster",
        "class",
        "score",
        "reasons",
        "differences",
        "contact",
    }
    assert [set(one) for one in first["reasons"]] == [{"feature", "share", "text"}] * len(
        first["reasons"]
    )
    assert len(answer["coverage"]) == 6


def test_every_hidden_duplicate_is_found_from_either_side(demo: CommandLine) -> None:
    for one, other in known.DUPLICATES:
        for asked, wanted in ((one, other), (other, one)):
            found = demo.json("overlap", "check", asked, "--limit", "1").document["candidates"]
            assert [candidate["id"] for candidate in found] == [wanted]


def test_a_text_about_nothing_known_still_says_how_far_it_saw(demo: CommandLine) -> None:
    answer = demo.json("overlap", "check", "Kvantecomputere til asteroideminedrift").document

    assert answer["candidates"] == []
    assert [one["cluster"] for one in answer["coverage"]][-2:] == ["Aarhusklyngen", None]


def test_a_path_is_told_in_sentences_and_steps(demo: CommandLine) -> None:
    answer = demo.json("path", *known.PATH).document

    assert {path["kind"] for path in answer["paths"]} == {"shortest", "strongest"}
    for path in answer["paths"]:
        assert (path["steps"][0]["from"], path["steps"][-1]["to"]) == known.PATH
        assert set(path["steps"][0]) >= {"from", "to", "how", "since", "last_confirmed", "source"}


def test_a_path_can_go_round_somebody(demo: CommandLine) -> None:
    answer = demo.json("path", *known.PATH, "--without", known.BRIDGE).document

    assert answer["paths"]
    assert known.BRIDGE not in json.dumps(answer["paths"])


def test_somebody_who_has_tried_it_is_found_and_names_work_too(demo: CommandLine) -> None:
    by_id = demo.json("path", "person-02", "tried:initiative-tobs").document
    by_name = demo.json("path", "villads viskestykke", "tried:initiative-tobs").document

    assert by_id["paths"]
    assert by_id == by_name
    assert demo.json("path", "Ingen Heddersådan", "person-01").exit_code == 2


def test_diffusion_tells_every_step_and_writes_pictures(demo: CommandLine, tmp_path: Path) -> None:
    page, picture = tmp_path / "d.html", tmp_path / "d.svg"

    answer = demo.json(
        "diffusion", "initiative-tobs", "--html", str(page), "--svg", str(picture)
    ).document

    arc = answer["arcs"][0]
    assert set(arc) >= {
        "from",
        "to",
        "when",
        "recorded",
        "probability",
        "carried_by",
        "changed",
        "events",
    }
    assert len(answer["adopters"]) == 12
    assert len(answer["unknown"]) == 3
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert picture.read_text("utf-8").startswith("<svg")


def test_what_to_do_next_is_told_with_values_reasons_and_the_simple_choice(
    demo: CommandLine,
) -> None:
    answer = demo.json("next", "initiative-tobs").document

    for part in ("contact", "introductions", "group"):
        for one in answer[part]:
            assert one["interval"][0] <= one["value"] <= one["interval"][1]
            assert one["reasons"]
    assert set(answer["baseline"]) == {"contact", "introductions", "group"}
    assert answer == demo.json("next", "initiative-tobs", "--seed", "1").document


def test_the_kinds_of_relationship_behind_the_recorded_ways_are_counted(demo: CommandLine) -> None:
    answer = demo.json("analyse", "tie_kinds").document

    rows = {row["id"]: row for row in answer["values"]}
    assert rows["project"]["tie_kinds"] == 6
    assert all(0 < row["share"] <= 1 for row in answer["values"])
    assert all(row["examples"] for id, row in rows.items() if id != "unknown")
    assert demo.json("analyse", "kernel").document["values"]


def test_the_past_is_asked_by_date_and_by_what_was_known(demo: CommandLine) -> None:
    def adopters(*moments: str) -> int:
        return len(demo.json("diffusion", "initiative-tobs", *moments).document["adopters"])

    assert adopters("--as-of", "2014") < adopters("--as-of", "2016") < adopters()
    assert adopters("--known-at", "270") < adopters()
    assert demo.json("diffusion", "initiative-tobs", "--as-of", "i går").exit_code == 2


@pytest.mark.parametrize("number", range(1, 11))
def test_each_of_the_ten_questions_has_an_answer_with_events_behind_it(
    number: int, demo: CommandLine
) -> None:
    answer = demo.json("ask", str(number)).document

    assert set(answer) >= {"question", "answer", "rows", "events"}
    assert answer["answer"].endswith(".")
    assert answer["rows"]
    assert all(1 <= position <= 341 for position in answer["events"])
    assert answer["events"] == sorted(set(answer["events"]))


@pytest.mark.parametrize("number", range(1, 11))
def test_each_answers_in_english_too(number: int, demo: CommandLine) -> None:
    danish, english = (
        demo.json("ask", str(number), "--lang", lang).document for lang in ("da", "en")
    )

    assert english["answer"] != danish["answer"]


def test_an_error_is_one_json_document_with_a_way_out(demo: CommandLine) -> None:
    ran = demo.json("diffusion", "initiative-ukendt")

    assert ran.exit_code == 2
    assert set(ran.document["error"]) == {"code", "detail", "hint"}
    assert demo("diffusion", "initiative-ukendt").out == ""
    assert demo.json("ask", "11").exit_code == 2


def test_the_demo_is_not_mixed_with_real_data(small: CommandLine) -> None:
    assert small.json("demo", "load").exit_code == 4


def test_nothing_personal_is_told_in_an_error(empty: CommandLine) -> None:
    wrong = {**ada, "data": {"person": "p1", "name": "Ada Abe", "email": 7}}

    ran = empty.json("events", "append", "-", given=written(wrong))

    assert "Ada" not in ran.out
