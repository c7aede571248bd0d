"""Engines that outlived their users, and folders of graphs that nobody removed."""

import subprocess
import sys
from pathlib import Path

from graph.engine.process import ended, running
from graph.health.engines import engines_over, leftovers, orphans
from graph.settings import Settings
from graph.wiring import opened
from tests.support.checkout import ROOT
from tests.support.lines import line

first = line("initiative.registered", initiative="i", title="x")


def orphaned(folder: Path) -> int:
    """The pid of an engine whose only user was killed."""
    command = [sys.executable, "-m", "tests.support.visitor", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as visitor:
        assert visitor.stdout is not None
        pid = int(visitor.stdout.readline().split()[0])
        visitor.kill()
    return pid


def test_an_engine_whose_user_was_killed_is_found_by_its_pid(tmp_path: Path) -> None:
    folder = tmp_path / "graphs" / "one"
    pid = orphaned(folder)

    found = orphans(tmp_path, adopted=True)

    assert [engine.pid for engine in engines_over(tmp_path)] == [pid]
    assert not found.ok
    assert f"pid {pid}" in found.da
    assert f"kill {pid}" in (found.do_da or "")
    _end(folder, pid)
    assert orphans(tmp_path, adopted=True).ok


def test_the_next_command_takes_an_orphan_over_and_stops_it(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system:
        folder = tmp_path / "graphs" / system.log.live_graph()
    pid = orphaned(folder)

    with opened(Settings(data=tmp_path)) as system, system.graphs.current():
        assert orphans(tmp_path, adopted=True).ok

    _is_gone(folder, pid)


def test_an_engine_in_use_is_no_orphan(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system, system.graphs.current():
        assert len(engines_over(tmp_path)) == 1
        assert orphans(tmp_path, adopted=True).ok


def test_a_graph_that_a_broken_off_rebuild_left_is_found(tmp_path: Path) -> None:
    for left in ("graphs/graph-1", "scratch/graph-2"):
        (tmp_path / left / "databases").mkdir(parents=True)
    (tmp_path / "graphs" / "live").mkdir()

    found = leftovers(tmp_path, live="live")

    assert not found.ok
    assert "graphs/graph-1, scratch/graph-2" in found.da


def test_what_a_rebuild_works_on_is_not_left_over(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system:
        system.log.append([first])
        with system.graphs.current():
            assert leftovers(tmp_path, live=system.log.live_graph()).ok
            assert leftovers(tmp_path, live="another").ok


def _is_gone(folder: Path, pid: int) -> None:
    if process := running(folder, pid):
        process.wait(timeout=40)


def _end(folder: Path, pid: int) -> None:
    process = running(folder, pid)
    assert process is not None
    ended(folder, process)
