"""What an importer is: it reads a source row by row and says what each row proposes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph.errors import GraphError
from graph.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is put aside; `value` is never personal."""

    error: GraphError
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source, numbered from 1 as in its file, and what came of reading it.

    At most one of `proposals`, `problem` and `ignored` is given. A row with none of them says
    nothing that the rows before it did not say.
    """

    file: str
    number: int
    raw: str
    proposals: tuple[Proposal, ...] = ()
    problem: Problem | None = None
    ignored: str | None = None


Reader: TypeAlias = Callable[[Path], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of source: how it is recognised by its content, and read."""

    name: str
    recognises: Callable[[Path], bool]
    read: Reader
