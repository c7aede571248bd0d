"""Nothing that looks like a CPR number is kept with the rows put aside, in no field."""

from graph.events.fields import clean
from importers.contract import REMOVED


def has_cpr(text: str) -> bool:
    visible = "".join(one if one.isprintable() else " " for one in text)
    try:
        clean(visible)
    except ValueError:
        return True
    return False


def without_cpr(cells: tuple[str | float, ...]) -> tuple[str | float, ...]:
    """The cells that have no such number; none of them where it is not seen which one it is."""
    kept = tuple(REMOVED if has_cpr(str(cell)) else cell for cell in cells)
    return kept if kept != cells else tuple(REMOVED for _ in cells)
