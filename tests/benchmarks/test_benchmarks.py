"""Each benchmark runs, on next to nothing; how fast it is, no test asks."""

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.commands import adoptions, decided
from benchmarks.logs import made
from benchmarks.plan import Plan
from benchmarks.proposals import SIZE, batches
from benchmarks.report import markdown
from benchmarks.stores import Places, postgres_places, sqlite_places
from tests.support import postgres_server

# The demo's own history is 340 events; of its copies, each has an initiative to adopt.
SIZES = (700, 1_000)


def tiny(folder: Path) -> Plan:
    """So little that it takes no time."""
    return Plan(
        folder,
        rounds=1,
        held=10,
        batch=10,
        batches=2,
        singles=2,
        clients=3,
        each=2,
        compared=SIZES[0],
        logs=SIZES,
        keys=10,
        commands=3,
        ties=(200,),
        acquaintances=(300,),
        told=300,
        initiatives=(200,),
    )


@pytest.mark.parametrize("name", BENCHMARKS)
def test_each_benchmark_tells_what_it_measured(name: str, tmp_path: Path) -> None:
    report = BENCHMARKS[name](tiny(tmp_path))

    told = [row.what for row in report.rows]
    assert report.name == name
    assert len(told) == len(set(told)) > 0
    assert all(row.value > 0 for row in report.rows)
    assert all(line.count("|") == 6 for line in _table(markdown(report)))


def test_the_places_that_are_compared_hold_the_same_events(tmp_path: Path) -> None:
    with ExitStack() as stack:
        for places in _places(stack, tmp_path):
            every = (places.ours, places.floor, places.table, places.raw)
            for place in every:
                for batch in batches("same", 30, 10):
                    place.append(batch)
            assert [place.held() for place in every] == [30] * 4
            assert {len(one.data) for one in places.log.read()} == {SIZE}


def test_the_commands_are_accepted_and_change_nothing(tmp_path: Path) -> None:
    with made(tmp_path, SIZES[0]) as log:
        before = log.log.head()

        done = [decided(log.log, one) for one in adoptions(log.log, 5)]

        assert [(len(one.entries), one.refused) for one in done] == [(1, [])] * 5
        assert log.log.head() == before


def test_the_numbers_are_written_for_programs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "numbers.json"

    code = main(["read", "--rounds", "1", "--json", str(path)], sizes=tiny)

    found = json.loads(path.read_bytes())
    assert (code, [report["name"] for report in found["reports"]]) == (0, ["read"])
    assert "### Reading" in capsys.readouterr().out


def test_a_benchmark_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nothing"])

    assert "nothing" in capsys.readouterr().err


def _places(stack: ExitStack, folder: Path) -> list[Places]:
    found = [stack.enter_context(sqlite_places(folder))]
    if postgres_server.why_not() is None:
        server = stack.enter_context(postgres_server.start())
        found.append(stack.enter_context(postgres_places(server)))
    return found


def _table(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]
