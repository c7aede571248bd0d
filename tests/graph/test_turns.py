"""A turn is one's own until it is over, whoever else has the file open."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from graph.turns import Turns

HOLDER = """
import sys
from pathlib import Path
from graph.turns import Turns
with Turns(Path(sys.argv[1])).taken():
    print("mine", flush=True)
    sys.stdin.readline()
"""
CHECKOUT = Path(__file__).parents[2]


def test_threads_with_the_same_file_take_turns(tmp_path: Path) -> None:
    each = [Turns(tmp_path / "lock"), Turns(tmp_path / "lock")]
    seen: list[int] = []

    def visit(turns: Turns) -> None:
        for _ in range(50):
            with turns.taken():
                seen.append(len(seen))
                assert seen[-1] == len(seen) - 1

    with closing(each[0]), closing(each[1]), ThreadPoolExecutor(4) as pool:
        visits = [pool.submit(visit, turns) for turns in each * 2]
    for one in visits:
        one.result()

    assert seen == list(range(200))


def test_a_process_waits_for_another_and_has_its_turn_when_that_one_is_killed(
    tmp_path: Path,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=CHECKOUT,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "mine\n"

    with closing(Turns(tmp_path / "lock")) as turns, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_visit, turns)
        assert not waiting.done()
        holder.kill()
        assert waiting.result(30) == os.getpid()
    holder.communicate()


def test_a_turn_can_be_taken_again_after_closing(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "lock")

    assert _visit(turns) == os.getpid()
    turns.close()
    assert _visit(turns) == os.getpid()
    turns.close()


def _visit(turns: Turns) -> int:
    with turns.taken():
        return os.getpid()
