"""The lines of a registry's history: one change each, those of a commit together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.json_errors import BadJsonError
from graph.strict_json import strict
from importers.contract import Problem, Row
from importers.errors import UnexpectedValueError
from importers.history.statements import Change
from importers.lines import Line, first_lines, lines

_FIELDS = {"commit", "commit_date", "status", "path", "blob"}
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Read:
    """A line, and the change that it tells or why it cannot be read."""

    line: Line
    change: Change | None = None
    problem: Problem | None = None


def commits(history: Path) -> Iterator[list[Read]]:
    """The changes of one commit at a time; a line that cannot be read stands alone."""
    for _, group in groupby((_read(line) for line in lines(history)), key=_commit):
        yield list(group)


def is_history(path: Path) -> bool:
    """Whether the file has a change near its top."""
    return any(_has_fields(line) for line in first_lines(path, _LOOKED_AT))


def unreadable(file: str, read: Read) -> Row:
    """The row of a line that cannot be read."""
    return Row(file, read.line.number, read.line.text, problem=read.problem)


def _read(line: Line) -> Read:
    if line.problem is not None:
        return Read(line, problem=Problem(line.problem))
    try:
        return Read(line, Change.model_validate(strict(line.text)))
    except BadJsonError as error:
        return Read(line, problem=Problem(error))
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"]) or "the line"
        return Read(line, problem=Problem(UnexpectedValueError(where), where))


def _commit(read: Read) -> str:
    return f"line {read.line.number}" if read.change is None else read.change.commit


def _has_fields(line: Line) -> bool:
    try:
        said: Any = strict(line.text)
    except BadJsonError:
        return False
    return isinstance(said, dict) and said.keys() >= _FIELDS
