"""What a question is given, and what it gives back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.answers.register import Register
from api.answers.views import InitiativeView, View
from api.answers.words import either
from graph.errors import Language


class Answer(View):
    """A sentence or two that can be read aloud, the rows it was made from, and the positions in
    the log of what they rest on."""

    question: str
    answer: str
    rows: tuple[dict[str, Any], ...]
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What is known, under stable keys, and the log positions it rests on."""

    facts: Mapping[str, Any]
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one thing by its id, or about the whole region."""

    seen: Register
    id: str | None = None

    @property
    def lang(self) -> Language:
        return self.seen.lang

    @property
    def cluster(self) -> str | None:
        """The id, when it is that of a cluster."""
        return self.id if self.id in self.seen.directory.clusters else None

    @property
    def one(self) -> InitiativeView | None:
        """The initiative that is asked about; UnknownInitiativeError when there is no such."""
        return None if self.id is None or self.cluster is not None else self.seen.find(self.id)

    @property
    def initiatives(self) -> list[InitiativeView]:
        """Those that are asked about: one, those of a cluster, or all in their register."""
        if self.one is not None:
            return [self.one]
        views = self.seen.initiatives
        if self.cluster is None:
            return views
        return [view for view in views if self.cluster in {place.id for place in view.clusters}]

    def said(self, danish: str, english: str) -> str:
        """The text in the language of the question."""
        return either(self.lang, danish, english)

    def answer(self, question: str, said: Iterable[str], rows: Iterable[Row]) -> Answer:
        """The sentences as one text, with the rows and everything that these rest on."""
        every = list(rows)
        return Answer(
            question=question,
            answer=" ".join(said),
            rows=tuple({**row.facts, "events": list(row.events)} for row in every),
            events=tuple(sorted({event for row in every for event in row.events})),
        )


def row(events: Iterable[int], /, **facts: Any) -> Row:
    """
    >>> row([7, 3, 7], sector="hospital")
    Row(facts={'sector': 'hospital'}, events=(3, 7))
    """
    return Row(facts, tuple(sorted(set(events))))


def ref(view: InitiativeView) -> dict[str, str]:
    """An initiative as rows name it."""
    return {"id": view.id, "title": view.title}
