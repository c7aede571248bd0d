"""An import undone is as if it had never been, but for what others built upon, which is named."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.refusals import AlreadyUndoneError
from importers.contract import Source
from importers.errors import UnknownImportError
from importers.running.ending import Snapshot
from importers.running.report import ImportReport
from importers.running.revising import ENDED, ENDINGS
from importers.running.run import run
from importers.running.session import new_import_id
from importers.undoing.undo import undo
from tests.importers.ideas import NAME, ideas
from tests.importers.sources import Kept, an_empty_log, event, initiative, written

places = [
    event("c1", "cluster.registered", cluster="vest", name="Vest"),
    event("o1", "organisation.registered", organisation="o1", name="Lemvig"),
]


def brought(kept: Kept, folder: Path, *lines: Any, name: str = "a.jsonl") -> ImportReport:
    return run([Source(written(folder / name, *lines))], kept.log, dry_run=False, folder=folder)


def register(kept: Kept, folder: Path, *rows: str, snapshot: Snapshot | None = None) -> str:
    path = ideas(folder / "register.ideas", *rows)
    done = run([Source(path)], kept.log, dry_run=False, snapshot=snapshot, format=NAME)
    return done.import_id


def held(kept: Kept) -> list[tuple[str, str, str, bool]]:
    """What the log holds: what nobody took back, whoever said it and when; and whether it ended."""
    events = kept.events()
    gone = {
        (one["data"]["event_source"], one["data"]["event_id"])
        for one in events
        if one["kind"] == "statement.retracted"
    }
    ends = [one for one in events if one["kind"] in ENDINGS - {"initiative.withdrawn"}]
    return sorted(
        (
            one["kind"],
            str(one["valid_from"]),
            str(sorted(one["data"].items())),
            any(_is_ended(one, by) for by in ends),
        )
        for one in events
        if (one["source"], one["id"]) not in gone
        and one["kind"] not in ("statement.retracted", "import.undone")
        and one not in ends
    )


def _is_ended(event: dict[str, Any], by: dict[str, Any]) -> bool:
    is_later = by["position"] > event["position"]
    is_its = ENDED.get(event["kind"]) == by["kind"]
    return is_later and is_its and by["data"].items() <= event["data"].items()


def test_an_import_undone_leaves_nothing_that_holds(tmp_path: Path) -> None:
    kept = an_empty_log()
    report = brought(kept, tmp_path, *places, initiative("i1", organisations=["o1"]))

    done = undo(report.import_id, kept.log, folder=tmp_path)

    assert (done.undone, done.kept) == (3, ())
    assert held(kept) == []
    assert kept.kinds()[-1] == "import.undone"


def test_undone_and_imported_again_it_comes_back_whole(tmp_path: Path) -> None:
    kept = an_empty_log()
    lines = [*places, initiative("i1", organisations=["o1"])]
    first = brought(kept, tmp_path, *lines)
    before = held(kept)
    undo(first.import_id, kept.log, folder=tmp_path)

    second = brought(kept, tmp_path, *lines)
    third = brought(kept, tmp_path, *lines)
    back = held(kept)
    undo(second.import_id, kept.log, folder=tmp_path)

    assert (second.changed_rows, second.events, third.events) == (3, 3, 0)
    assert back == before
    assert held(kept) == []


def test_undoing_twice_says_so(tmp_path: Path) -> None:
    kept = an_empty_log()
    report = brought(kept, tmp_path, *places)
    undo(report.import_id, kept.log, folder=tmp_path)

    with pytest.raises(AlreadyUndoneError):
        undo(report.import_id, kept.log, folder=tmp_path)


def test_an_import_that_never_was_cannot_be_undone(tmp_path: Path) -> None:
    with pytest.raises(UnknownImportError):
        undo(new_import_id(), an_empty_log().log, folder=tmp_path)


def test_what_others_built_upon_stays_with_all_it_stands_on_and_is_named(tmp_path: Path) -> None:
    kept = an_empty_log()
    first = brought(kept, tmp_path, *places, initiative("i1"), initiative("i2"))
    adoption = event("a1", "adoption.started", adoption="a1", initiative="i1", organisation="o1")
    brought(kept, tmp_path, adoption, name="b.jsonl")

    done = undo(first.import_id, kept.log, folder=tmp_path)

    assert done.undone == 2
    assert [(one.about, one.code, one.by, one.by_kind) for one in done.kept] == [
        ("organisation/o1", "built_upon", 5, "adoption.started"),
        ("initiative/i1", "built_upon", 5, "adoption.started"),
    ]


def test_when_that_is_undone_too_the_rest_can_go(tmp_path: Path) -> None:
    kept = an_empty_log()
    first = brought(kept, tmp_path, initiative("i1"))
    described = event("d1", "initiative.described", initiative="i1", title="Ny")
    second = brought(kept, tmp_path, described, name="b.jsonl")

    assert len(undo(first.import_id, kept.log, folder=tmp_path).kept) == 1
    undo(second.import_id, kept.log, folder=tmp_path)
    done = undo(first.import_id, kept.log, folder=tmp_path)

    assert (done.undone, done.kept, held(kept)) == (1, (), [])


def test_an_import_that_was_broken_off_can_be_undone_as_far_as_it_came(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = written(tmp_path / "a.jsonl", *(initiative(f"i{n}") for n in range(6)))
    stopped = run(
        [Source(path)],
        kept.log,
        dry_run=False,
        folder=tmp_path,
        batch=2,
        progress=lambda done: done < 4,
    )

    done = undo(stopped.import_id, kept.log, folder=tmp_path)
    again = run([Source(path)], kept.log, dry_run=False, folder=tmp_path)

    assert (stopped.state, stopped.rows, done.undone) == ("stopped", 4, 4)
    assert (again.import_id != stopped.import_id, again.events, len(held(kept))) == (True, 6, 6)


rows = st.one_of(
    st.builds("i|{}|{}|{}".format, st.sampled_from("12"), st.sampled_from("AB"), st.just("p")),
    st.builds("o|{}|{}".format, st.sampled_from("12"), st.sampled_from("AB")),
    st.builds("m|{}|vest".format, st.sampled_from("12")),
    st.builds(
        "a|{}|{}|1|{}".format,
        st.sampled_from("12"),
        st.sampled_from("12"),
        st.sampled_from(["pilot", "adopted"]),
    ),
)
files = st.lists(
    st.tuples(st.lists(rows, min_size=1, max_size=6), st.booleans()), min_size=1, max_size=4
)


@settings(max_examples=30, deadline=None, derandomize=True, phases=[Phase.generate])
@given(files=files)
def test_undoing_the_last_import_is_never_having_made_it(
    files: Sequence[tuple[list[str], bool]],
) -> None:
    with TemporaryDirectory() as name:
        folder, kept = Path(name), an_empty_log()
        brought(kept, folder, *places)
        states = [held(kept)]
        ids = list[str]()
        for some, is_whole in files:
            snapshot = Snapshot("2026") if is_whole else None
            ids.append(register(kept, folder, *some, snapshot=snapshot))
            states.append(held(kept))
        for id, before in zip(reversed(ids), reversed(states[:-1]), strict=True):
            if any(one["correlation_id"] == id for one in kept.events()):
                done = undo(id, kept.log, folder=folder)
                assert done.kept == ()
            assert held(kept) == before
