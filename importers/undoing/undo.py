"""An import undone: what it said is taken back by other events, but for what others built upon."""

from collections.abc import Mapping, Sequence
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
from importers.undoing.built_upon import Built, Own, found_in
from importers.undoing.restoring import restored

_AT_ONCE = 10_000
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
    with at_work(folder, checked(import_id)):
        before = list(log.read(stream=f"import/{import_id}"))
        built = found_in(log, import_id)
        if not built.own:
            _known(folder, import_id)
        back, kept = _sorted(built)
        proposals = [*back, *restored(built, log)]
        if before and not proposals:
            raise AlreadyUndoneError(import_id)
        undone = len(built.own) - len(kept)
        done = Undone(import_id=import_id, undone=undone, kept=tuple(kept))
        _append(log, [*proposals, _said(done, len(before))])
    happened("import.undone", import_id=import_id, undone=done.undone, kept=len(done.kept))
    return done


def _known(folder: Path, import_id: str) -> None:
    """An import that gave nothing has a manifest all the same."""
    manifest = manifest_of(folder, import_id)
    if manifest.report.dry_run:
        raise UnknownImportError(import_id)


def _sorted(built: Built) -> tuple[list[Proposal], list[Kept]]:
    """What takes events back, the last first, and the events that stay."""
    back: list[Proposal] = []
    kept: list[Kept] = []
    for own in reversed(built.own):
        if own.key in built.kept:
            kept.append(_kept(own, built))
        elif own.is_retractable:
            back.append(_back(own))
        elif not built.is_void(own):
            kept.append(_left(own))
    return back, kept[::-1]


def _back(own: Own) -> Proposal:
    source, id = own.key
    data = {"event_source": source, "event_id": id, "because": _BECAUSE}
    return _proposed(undoing_id(source, id), "statement.retracted", data)


def _said(done: Undone, times: int) -> Proposal:
    data = {"import_id": done.import_id, "undone": done.undone, "kept": len(done.kept)}
    return _proposed(undoing_id(done.import_id, str(times)), "import.undone", data)


def _proposed(id: str, kind: str, data: Mapping[str, object]) -> Proposal:
    return proposal_from({"source": UNDOING, "id": id, "kind": kind, "data": data})


def _kept(own: Own, built: Built) -> Kept:
    by = built.kept[own.key]
    return Kept(
        position=own.position,
        kind=own.kind,
        about=own.about,
        code="built_upon",
        by=by.position,
        by_kind=by.kind,
    )


def _left(own: Own) -> Kept:
    return Kept(position=own.position, kind=own.kind, about=own.about, code="not_retractable")


def _append(log: Log, proposals: Sequence[Proposal]) -> None:
    """Together they are one doing, by an id of its own; what is told again keeps its import's."""
    doing = new_import_id()
    for some in batched(proposals, _AT_ONCE):
        log.append([one._replace(correlation_id=one.correlation_id or doing) for one in some])
