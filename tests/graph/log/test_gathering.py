"""What many ask for at once is done together, and each is told what came of theirs."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from graph.errors import BatchRefusedError, ConflictError, GraphError
from graph.log.gathering import Gathering
from graph.log.sql import SqlLog
from graph.log.verify import verify
from tests.support.lines import line
from tests.support.stored import Stored

MANY = 12


class Slow:
    """Doubles numbers; the first time it waits until it is told to go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.done: list[list[int]] = []

    def __call__(self, some: Sequence[int]) -> list[int | Exception]:
        self.done.append(list(some))
        self.begun.set()
        self.go_on.wait(30)
        return [ValueError("thirteen") if one == 13 else 2 * one for one in some]


def asked(work: Slow, numbers: Sequence[int], *, at_once: int) -> list[Future[int]]:
    """The first alone; the rest while that is being done."""
    gathering = Gathering(work, at_once=at_once, patience=0)
    with ThreadPoolExecutor(len(numbers)) as pool:
        futures = [pool.submit(gathering.ask, numbers[0])]
        work.begun.wait(30)
        futures += [pool.submit(gathering.ask, number) for number in numbers[1:]]
        while len(gathering.waiting) < len(numbers) - 1:
            pass
        work.go_on.set()
    return futures


def test_what_is_asked_meanwhile_is_done_together() -> None:
    work = Slow()

    futures = asked(work, range(MANY), at_once=100)

    assert [future.result() for future in futures] == [2 * number for number in range(MANY)]
    assert [len(some) for some in work.done] == [1, MANY - 1]


def test_no_more_are_done_together_than_is_said() -> None:
    work = Slow()

    asked(work, range(MANY), at_once=4)

    assert [len(some) for some in work.done] == [1, 4, 4, 3]


def test_those_who_were_answered_together_are_waited_for_when_they_ask_again() -> None:
    work, far_away = Slow(), 600.0
    gathering = Gathering(work, at_once=100, patience=far_away)

    with ThreadPoolExecutor(MANY) as pool:
        first = pool.submit(gathering.ask, 0)
        work.begun.wait(30)
        others = [pool.submit(_twice, gathering, number) for number in range(1, MANY)]
        while len(gathering.waiting) < MANY - 1:
            pass
        work.go_on.set()

        assert first.result() == 0
        assert [other.result() for other in others] == [4 * number for number in range(1, MANY)]
    assert [len(some) for some in work.done] == [1, MANY - 1, MANY - 1]


def test_an_error_goes_to_the_one_it_is_about() -> None:
    futures = asked(Slow(), [1, 13, 3], at_once=100)

    assert (futures[0].result(), futures[2].result()) == (2, 6)
    with pytest.raises(ValueError, match="thirteen"):
        futures[1].result()


def test_when_the_work_itself_fails_everybody_is_told_and_the_next_can_ask() -> None:
    def fails(some: Sequence[str]) -> list[str | Exception]:
        if "bad" in some:
            message = "cannot"
            raise OSError(message)
        return list(some)

    gathering = Gathering(fails, at_once=10, patience=0)

    with pytest.raises(OSError, match="cannot"):
        gathering.ask("bad")
    assert gathering.ask("good") == "good"


def test_appends_at_once_are_each_all_or_nothing(stored: Stored) -> None:
    with stored.opened() as (log, _), ThreadPoolExecutor(16) as pool:
        told = [pool.submit(_append, log, number) for number in range(160)]

        assert sum(future.result() for future in told) == 128
        assert {event.stream for event in log.read()} == {
            f"initiative/i{number}" for number in range(160) if number % 5
        }
        assert verify(log.read(), log.head(), {}).ok


def test_of_the_same_key_with_different_words_one_is_told_of_the_conflict(log: SqlLog) -> None:
    def append(title: str) -> type[GraphError] | None:
        try:
            log.append([line("initiative.registered", "one", initiative="i", title=title)])
        except BatchRefusedError as refused:
            return type(refused.refused[0][1])
        return None

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(append, "abcdefgh"))

    assert Counter(told) == {None: 1, ConflictError: 7}
    assert log.head().position == 1


def _twice(gathering: Gathering[int, int], number: int) -> int:
    return gathering.ask(gathering.ask(number))


def _append(log: SqlLog, number: int) -> bool:
    """Every fifth batch has a stranger in it, so that nothing of it is appended."""
    new = line("initiative.registered", initiative=f"i{number}", title="x")
    stranger = line("initiative.described", initiative="ukendt", title="x")
    try:
        log.append([new] if number % 5 else [new, stranger])
    except BatchRefusedError:
        return False
    return True
