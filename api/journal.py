"""The journal on stderr: a line of JSON for each thing that happens, or only what is amiss."""

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType, TracebackType
from typing import Any, Final, Literal, TypeAlias

from api.failures import UnknownJournalError
from graph.journal import failed

Form: TypeAlias = Literal["text", "json"]

REQUEST: Final[ContextVar[str | None]] = ContextVar("request", default=None)
"""The number of the request that is being answered."""

_FORMS: Final[Mapping[str, Form]] = MappingProxyType({"text": "text", "json": "json"})


def form_in(environment: Mapping[str, str], given: str | None = None) -> Form:
    """What was given by hand, else SPREDNING_JOURNAL, else text; UnknownJournalError for others."""
    wanted = given or environment.get("SPREDNING_JOURNAL") or "text"
    if wanted not in _FORMS:
        raise UnknownJournalError(wanted)
    return _FORMS[wanted]


def begin(form: Form) -> None:
    """From here on this process keeps its journal: as text only warnings and worse."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines() if form == "json" else logging.Formatter("%(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # An address may hold a name, so the server's own account of requests is never kept.
    logging.getLogger("uvicorn.access").disabled = True
    if form == "json":
        _take_over("uvicorn", "uvicorn.error")
        logging.getLogger("spredning").setLevel(logging.INFO)
        logging.captureWarnings(capture=True)
        sys.excepthook = _fell


def _take_over(*names: str) -> None:
    """What a server has set up for its own lines gives way to ours."""
    for name in names:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True


def where(problem: BaseException) -> str:
    """Where it went wrong, the innermost first, but not what was said: it may name somebody."""
    steps = traceback.extract_tb(problem.__traceback__)[-6:]
    return " < ".join(f"{step.name}:{step.lineno}" for step in reversed(steps))


class _Lines(logging.Formatter):
    """Our own lines whole; of what libraries tell, only who told it and where."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"at": at, "level": record.levelname.lower()}
        request = REQUEST.get()
        told = said | _event(record) | {"request_id": request}
        known = {name: value for name, value in told.items() if value is not None}
        return json.dumps(known, ensure_ascii=False)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    facts = getattr(record, "facts", None)
    if isinstance(facts, dict):
        return {"event": getattr(record, "event", "")} | facts
    place = f"{record.module}:{record.lineno}"
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
    return {"event": "library", "logger": record.name, "where": place, "kind": kind}


def _fell(kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
    failed("error", kind=kind.__name__, where=where(problem))
