"""Proposed events for tests, written short."""

from typing import Any

from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Intent, Proposal, proposal_from

_TEXTS = frozenset({"name", "title", "email", "occasion", "text", "purpose"})


def line(kind: str, id: str | None = None, *, when: str | None = None, **data: Any) -> Proposal:
    """A proposed fact of this kind; its id follows from what it says unless one is given."""
    return _proposal("fact", kind, id, when, data)


def command(kind: str, id: str | None = None, *, when: str | None = None, **data: Any) -> Proposal:
    """A proposed command of this kind."""
    return _proposal("command", kind, id, when, data)


def memory_log() -> SqliteLog:
    """A log and its keys in memory."""
    return SqliteLog(None, SqliteKeyStore(None))


def _proposal(
    intent: Intent, kind: str, id: str | None, when: str | None, data: dict[str, Any]
) -> Proposal:
    ids = (str(data[name]) for name in data if name not in _TEXTS)
    named = "-".join([kind, *ids])
    proposed: dict[str, Any] = {
        "source": "test",
        "id": id or "".join(sign if sign.isalnum() else "-" for sign in f"{named}-{when}")[:150],
        "kind": kind,
        "data": data,
    }
    if when is not None:
        proposed["valid_from"] = when
    return proposal_from(proposed, intent=intent)
