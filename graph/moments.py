"""The two moments that every question has, read as people write them."""

from typing import TYPE_CHECKING

from graph.dates import checked, latest
from graph.errors import BadMomentError

if TYPE_CHECKING:
    from graph.log.contract import Log


def day_of(text: str | None) -> str | None:
    """The day that `2016`, `2016-09` or `2016-09-01` stands for as a moment: its last."""
    return None if text is None else latest(_date(text))


def position_of(text: str | None, log: "Log") -> int | None:
    """A position, or the last event that was recorded by the end of a month or a day.

    Raises BadMomentError for a position that the log has not come to.
    """
    if text is None:
        return None
    if text.isdecimal():
        # Never a year: what a number means must not change while the log grows.
        return _within(int(text), log)
    return log.position_by(latest(_date(text)))


def _within(position: int, log: "Log") -> int:
    if position > log.head().position:
        raise BadMomentError(str(position))
    return position


def _date(text: str) -> str:
    try:
        return checked(text)
    except ValueError:
        raise BadMomentError(text) from None
