"""Where everybody on the ways stands: steps to the right, one above the other where they part."""

from dataclasses import dataclass
from itertools import count, pairwise
from math import hypot

from analyses.diffusion.said import date_in_words
from analyses.people.answers import PathAnswer, PathStep
from analyses.pictures import measure
from analyses.pictures.ways_words import how, ways_words
from graph.errors import Language

WIDTH = 1240.0
RADIUS = 8.0
LINE = 16.0
NAME_SIZE = 14.0
TEXT_SIZE = 12.5
BELOW = 26.0
_LEFT = 90.0
_TOP = 46.0
_ROW = 128.0
_HEAD = 9.0
_ABOVE = 12.0


@dataclass(frozen=True, slots=True)
class Person:
    """A mark at (x, y), the lines below it in its middle; `step` is when it is first seen."""

    id: str
    x: float
    y: float
    lines: tuple[tuple[str, str], ...]
    details: str
    is_end: bool
    step: int


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one to another with what is said above its middle."""

    source: str
    to: str
    path: str
    head: str
    derived: bool
    label: tuple[str, ...]
    x: float
    y: float
    step: int


@dataclass(frozen=True, slots=True)
class Ways:
    height: float
    people: tuple[Person, ...]
    links: tuple[Link, ...]


def moments(answer: PathAnswer) -> tuple[str | None, ...]:
    """The dates that steps began at, in order, and a last None where one has no date."""
    said = {step.since for path in answer.paths for step in path.steps}
    dated: list[str | None] = [*sorted(date for date in said if date is not None)]
    return tuple([*dated, None] if None in said else dated)


def ways(answer: PathAnswer, *, lang: Language) -> Ways | None:
    """None when no way is known."""
    if not answer.paths:
        return None
    columns = _columns(answer)
    rows = _rows(answer, columns)
    most = max(columns.values(), default=0)
    room = (WIDTH - 2 * _LEFT) / max(most, 1)
    deep = max(rows.values(), default=0)
    where = {
        id: (round(_LEFT + column * room, 1), round(_TOP + rows[id] * _ROW, 1))
        for id, column in columns.items()
    }
    steps = {(s.start, s.to): s for path in answer.paths for s in path.steps}
    order = moments(answer)
    links = [
        _link(step, where, room=room, moment=order.index(step.since), lang=lang)
        for step in steps.values()
    ]
    people = [_person(answer, id, where[id], links, room=room, lang=lang) for id in columns]
    return Ways(_TOP + deep * _ROW + BELOW + 5 * LINE, tuple(people), tuple(links))


def _columns(answer: PathAnswer) -> dict[str, int]:
    """How far to the right each person stands: as many steps as the longest way there has."""
    ways = [[path.steps[0].start, *(step.to for step in path.steps)] for path in answer.paths]
    found: dict[str, int] = {}
    for way in ways:
        for column, id in enumerate(way):
            found[id] = max(column, found.get(id, column))
    for way in ways * len(found):
        # Two ways may pass two people in opposite order: then one line goes back.
        for one, other in pairwise(way):
            if found[other] <= found[one] < len(found) - 1:
                found[other] = found[one] + 1
    used = sorted(set(found.values()))
    return {id: used.index(column) for id, column in found.items()}


def _rows(answer: PathAnswer, columns: dict[str, int]) -> dict[str, int]:
    """The uppermost free row for each, way by way; no line runs over whom it does not reach."""
    taken: set[tuple[int, int]] = set()
    rows: dict[str, int] = {}
    for path in answer.paths:
        before = path.steps[0].start
        for id in (before, *(step.to for step in path.steps)):
            column = columns[id]
            if id not in rows:
                rows[id] = next(row for row in count() if (column, row) not in taken)
                taken.add((column, rows[id]))
            passed = range(columns[before] + 1, column)
            taken.update((one, rows[before]) for one in passed if rows[before] == rows[id])
            before = id
    return rows


def _link(
    step: PathStep,
    where: dict[str, tuple[float, float]],
    *,
    room: float,
    moment: int,
    lang: Language,
) -> Link:
    (x, y), (to_x, to_y) = where[step.start], where[step.to]
    away = hypot(to_x - x, to_y - y) or 1.0
    along = ((to_x - x) / away, (to_y - y) / away)
    end = (to_x - along[0] * (RADIUS + 2), to_y - along[1] * (RADIUS + 2))
    neck = (end[0] - along[0] * _HEAD, end[1] - along[1] * _HEAD)
    side = (-along[1] * 5, along[0] * 5)
    when = "" if step.since is None else f", {date_in_words(step.since, lang=lang)}"
    told = f"{how(step, lang=lang)}{when}"
    return Link(
        step.start,
        step.to,
        f"M{_n(x)} {_n(y)}L{_n(neck[0])} {_n(neck[1])}",
        f"M{_n(end[0])} {_n(end[1])}L{_n(neck[0] + side[0])} {_n(neck[1] + side[1])}"
        f"L{_n(neck[0] - side[0])} {_n(neck[1] - side[1])}Z",
        step.derived,
        measure.wrapped(told, room=max(room - 40, 90), size=TEXT_SIZE, lines=2),
        round((x + to_x) / 2, 1),
        round((y + to_y) / 2 - _ABOVE, 1),
        moment,
    )


def _person(
    answer: PathAnswer,
    id: str,
    place: tuple[float, float],
    links: list[Link],
    *,
    room: float,
    lang: Language,
) -> Person:
    names = {s.start: s.start_name for path in answer.paths for s in path.steps}
    names |= {s.to: s.to_name for path in answer.paths for s in path.steps}
    ends = {end for path in answer.paths for end in (path.steps[0].start, path.steps[-1].to)}
    mine = [link for link in links if id in (link.source, link.to)]
    name = measure.wrapped(names[id], room=max(room - 30, 100), size=NAME_SIZE * 1.1, lines=3)
    return Person(
        id,
        *place,
        tuple((line, "name") for line in name),
        _details(answer, id, names, lang=lang),
        is_end=id in ends,
        step=0 if id in ends else min(link.step for link in mine),
    )


def _details(answer: PathAnswer, id: str, names: dict[str, str], *, lang: Language) -> str:
    """Everybody the person knows on the ways, and how."""
    text = ways_words(lang)
    told: dict[str, str] = {}
    for step in (step for path in answer.paths for step in path.steps):
        if id in (step.start, step.to):
            other = step.to if step.start == id else step.start
            what = step.occasion or (step.through.name if step.through else "")
            when = text["undated"] if step.since is None else date_in_words(step.since, lang=lang)
            parts = [how(step, lang=lang), *([what] if what else []), when]
            told[other] = f"{names[other]}: {', '.join(parts)}."
    return f"{names[id]}. {' '.join(told.values())}"


def _n(number: float) -> str:
    return f"{round(number, 1):g}"
