"""What an importer is: it reads a source row by row and says what each row proposes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from graph.errors import GraphError
from graph.proposals import Proposal

REMOVED = "(fjernet: ligner et CPR-nummer)"
"""Stands where such a number stood, and is no more of an answer than that was."""
_NOTHING = MappingProxyType[str, "Place"]({})


Context: TypeAlias = Mapping[str, Any]
"""A JSON object with what a format has to know of a row of a file to read others without it.

`row`, and `sheet` where there is one, say which row it is.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder to read, and what the user said about it; None is for the format to find."""

    path: Path
    name: str = ""
    """What the user calls the file: kept with each event, also where `path` is a copy."""
    mapping: Path | None = None
    encoding: str | None = None
    sheet: str | None = None
    mappings: Path | None = None
    """The folder of the mappings that are kept, which events of other systems are read by."""
    part_of: str | None = None
    """The format of a file that these are only some rows of: nothing else of it is missed."""
    context: tuple[Context, ...] = ()
    """What those rows may name of the rest of that file, as its reader told it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name or self.path.name)

    @property
    def is_part(self) -> bool:
        return self.part_of is not None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is put aside: with the column as the file names it, and what stands there.

    `cell` is where a workbook shows it, such as `B14`. `value` may be personal: it is kept with
    the raw row and goes with it.
    """

    error: GraphError
    column: str | None = None
    value: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a row something is named, and what it is called there."""

    column: str
    value: str
    cell: str | None = None
    listed: str | None = None
    """The sheet of our template on which such things are listed."""
    is_mapped: bool = False
    """Whether somebody's mapping says what the column means, and can say which id is meant."""


class Row(NamedTuple):
    """One row of a source, numbered from 1 as in its file, and what came of reading it.

    At most one of `proposals`, `problem` and `ignored` is given. A row with none of them says
    nothing that the rows before it did not say.

    The proposals of a `revisable` row have ids that come from the row's own key and not from its
    content (see `importers.identity`): an id that the log holds with other content is a change of
    the row, and gives the event that brings it up to date. In other rows it is a conflict.

    A tuple, as a proposal is, since they come by the million.
    """

    file: str
    number: int
    raw: str
    proposals: tuple[Proposal, ...] = ()
    problem: Problem | None = None
    ignored: str | None = None
    sheet: str | None = None
    cells: tuple[str | float, ...] = ()
    """The raw row as a table has it, where it is one: an annotated copy is made of these."""
    header: tuple[str, ...] = ()
    """The names of the columns that `cells` stand in."""
    speaks_for: str = ""
    """The source that the row speaks for, where what is said of it depends on that."""
    revisable: bool = False
    called: Mapping[str, Place] = _NOTHING
    """What the source calls the ids that the row names: people are told that, and not the id."""
    known: tuple[Proposal | None, ...] = ()
    """Of a row written out from the log: what each proposal was then, which nobody may have changed
    meanwhile. A proposal that is still that says nothing, unless the log does not hold it."""
    remarks: tuple[GraphError, ...] = ()
    """What is to be said of the whole file, and hinders nothing; any one row can carry it."""
    context: Callable[[], Iterable[Context]] | None = None
    """What the rows of this file may name of each other; asked only where one is put aside."""


Reader: TypeAlias = Callable[[Source], Iterator[Row] | None]
"""How a format reads a source: its rows, or None at once when the source is of another format.

Says None by the content, before it has read more than the beginning; what is wrong further down
is the problem of a row.
"""
