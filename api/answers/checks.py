"""Checks that were kept as the basis of a decision: what was shown, and what was said to each."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import Field

from analyses.overlap.answer import Coverage
from analyses.overlap.score import OverlapClass
from api.answers.errors import UnknownCheckError
from api.answers.overlap import coverage
from api.answers.register import Register, register
from api.answers.views import Ref, View
from graph.questions import Questions

_ORDER: Final[tuple[OverlapClass, ...]] = ("equivalent", "related", "different")


class Acknowledged(View):
    """What was said to an initiative that was shown: `taken_into_account`, or `not_relevant` with
    why; by whose token, and on behalf of which forum."""

    answer: str
    because: str
    by: str | None
    forum: str | None
    date: str | None
    event: int


class ShownThen(View):
    """An initiative as it was shown; `reported` is whether and when the steering group had been
    told of it, at the time. `acknowledged` is None as long as nobody took a stand on it."""

    id: str
    title: str
    clusters: tuple[str, ...]
    contact: str | None
    class_: OverlapClass = Field(serialization_alias="class")
    score: float
    reported: Mapping[str, str | None] | None
    acknowledged: Acknowledged | None


class KeptCheck(View):
    """What was asked and answered; `coverage` is how far one could see then."""

    id: str
    text: str
    initiative: Ref | None
    model: str
    as_of: str
    known_at: int
    date: str | None
    by: str | None
    event: int
    shown: tuple[ShownThen, ...]
    coverage: tuple[Coverage, ...]

    @property
    def open(self) -> int:
        """How many that nobody took a stand on."""
        return sum(one.acknowledged is None for one in self.shown)


def check(seen: Register, id: str) -> KeptCheck:
    """A kept check; UnknownCheckError where there is none."""
    rows = seen.questions.ask("checks", check=id)
    if not rows:
        raise UnknownCheckError(id)
    return _kept(seen, rows[0])


def checks(seen: Register) -> list[KeptCheck]:
    """All of them, the newest first."""
    return [_kept(seen, row) for row in reversed(seen.questions.ask("checks", check=None))]


def _kept(seen: Register, row: Mapping[str, Any]) -> KeptCheck:
    profile = row["profile"]
    about = next((seen.find(id) for id in row["initiatives"]), None)
    then = Questions(seen.questions.graph, profile["as_of"], profile["known_at"])
    shown = [_shown(seen, one, row["acknowledged"]) for one in row["shown"]]
    return KeptCheck(
        id=row["id"],
        text=profile["text"],
        initiative=None if about is None else Ref(id=about.id, name=about.title),
        **{name: profile[name] for name in ("model", "as_of", "known_at")},
        date=row["date"],
        by=profile.get("by"),
        event=row["event"],
        shown=tuple(sorted(shown, key=lambda one: _ORDER.index(one.class_))),
        coverage=coverage(register(then, lang=seen.lang)),
    )


def _shown(seen: Register, one: Mapping[str, Any], said: Iterable[Mapping[str, Any]]) -> ShownThen:
    view = seen.views.get(seen.groups.canonical(one["initiative"]))
    mine = [_said(seen, row) for row in said if row["initiative"] == one["initiative"]]
    told = {"forum": one["reported_to"], "date": one["reported_on"]}
    return ShownThen(
        id=one["initiative"],
        title=one["initiative"] if view is None else view.title,
        clusters=() if view is None else tuple(place.name for place in view.clusters),
        contact=None if view is None or view.contact is None else view.contact.name,
        class_=one["likeness"],
        score=one["permille"] / 1000,
        reported=told if one["reported_to"] else None,
        acknowledged=mine[-1] if mine else None,
    )


def _said(seen: Register, row: Mapping[str, Any]) -> Acknowledged:
    forum = row["forum"]
    return Acknowledged(
        **{name: row[name] for name in ("answer", "because", "by", "date", "event")},
        forum=None if forum is None else seen.directory.forum(forum),
    )
