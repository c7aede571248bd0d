"""A study from files of one's own: ties, adoptions and attributes."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyses.periods import LENGTHS, Clock, number_of
from analyses.sparse import Vector
from analyses.study import ALWAYS, Study, Tie, tie_matrix, times
from api.answers.studies.errors import (
    BadCellError,
    DuplicateRowError,
    MixedTimesError,
    UnknownIdError,
)
from api.answers.studies.ratings import COLUMNS, ratings_of
from api.answers.studies.tables import Line, Table, read_table
from graph.dates import checked
from graph.errors import Language

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_UNITS: tuple[Clock, ...] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Files:
    """Where the study is; at least one of them."""

    ties: Path | None = None
    adoptions: Path | None = None
    attributes: Path | None = None
    ratings: Path | None = None

    def __bool__(self) -> bool:
        return any((self.ties, self.adoptions, self.attributes, self.ratings))


@dataclass(frozen=True, slots=True)
class _Tables:
    ties: Table | None
    adoptions: Table | None
    attributes: Table | None
    ratings: Table | None


def study_of(
    files: Files, *, unit: Clock | None = None, exact: bool = False, lang: Language = "da"
) -> Study:
    """Everybody in the adoptions, else in the attributes, else in the ties, in the file's order.

    Dates become periods of the unit, by default years; with `exact`, of the finest unit that all of
    them have. Raises a StudyFileError at the first line that is not understood.
    """
    tables = _Tables(
        _table(files.ties, "source", "target"),
        _table(files.adoptions, "id", "time"),
        _table(files.attributes, "id"),
        _table(files.ratings, *COLUMNS),
    )
    clock = _clock(tables, unit=unit, exact=exact)
    ids, where = _everybody(tables)
    weights, since = tie_matrix(ids, _ties(tables.ties, set(ids), where, clock))
    return Study(
        tuple(ids),
        weights,
        since,
        _cascades(tables.adoptions, ids, clock),
        _attributes(tables.attributes, ids, where),
        clock,
        _remarks(tables, lang),
        ratings=() if tables.ratings is None else ratings_of(tables.ratings),
    )


def _table(path: Path | None, *needed: str) -> Table | None:
    return None if path is None else read_table(path, needed=needed)


def _everybody(tables: _Tables) -> tuple[list[str], str]:
    """The ids, and the file that says who there is."""
    for table in (tables.adoptions, tables.attributes):
        if table is not None:
            return list(dict.fromkeys(_id(table, line, "id") for line in table.lines)), table.path
    if tables.ties is None:
        return [], ""
    both = (
        _id(tables.ties, line, column)
        for line in tables.ties.lines
        for column in ("source", "target")
    )
    return list(dict.fromkeys(both)), tables.ties.path


def _ties(table: Table | None, ids: set[str], where: str, clock: Clock) -> list[Tie]:
    if table is None:
        return []
    found: dict[tuple[str, str], tuple[int, Tie]] = {}
    for line in table.lines:
        pair = _known(table, line, "source", ids, where), _known(table, line, "target", ids, where)
        if pair in found:
            raise DuplicateRowError(table.path, line.number, " -> ".join(pair), found[pair][0])
        since = line.cells.get("time", "")
        found[pair] = (
            line.number,
            (
                *pair,
                _weight(table, line),
                _time(table, line, clock) if since else ALWAYS,
            ),
        )
    return [tie for _, tie in found.values()]


def _weight(table: Table, line: Line) -> float:
    text = line.cells.get("weight", "1")
    if _NUMBER.fullmatch(text) and math.isfinite(weight := float(text)) and weight >= 0:
        return weight
    raise BadCellError(table.path, line.number, "weight", text)


def _cascades(table: Table | None, ids: Sequence[str], clock: Clock) -> dict[str, Vector]:
    """One for each value of the column `initiative`, or one without a name."""
    if table is None:
        return {}
    seen: dict[tuple[str, str], int] = {}
    found: dict[str, dict[str, float]] = {}
    for line in table.lines:
        initiative, id = line.cells.get("initiative", ""), line["id"]
        if (initiative, id) in seen:
            what = f"{initiative} {id}".strip()
            raise DuplicateRowError(table.path, line.number, what, seen[initiative, id])
        seen[initiative, id] = line.number
        cascade = found.setdefault(initiative, {})
        if line["time"]:
            cascade[id] = _time(table, line, clock)
    return {initiative: times(ids, when) for initiative, when in found.items()} or {
        "": times(ids, {})
    }


def _attributes(
    table: Table | None, ids: Sequence[str], where: str
) -> dict[str, tuple[str | None, ...]]:
    if table is None:
        return {}
    known = set(ids)
    rows: dict[str, Line] = {}
    for line in table.lines:
        id = _known(table, line, "id", known, where)
        if id in rows:
            raise DuplicateRowError(table.path, line.number, id, rows[id].number)
        rows[id] = line
    return {
        column: tuple(rows[id][column] or None if id in rows else None for id in ids)
        for column in table.without("id")
    }


def _id(table: Table, line: Line, column: str) -> str:
    if not line[column]:
        raise BadCellError(table.path, line.number, column, "")
    return line[column]


def _known(table: Table, line: Line, column: str, ids: set[str], where: str) -> str:
    id = _id(table, line, column)
    if id not in ids:
        raise UnknownIdError(table.path, line.number, id, where)
    return id


def _time(table: Table, line: Line, clock: Clock) -> float:
    text = line["time"]
    if clock != "number" and _NUMBER.fullmatch(text) and len(text) != LENGTHS["year"]:
        raise MixedTimesError(table.path, line.number, text)
    try:
        return number_of(text, clock)
    except ValueError:
        raise BadCellError(table.path, line.number, "time", text) from None


def _clock(tables: _Tables, *, unit: Clock | None, exact: bool) -> Clock:
    """Numbers as they are, unless any time is a date."""
    texts = [*_times(tables.ties), *_times(tables.adoptions)]
    dated = [text for text in texts if _is_date(text) and not _NUMBER.fullmatch(text)]
    if unit is None and not dated:
        return "number"
    if unit is not None or not exact:
        return unit or "year"
    shortest = min(len(text) for text in texts if _is_date(text))
    return next(unit for unit in _UNITS if LENGTHS[unit] == shortest)


def _times(table: Table | None) -> Iterable[str]:
    if table is None or "time" not in table.columns:
        return []
    return [line["time"] for line in table.lines if line["time"]]


def _is_date(text: str) -> bool:
    try:
        checked(text)
    except ValueError:
        return False
    return True


def _remarks(tables: _Tables, lang: Language) -> tuple[str, ...]:
    """What was there and was not used: columns, ties to oneself, ties of weight 0."""
    said: list[str] = []
    known: Mapping[str, tuple[Table | None, tuple[str, ...]]] = {
        "ties": (tables.ties, ("source", "target", "weight", "time")),
        "adoptions": (tables.adoptions, ("id", "time", "initiative")),
        "ratings": (tables.ratings, (*COLUMNS, "respondent")),
    }
    for table, columns in known.values():
        unread = () if table is None else table.without(*columns)
        if table is not None and unread:
            names = ", ".join(unread)
            da = f"{table.path}: ikke brugt: {names}."
            said.append(da if lang == "da" else f"{table.path}: not used: {names}.")
    lines = () if tables.ties is None else tables.ties.lines
    selves = sum(line["source"] == line["target"] for line in lines)
    if selves:
        da, en = (
            f"Forbindelser til en selv regnes ikke med: {selves}.",
            f"Ties to oneself do not count: {selves}.",
        )
        said.append(da if lang == "da" else en)
    return tuple(said)
