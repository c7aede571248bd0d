"""What forums decided, on what, and on which basis."""

from dataclasses import dataclass
from typing import Any, Final

from api.answers.register import Register
from graph.dates import earliest

CARRIED: Final = frozenset({"approved", "approved_with_conditions"})


@dataclass(frozen=True, slots=True)
class Decision:
    """`initiative` and `shown` are ids that initiatives are shown under; `forum` is its name.

    `basis_known_at` is the log position that those who decided could see to, and `basis_as_of`
    the day it was seen as of; both are None when nobody said. `checks` are those it rests on.
    """

    id: str
    initiative: str | None
    forum: str
    forum_id: str
    outcome: str
    general_spread: bool
    conditions: str
    date: str | None
    note: str
    shown: tuple[str, ...]
    basis_known_at: int | None
    basis_as_of: str | None
    checks: tuple[str, ...]
    event: int


def decisions(seen: Register) -> list[Decision]:
    """All of them, by date; those without a date come last."""
    found = [_decision(row, seen) for row in seen.questions.ask("decisions")]
    return sorted(found, key=lambda one: (one.date is None, earliest(one.date), one.event))


def _decision(row: dict[str, Any], seen: Register) -> Decision:
    profile = row["profile"]
    return Decision(
        id=row["id"],
        initiative=next((seen.groups.canonical(id) for id in row["initiatives"]), None),
        forum=seen.directory.forum(row["forum"]),
        forum_id=row["forum"],
        outcome=profile["outcome"],
        general_spread=profile["general_spread"],
        conditions=profile["conditions"],
        date=row["date"],
        note=profile.get("basis_note") or "",
        shown=tuple(dict.fromkeys(seen.groups.canonical(id) for id in row["shown"])),
        basis_known_at=profile.get("basis_known_at"),
        basis_as_of=profile.get("basis_as_of"),
        checks=tuple(row["checks"]),
        event=row["event"],
    )
