"""Initiatives that were put together: by whom, whether it was undone, and what was said since."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.answers.errors import UnknownMergeError
from api.answers.register import Register
from api.answers.views import Ref, View
from graph.envelope import Recorded
from graph.reading import recorded
from graph.wiring import System


class Later(View):
    """An event after the merge that says something of one of the two, by the id that it names:
    whoever said it may have meant the other."""

    event: int
    kind: str
    about: str


class Merge(View):
    """Two that were found to be the same. `undone` is the event that parted them again, and
    `chosen` whose value is shown, by field."""

    id: str
    kept: Ref
    absorbed: Ref
    because: str
    chosen: Mapping[str, str]
    by: str | None
    judgement: str | None
    event: int
    undone: int | None
    later: tuple[Later, ...]


def merges(system: System, seen: Register) -> list[Merge]:
    """Every merge that was not taken back, the newest first."""
    told = recorded(system.log.read(kind="initiatives.merged"), system.keys)
    undone = _undone(system)
    held = {row["merge"] for row in seen.questions.ask("same_as")}
    known = [one for one in told if one.data["merge"] in held | undone.keys()]
    titles = {row["id"]: row["profile"]["title"] for row in seen.questions.ask("initiatives")}
    return [_merge(system, seen, one, undone, titles) for one in reversed(known)]


def merge(system: System, seen: Register, id: str) -> Merge:
    """One merge; UnknownMergeError where there is none."""
    found = next((one for one in merges(system, seen) if one.id == id), None)
    if found is None:
        raise UnknownMergeError(id)
    return found


def _undone(system: System) -> dict[str, int]:
    events = recorded(system.log.read(kind="initiatives.unmerged"), system.keys)
    return {one.data["merge"]: one.envelope.position for one in events}


def _merge(
    system: System,
    seen: Register,
    event: Recorded,
    undone: Mapping[str, int],
    titles: Mapping[str, str],
) -> Merge:
    data, at = event.data, event.envelope.position
    pair = (data["kept"], data["absorbed"])
    return Merge(
        id=data["merge"],
        kept=Ref(id=pair[0], name=titles.get(pair[0], pair[0])),
        absorbed=Ref(id=pair[1], name=titles.get(pair[1], pair[1])),
        because=data.get("because", ""),
        chosen={one["field"]: one["value_of"] for one in data.get("chosen", ())},
        by=event.envelope.actor,
        judgement=data.get("judgement"),
        event=at,
        undone=undone.get(data["merge"]),
        later=_later(system, seen.questions.apart().ask("said_later", ids=list(pair), after=at)),
    )


def _later(system: System, rows: Sequence[Mapping[str, Any]]) -> tuple[Later, ...]:
    return tuple(
        Later(event=row["event"], kind=_kind(system, row["event"]), about=row["about"])
        for row in rows
    )


def _kind(system: System, position: int) -> str:
    return next(one.kind for one in system.log.read(after=position - 1, limit=1))
