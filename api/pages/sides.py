"""Two initiatives side by side: what they say in each field, and whether it is the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from api.answers.views import InitiativeView
from api.pages.render import Frame
from api.pages.said import coded
from graph.events.judging import ProfileField

# Beside these, a merge shows what either of the two has: places, topics, kernel, evidence.
_CHOSEN: Final = frozenset(get_args(ProfileField))
_FIELDS: Final = (
    ("title", "Titel", "Title"),
    ("purpose", "Formål", "Purpose"),
    ("target", "For hvem", "For whom"),
    ("story", "Fortælling", "Story"),
    ("clusters", "Klynge", "Cluster"),
    ("organisations", "Hvor", "Where"),
    ("kernel", "Kernen", "The kernel"),
    ("topics", "Emner", "Topics"),
    ("populations", "Befolkningsgrupper", "Populations"),
    ("evidence", "Evidens", "Evidence"),
    ("reports", "Meldt", "Reported"),
    ("contact", "Kontakt", "Contact"),
    ("origin", "Begyndt som", "Began as"),
    ("project_type", "Slags projekt", "Sort of project"),
    ("phase", "Fase", "Phase"),
    ("size", "Størrelse", "Size"),
    ("difficulty", "Sværhed", "Difficulty"),
    ("stage", "Hvor langt", "How far"),
    ("spread_status", "Spredning", "Spread"),
    ("codes", "Koder i registre", "Codes in registers"),
    ("website", "Hjemmeside", "Website"),
    ("last_update", "Sidst opdateret", "Last updated"),
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """What both say; `equal` when it is the same, `chosen` when one of the two has to be picked
    for what is shown of both as one."""

    field: str
    name: str
    a: str
    b: str
    equal: bool
    choice: bool


def side_by_side(a: InitiativeView, b: InitiativeView, frame: Frame) -> list[FieldRow]:
    """A row for every field in which either says something."""
    rows = (_row(field, frame.say(*name), a, b, frame) for field, *name in _FIELDS)
    return [row for row in rows if row.a or row.b]


def _row(field: str, name: str, a: InitiativeView, b: InitiativeView, frame: Frame) -> FieldRow:
    one, other = (_text(field, getattr(view, field), frame) for view in (a, b))
    differ = bool(one and other and one != other)
    return FieldRow(
        field, name, one, other, bool(one) and one == other, differ and field in _CHOSEN
    )


def _text(field: str, value: Any, frame: Frame) -> str:
    match value:
        case None | "" | ():
            return ""
        case tuple():
            # What a view holds in a tuple is texts or views, and each is told by itself.
            return "; ".join(_each(field, cast("tuple[object, ...]", value), frame))
        case str() if field == "last_update":
            return frame.date(value)
        case str() if field in ("origin", "project_type", "size", "difficulty", "spread_status"):
            return coded(field, value, lang=frame.lang)
        case int():
            return str(value)
        case _:
            return str(getattr(value, "name", value))


def _each(field: str, values: Iterable[Any], frame: Frame) -> list[str]:
    told: dict[str, Callable[[Any], str]] = {
        "kernel": lambda one: one.text,
        "evidence": lambda one: coded("level", one.level, lang=frame.lang),
        "reports": lambda one: f"{one.forum}, {frame.date(one.date)}",
    }
    say = told.get(field, lambda one: str(getattr(one, "name", one)))
    return [say(one) for one in values]
