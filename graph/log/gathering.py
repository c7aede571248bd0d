"""Many threads ask at once; one of them sees to all that wait.

A commit costs as much for one event as for a hundred (group commit: DeWitt et al., Implementation
techniques for main memory database systems, 1984, section 5.2).
"""

from collections.abc import Callable, Sequence
from threading import Condition, Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Gathering(Generic[Asked, Answer]):
    """What is asked while something is being done is done together, next.

    `work` answers some that were asked, in order, each with an answer or an error; an error that
    it raises goes to all of them. `waiting` are those that nobody sees to yet.

    As many as were answered last are likely to ask again at once: they are waited for, at most
    `patience` seconds. Else the first of them would be alone with a commit of its own each time.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Asked]], Sequence[Answer | Exception]],
        *,
        at_once: int,
        patience: float,
    ) -> None:
        self._work = work
        self._at_once = at_once
        self._patience = patience
        self._mutex = Lock()
        self._enough = Condition(self._mutex)
        self.waiting: list[_Request[Asked, Answer]] = []
        self._likely = 1
        self._is_busy = False

    def ask(self, asked: Asked) -> Answer:
        """The answer, or the error raised, once somebody has seen to it."""
        request = _Request[Asked, Answer](asked)
        with self._mutex:
            self.waiting.append(request)
            must_wait = self._is_busy
            self._is_busy = True
            if self._are_all_here():
                self._enough.notify()
        if must_wait:
            request.turn.acquire()  # answered by now, or the one to see to those that wait
        if not request.answers:
            self._see_to_some()
        return request.told()

    def _see_to_some(self) -> None:
        with self._mutex:
            self._enough.wait_for(self._are_all_here, self._patience)
            some = self.waiting[: self._at_once]
            self._likely = len(some)
            del self.waiting[: self._at_once]
        try:
            self._answer(some)
        finally:
            with self._mutex:
                following = self.waiting[:1]
                self._is_busy = bool(following)
            for request in [*following, *some]:
                request.turn.release()

    def _are_all_here(self) -> bool:
        return len(self.waiting) >= self._likely

    def _answer(self, some: "Sequence[_Request[Asked, Answer]]") -> None:
        try:
            answers = self._work([request.asked for request in some])
        except BaseException as problem:
            for request in some:
                request.answers.append(problem)
            raise
        for request, answer in zip(some, answers, strict=True):
            request.answers.append(answer)


class _Request(Generic[Asked, Answer]):
    """Something asked; `turn` is let go when its thread has something to do."""

    __slots__ = ("answers", "asked", "turn")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.answers: list[Answer | BaseException] = []
        self.turn = Lock()
        self.turn.acquire()

    def told(self) -> Answer:
        answer = self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer
