"""What the signs mean, laid out in rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyses.pictures.layout import TEXT_SIZE
from analyses.pictures.measure import width

ROW = 24.0
_SIGN_ROOM = 34.0
_GAP = 22.0
_SIGNS = ("waiting", "pilot", "adopted", "stopped", "recorded", "suggested", "unknown", "span")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at (x, y) with its meaning to the right of it."""

    kind: str
    text: str
    x: float
    y: float


def legend(text: Mapping[str, str], *, left: float, right: float) -> tuple[tuple[Sign, ...], float]:
    """The signs, and how many pixels deep their rows are."""
    signs: list[Sign] = []
    x, y = left, ROW / 2
    for kind in (*_SIGNS, "locked"):
        meaning = text[f"legend_{kind}"]
        room = _SIGN_ROOM + width(meaning, size=TEXT_SIZE)
        if x > left and x + room > right:
            x, y = left, y + ROW
        signs.append(Sign(kind=kind, text=meaning, x=round(x, 1), y=y))
        x += room + _GAP
    return tuple(signs), y + ROW / 2
