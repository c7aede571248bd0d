"""The register as it was last read, kept until the graph moves."""

from collections.abc import Hashable
from dataclasses import replace
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from api.answers.register import Register, register
from api.dependencies import QuestionsDep
from api.language import LangDep
from graph.errors import Language
from graph.projection.project import checkpoint
from graph.questions import Questions


class Registers:
    """A few registers, each as of a day and as known at a position.

    What held then does not change, but for people who are erased: so nothing is kept once the
    graph has come further, and a name is gone from here when it is gone from there.
    """

    MOST = 8

    def __init__(self) -> None:
        self._mutex = Lock()
        self._of: Hashable = None
        self._kept: dict[tuple[str, int, Language], Register] = {}

    def read(self, questions: Questions, *, lang: Language) -> Register:
        """The register; it asks further by these questions, not by those it was read with."""
        # Read first: should the graph move meanwhile, what is read is forgotten by the next.
        graph = checkpoint(questions.graph)
        asked = (questions.as_of, questions.known_at, lang)
        with self._mutex:
            if graph != self._of:
                self._of, self._kept = graph, {}
            found = self._kept.get(asked)
        if found is not None:
            return replace(found, questions=questions)
        made = register(questions, lang=lang)
        with self._mutex:
            if graph == self._of:
                self._kept = dict([*self._kept.items(), (asked, made)][-self.MOST :])
        return made


def _seen(request: Request, questions: QuestionsDep, lang: LangDep) -> Register:
    kept: Registers = request.app.state.registers
    return kept.read(questions, lang=lang)


SeenDep = Annotated[Register, Depends(_seen)]
