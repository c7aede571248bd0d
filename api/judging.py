"""What somebody says of two initiatives, brought to the log, and taken back again."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import randbits
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from api.answers.errors import ChangedMeanwhileError, JudgedMeanwhileError, UnknownMergeError
from graph.envelope import Envelope
from graph.errors import BatchRefusedError, GraphError
from graph.events.judging import MERGED, UNMERGED, Answer
from graph.log.contract import Appended
from graph.proposals import Proposal, proposal_from
from graph.wiring import System

SOURCE = "spredning"
Of: TypeAlias = Literal["initiatives", "people", "organisations"]
_JUDGED: Final[Mapping[Of, tuple[str, str]]] = {
    "initiatives": ("overlap.judged", "initiative"),
    "people": ("people.judged", "person"),
    "organisations": ("organisations.judged", "organisation"),
}
"""The kind of event that says what somebody judged, and the field of the first of the two."""


@dataclass(frozen=True, slots=True)
class Judging:
    """An answer about two of a kind, read from the first to the other.

    `chosen` says, by field, whose value is shown when they are the same; `by` is whose token it
    is; `seen` is the end of the log that whoever judged had seen.
    """

    one: str
    other: str
    answer: Answer
    because: str = ""
    model: str = ""
    chosen: Mapping[str, str] | None = None
    by: str | None = None
    request: str | None = None
    seen: int | None = None
    of: Of = "initiatives"


def judge(system: System, wanted: Judging) -> dict[str, str]:
    """The judgement's id, and the merge's when they are the same. Raises what the rules say no
    to; StaleError when something new was said about one of the two since it was looked at, and
    JudgedMeanwhileError when somebody else answered. The same answer sent twice is kept once."""
    before = _answered_since(system, wanted)
    if before is not None:
        return _told(system, before)
    _check_seen(system, wanted)
    id = new_id()
    kind, first = _JUDGED[wanted.of]
    data: dict[str, Any] = {
        "judgement": id,
        first: wanted.one,
        "other": wanted.other,
        "answer": wanted.answer,
        "because": wanted.because,
        "model": wanted.model,
    }
    if wanted.chosen and wanted.answer == "same":
        data["chosen"] = [{"field": f, "value_of": of} for f, of in sorted(wanted.chosen.items())]
    propose(system, command(kind, id, data, by=wanted.by, request=wanted.request))
    return _told(system, next(system.log.read(stream=f"judgement/{id}", limit=1)))


def _told(system: System, judged: Envelope) -> dict[str, str]:
    told = {"judgement": judged.stream.removeprefix("judgement/")}
    for one in system.log.read(after=judged.position, limit=1):
        if one.causation_id == judged.id and one.kind in MERGED:
            told["merge"] = one.stream.removeprefix("merge/")
    return told


def undo(
    system: System,
    merge: str,
    *,
    because: str = "",
    by: str | None = None,
    request: str | None = None,
) -> dict[str, Any]:
    """The two stand for themselves again, exactly as before, and the judgement that they are the
    same is taken back. `already_reversed` when that was done before."""
    merged = next(system.log.read(stream=f"merge/{merge}", limit=1), None)
    if merged is None or merged.kind not in MERGED:
        raise UnknownMergeError(merge)
    if any(one.kind in UNMERGED for one in system.log.read(stream=f"merge/{merge}")):
        return {"merge": merge, "undone": True, "already_reversed": True}
    told = json.loads(merged.data)
    said = {"merge": merge, "because": because}
    if merged.kind == "people.merged":
        # Why is something about them, and is sealed with their keys.
        said |= {"person": told["kept"], "other": told["absorbed"]}
    kind = merged.kind.replace(".merged", ".unmerged")
    back = [command(kind, new_id(), said, by=by, request=request)]
    for judged in system.log.read(stream=f"judgement/{told.get('judgement')}", limit=1):
        about = {"event_source": judged.source, "event_id": judged.id}
        back.append(command("statement.retracted", new_id(), about, by=by, request=request))
    propose(system, *back)
    return {"merge": merge, "undone": True, "already_reversed": False}


def propose(system: System, *proposals: Proposal) -> Appended:
    """Append them together, and wait until the graph has them; a refusal is raised as it is."""
    try:
        done = system.log.append(proposals)
    except BatchRefusedError as refused:
        raise _only(refused) from None
    system.catch_up()
    return done


def command(
    kind: str,
    id: str,
    data: Mapping[str, Any],
    *,
    by: str | None,
    request: str | None,
    date: str | None = None,
) -> Proposal:
    """What somebody wants to happen, in the system's own name; `by` is whose token it is."""
    line: dict[str, Any] = {"source": SOURCE, "id": id, "kind": kind, "data": dict(data)}
    proposal = proposal_from(line | ({"valid_from": date} if date else {}), intent="command")
    return proposal._replace(actor=by or None, correlation_id=request)


def new_id() -> str:
    """A fresh id that sorts by time (UUID version 7)."""
    stamped = time.time_ns() // 1_000_000 << 80 | 7 << 76 | randbits(12) << 64
    return str(UUID(int=stamped | 2 << 62 | randbits(62)))


def _only(refused: BatchRefusedError) -> GraphError:
    return refused.refused[0][1]


def _check_seen(system: System, wanted: Judging) -> None:
    if wanted.seen is None:
        return
    with system.asking() as questions:
        ids = [wanted.one, wanted.other]
        later = questions.apart().ask("said_later", ids=ids, after=wanted.seen)
    if later:
        raise ChangedMeanwhileError("De to", wanted.seen, later[-1]["event"])


def _answered_since(system: System, wanted: Judging) -> Envelope | None:
    """What was answered about the two since they were looked at, if it is this very answer."""
    if wanted.seen is None:
        return None
    kind, first = _JUDGED[wanted.of]
    for one in system.log.read(after=wanted.seen, kind=kind):
        said = json.loads(one.data)
        if {said[first], said["other"]} != {wanted.one, wanted.other}:
            continue
        is_mine = one.actor == (wanted.by or None) and said["answer"] == wanted.answer
        if is_mine and said[first] == wanted.one and not _is_taken_back(system, one):
            return one
        raise JudgedMeanwhileError(one.position)
    return None


def _is_taken_back(system: System, event: Envelope) -> bool:
    later = system.log.read(after=event.position, kind="statement.retracted")
    return any(json.loads(one.data)["event_id"] == event.id for one in later)
