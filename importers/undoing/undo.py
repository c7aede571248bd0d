"""An import undone: what it said is taken back by other events, but for what others built upon."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.batches import batched
from graph.journal import happened
from graph.log.contract import Log
from graph.proposals import Proposal, proposal_from
from graph.refusals import AlreadyUndoneError
from importers.errors import UnknownImportError
from importers.running.remembered import at_work, checked, manifest_of
from importers.running.session import new_import_id
from importers.running.standing import UNDOING, undoing_id
from importers.undoing.built_upon import Built, Own
from importers.undoing.restoring import AsItWas, restored

_AT_ONCE = 2_000
_BECAUSE = "Indlæsningen er fortrudt"


class Kept(BaseModel):
    """An event of the import that stays, and why; `by` is the event that builds upon it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    position: int
    kind: str
    about: str
    code: Literal["built_upon", "not_retractable"]
    by: int | None = None
    by_kind: str | None = None


class Undone(BaseModel):
    """How many events were taken back, and which stay."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    import_id: str
    undone: int
    kept: tuple[Kept, ...] = ()


def undo(import_id: str, log: Log, *, folder: Path) -> Undone:
    """Take back what an import said; the same again goes on where this was broken off.

    Raises UnknownImportError for an import that never was, ImportAtWorkError for one that is at
    work, and AlreadyUndoneError where there is nothing left to take back.
    """
    with at_work(folder, checked(import_id)), closing(Built(log, import_id)) as built:
        before = sum(1 for _ in log.read(stream=f"import/{import_id}"))
        if not built.events:
            _known(folder, import_id)
        doing, kept = new_import_id(), list[Kept]()
        found = restored(built, AsItWas(log, log.head().position))
        proposals = _append(log, chain(_taking_back(built, kept), found), doing)
        if before and not proposals:
            raise AlreadyUndoneError(import_id)
        undone = built.events - len(kept)
        done = Undone(import_id=import_id, undone=undone, kept=tuple(reversed(kept)))
        _append(log, [_said(done, before)], doing)
    happened("import.undone", import_id=import_id, undone=done.undone, kept=len(done.kept))
    return done


def _known(folder: Path, import_id: str) -> None:
    """An import that gave nothing has a manifest all the same."""
    manifest = manifest_of(folder, import_id)
    if manifest.report.dry_run:
        raise UnknownImportError(import_id)


def _taking_back(built: Built, kept: list[Kept]) -> Iterator[Proposal]:
    """What takes events back, the last first; those that stay are added to `kept`."""
    for own in built.newest_first():
        if own.by is not None:
            kept.append(_kept(own))
        elif own.is_retractable:
            yield _back(own)
        elif not built.is_void(own):
            kept.append(_left(own))


def _back(own: Own) -> Proposal:
    source, id = own.key
    data = {"event_source": source, "event_id": id, "because": _BECAUSE}
    return _proposed(undoing_id(source, id), "statement.retracted", data)


def _said(done: Undone, times: int) -> Proposal:
    data = {"import_id": done.import_id, "undone": done.undone, "kept": len(done.kept)}
    return _proposed(undoing_id(done.import_id, str(times)), "import.undone", data)


def _proposed(id: str, kind: str, data: Mapping[str, object]) -> Proposal:
    return proposal_from({"source": UNDOING, "id": id, "kind": kind, "data": data})


def _kept(own: Own) -> Kept:
    return Kept(
        position=own.position,
        kind=own.kind,
        about=own.about,
        code="built_upon",
        by=own.by,
        by_kind=own.by_kind,
    )


def _left(own: Own) -> Kept:
    return Kept(position=own.position, kind=own.kind, about=own.about, code="not_retractable")


def _append(log: Log, proposals: Iterable[Proposal], doing: str) -> int:
    """How many they were. They are one doing; what is told again keeps its import's id."""
    count = 0
    for some in batched(proposals, _AT_ONCE):
        log.append([one._replace(correlation_id=one.correlation_id or doing) for one in some])
        count += len(some)
    return count
