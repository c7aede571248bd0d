"""A check before a decision, kept: what was shown, what is said to each, and what was decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

from api.answers.checks import KeptCheck
from api.answers.errors import NoReasonError, NotShownError
from api.answers.overlap import CheckedOverlap
from api.judging import command, new_id, propose
from graph.questions import Questions
from graph.wiring import System

Stand: TypeAlias = Literal["taken_into_account", "not_relevant"]


def keep(
    system: System,
    questions: Questions,
    asked: str,
    answer: CheckedOverlap,
    *,
    by: str | None = None,
    request: str | None = None,
) -> str:
    """The id under which the answer is kept, with the moment it is of and the model's version."""
    id = new_id()
    about = {"text": asked} if answer.asked is None else {"initiative": answer.asked.id}
    data: dict[str, Any] = {
        "check": id,
        **about,
        "known_at": questions.known_at,
        "as_of": questions.as_of,
        "model": answer.model,
        "shown": [_shown(one.model_dump()) for one in answer.candidates],
    }
    propose(system, command("overlap.checked", id, data, by=by, request=request, date=_today()))
    return id


def acknowledge(
    system: System,
    check: KeptCheck,
    initiative: str,
    answer: Stand,
    *,
    because: str = "",
    forum: str | None = None,
    by: str | None = None,
    request: str | None = None,
) -> None:
    """One of those that were shown was taken into account, or is not relevant because of this."""
    if initiative not in {one.id for one in check.shown}:
        raise NotShownError(initiative)
    if answer == "not_relevant" and not because.strip():
        raise NoReasonError
    data: dict[str, Any] = {
        "check": check.id,
        "initiative": initiative,
        "answer": answer,
        "because": because,
    }
    if forum:
        data["forum"] = forum
    propose(
        system,
        command("overlap.acknowledged", new_id(), data, by=by, request=request, date=_today()),
    )


def decide(
    system: System,
    check: KeptCheck,
    decision: Mapping[str, str],
    *,
    by: str | None = None,
    request: str | None = None,
) -> str:
    """The id of a decision that rests on the check: `forum`, `outcome`, `date`, `conditions`."""
    id = new_id()
    basis: dict[str, Any] = {
        "known_at": check.known_at,
        "as_of": check.as_of,
        "shown": [one.id for one in check.shown],
    }
    data: dict[str, Any] = {
        "decision": id,
        "forum": decision["forum"],
        "outcome": decision["outcome"],
        "conditions": decision.get("conditions", ""),
        "basis": basis,
        "check": check.id,
    }
    if check.initiative is not None:
        data["initiative"] = check.initiative.id
    when = decision.get("date") or _today()
    propose(system, command("decision.taken", id, data, by=by, request=request, date=when))
    return id


def _shown(candidate: Mapping[str, Any]) -> dict[str, Any]:
    told = candidate["reported"]
    reported = {} if told is None else {"reported_to": told["forum"], "reported_on": told["date"]}
    return {
        "initiative": candidate["id"],
        "likeness": candidate["class"],
        "permille": round(candidate["score"] * 1000),
        **{name: value for name, value in reported.items() if value is not None},
    }


def _today() -> str:
    return date.today().isoformat()
