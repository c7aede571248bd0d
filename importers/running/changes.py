"""What an import changes, field by field: what held before, and what a row says."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

What: TypeAlias = Literal["new", "changed", "again", "ended", "not_ended"]


class FieldChange(BaseModel):
    """One field; None is what was not said."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: str
    before: Any
    after: Any


class Change(BaseModel):
    """What one row brings: something new, another content of what was known, or its return.

    Or what a file that is declared whole no longer has, without a row: ended, or left as it is.
    `about` names what it is about as the log does, such as `initiative/17`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    what: What
    kind: str
    about: str
    fields: tuple[FieldChange, ...] = ()


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of what comes after; empty is the same as not said."""
    names = [*after, *(name for name in before if name not in after)]
    pairs = ((name, before.get(name) or None, after.get(name) or None) for name in names)
    return tuple(
        FieldChange(field=name, before=one, after=other)
        for name, one, other in pairs
        if one != other
    )
