"""Boxes on as few rows as possible, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Edges and height in pixels; `order` says which box is placed first."""

    left: float
    right: float
    height: float
    order: tuple[float, int, str]


def packed(boxes: Sequence[Box]) -> tuple[list[float], float]:
    """The top of each box, in the order given, and how deep all of them are.

    >>> a = Box(left=0, right=10, height=5, order=(0, 0, "a"))
    >>> b = Box(left=5, right=15, height=7, order=(5, 0, "b"))
    >>> c = Box(left=11, right=20, height=5, order=(11, 0, "c"))
    >>> packed([a, b, c])
    ([0.0, 5.0, 0.0], 12.0)
    """
    rows: list[list[int]] = []
    for number in sorted(range(len(boxes)), key=lambda each: boxes[each].order):
        row = next((row for row in rows if _fits(boxes, row, boxes[number])), None)
        if row is None:
            rows.append([number])
        else:
            row.append(number)
    tops = [0.0] * len(boxes)
    depth = 0.0
    for row in rows:
        for number in row:
            tops[number] = depth
        depth += max(boxes[number].height for number in row)
    return tops, depth


def _fits(boxes: Sequence[Box], row: Sequence[int], box: Box) -> bool:
    return all(boxes[one].right < box.left or box.right < boxes[one].left for one in row)
