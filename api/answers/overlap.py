"""Before a decision: what is like this initiative, or like this text, and how far we saw."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import Final

from analyses.overlap.answer import Candidate, Coverage, OverlapAnswer
from analyses.overlap.check import Overlap
from analyses.overlap.check import check as compared
from analyses.overlap.records import InitiativeRecord, pasted
from api.answers.comparing import indexed, record
from api.answers.errors import NothingAskedError, UnknownIdError
from api.answers.register import Register, register
from api.answers.views import InitiativeView, Ref
from api.answers.words import in_words
from graph.errors import Language
from graph.questions import Questions

_LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:[-_:.][a-z0-9]+)+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-.*")
_NEAR = 0.85


class CheckedOverlap(OverlapAnswer):
    """What was asked about, when it is an initiative that is known."""

    asked: Ref | None = None


def check(
    questions: Questions,
    text_or_id: str,
    *,
    limit: int = 10,
    lang: Language = "da",
    as_text: bool = False,
    model: str | None = None,
    seconds: float = 0,
) -> CheckedOverlap:
    """An initiative by its id, or by a title or alias that is its alone, is compared with all
    others; anything else is a text. UnknownIdError for what looks like an id and is none;
    `as_text` says that it is a text all the same. `model` names another than the one in use, and
    `seconds` says how long to wait for what is unread."""
    seen = register(questions, lang=lang)
    return check_in(seen, text_or_id, limit=limit, as_text=as_text, model=model, seconds=seconds)


def check_in(
    seen: Register,
    text_or_id: str,
    *,
    limit: int = 10,
    as_text: bool = False,
    model: str | None = None,
    seconds: float = 0,
) -> CheckedOverlap:
    """The same in a register that was read already."""
    if not text_or_id.strip():
        raise NothingAskedError
    asked = None if as_text else named(seen, text_or_id)
    if asked is None and not as_text:
        _must_be_a_text(seen, text_or_id.strip())
    mine = pasted(text_or_id) if asked is None else record(asked)
    known = indexed(seen, model, seconds=seconds)
    found = _compared(known, mine, seen=seen, limit=limit)
    return CheckedOverlap(
        model=found.model,
        candidates=_reachable(found.candidates, seen),
        coverage=coverage(seen),
        meanings=found.meanings,
        asked=None if asked is None else Ref(id=asked.id, name=asked.title),
    )


def similar(
    known: Overlap, view: InitiativeView, *, seen: Register, limit: int = 10
) -> list[Candidate]:
    """The initiatives that are the same or related, best first."""
    found = _compared(known, record(view), seen=seen, limit=limit).candidates
    return [one for one in _reachable(found, seen) if one.class_ != "different"]


def _compared(
    known: Overlap, asked: InitiativeRecord, *, seen: Register, limit: int
) -> OverlapAnswer:
    coded = partial(in_words, lang=seen.lang)
    return compared(known, asked, limit=limit, lang=seen.lang, coded=coded)


def _reachable(found: Iterable[Candidate], seen: Register) -> tuple[Candidate, ...]:
    """With the name of whom to ask, which is read anew and kept nowhere."""
    return tuple(one.model_copy(update={"contact": _contact(seen.views[one.id])}) for one in found)


def _contact(view: InitiativeView) -> str | None:
    return None if view.contact is None else view.contact.name


def named(seen: Register, text: str) -> InitiativeView | None:
    """The initiative that the text names: by id, or by a title or alias that no other has."""
    by_id = seen.views.get(seen.groups.canonical(text))
    if by_id is not None:
        return by_id
    wanted = _folded(text)
    alike = [
        view
        for view in seen.initiatives
        if any(_folded_name(name) == wanted for name in (view.title, *view.aliases))
    ]
    return alike[0] if len(alike) == 1 else None


def _must_be_a_text(seen: Register, text: str) -> None:
    if len(text.split()) > 1:
        return
    near = get_close_matches(text, seen.views, n=3, cutoff=_NEAR)
    if near or _LIKE_AN_ID.fullmatch(text):
        raise UnknownIdError(text, tuple(near))


def coverage(seen: Register) -> tuple[Coverage, ...]:
    """How far we saw: each cluster that is known, then what is regional or of unknown place.

    An initiative of several clusters counts in each of them.
    """
    there: dict[str | None, list[InitiativeView]] = defaultdict(list)
    for view in seen.initiatives:
        for place in {place.id for place in view.clusters} or {None}:
            there[place].append(view)
    rows = [_covered(name, there[id]) for id, name in seen.directory.clusters.items()]
    return (*rows, _covered(None, there[None]))


def _covered(cluster: str | None, views: Iterable[InitiativeView]) -> Coverage:
    there = list(views)
    dates = [view.last_update for view in there if view.last_update is not None]
    return Coverage(cluster=cluster, initiatives=len(there), last_update=max(dates, default=None))


@lru_cache(maxsize=131_072)
def _folded_name(name: str) -> str:
    return _folded(name)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
