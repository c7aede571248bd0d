"""The events that a row gives by a mapping, each told where in the row it comes from."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, get_origin

from graph.errors import CprDetectedError, InvalidProposalError
from graph.events.body import introduced, references
from graph.events.catalogue import KINDS
from graph.proposals import Proposal
from graph.reasons import AS_A_WHOLE
from importers.tables.cells import is_blank
from importers.tables.mapping import Statement, TableMapping, Unpivot, Value
from importers.tables.reading import Cells, Reading, columns_of, holds
from importers.tables.row_errors import (
    BadCellError,
    BadTextError,
    BadTogetherError,
    MissingRequiredError,
)

_KEPT_OF_A_PROBLEM = 200

Proposed: TypeAlias = "tuple[Sequence[Proposal], Sequence[Proposal | None]]"
"""The proposals of a row; and of one that is known, what each was when it was written out."""
Proposing: TypeAlias = "Callable[[TableMapping, Cells, Reading], Proposed]"


@dataclass(frozen=True, slots=True)
class Said:
    """An event that a row gives, not yet looked at by any rule."""

    statement: Statement
    cells: Cells


def said_in(table: TableMapping, cells: Cells) -> Iterator[Said]:
    """The statements whose conditions hold, in the order in which the mapping has them."""
    for statement in table.events:
        if holds(statement.when, cells):
            yield Said(statement, cells)
    for unpivot in table.unpivot:
        for view in _unpivoted(unpivot, cells):
            for statement in unpivot.events:
                if holds(statement.when, view):
                    yield Said(statement, view)


def proposal(said: Said, reading: Reading) -> Proposal:
    """The proposal; raises BadCellError or CprDetectedError, either with the column."""
    statement, cells = said.statement, said.cells
    with explained(said):
        data = data_in(statement, cells, reading)
        key = [cells.text(column) for column in statement.key] or _key(statement.kind, data)
        return reading.register.says(
            statement.kind,
            data,
            key=key,
            columns=columns_read(statement),
            valid_from=date_in(statement.valid_from, cells, reading),
            valid_to=date_in(statement.valid_to, cells, reading),
        )


@contextmanager
def explained(said: Said) -> Generator[None]:
    """What is wrong is told by the column that it stands in."""
    cells = said.cells
    try:
        yield
    except BadCellError as error:
        error.column = cells.stands_in.get(error.column, error.column)
        raise
    except CprDetectedError as error:
        raise CprDetectedError(_column(said, error.where)) from None
    except InvalidProposalError as error:
        if error.where == AS_A_WHOLE:
            raise BadTogetherError(error.problem[:_KEPT_OF_A_PROBLEM]) from None
        column = _column(said, error.where)
        if error.problem == "Field required":
            raise MissingRequiredError(column) from None
        raise BadTextError(column, error.problem[:_KEPT_OF_A_PROBLEM]) from None


def proposals_in(table: TableMapping, cells: Cells, reading: Reading) -> Proposed:
    """What a row that nobody knows proposes."""
    said = [proposal(one, reading) for one in said_in(table, cells)]
    return said, ()


def columns_read(statement: Statement) -> tuple[str, ...]:
    """The columns that an event is made of, in the order of its fields."""
    values = [*statement.data.values(), statement.valid_from, statement.valid_to]
    read = (column for value in values if value is not None for column in columns_of(value))
    return tuple(dict.fromkeys([*read, *statement.key]))


def data_in(statement: Statement, cells: Cells, reading: Reading) -> dict[str, Any]:
    """The fields of the event that the row says something of."""
    data: dict[str, Any] = {}
    for field, value in statement.data.items():
        found = reading.value(value, cells)
        if found is None:
            continue
        is_alone = not isinstance(found, list | tuple)
        data[field] = [found] if is_alone and field in _many(statement.kind) else found
    return data


def date_in(value: Value | None, cells: Cells, reading: Reading) -> str | None:
    if value is None:
        return None
    as_date = value if value.column is None else value.model_copy(update={"type": "date"})
    return reading.value(as_date, cells)


def _key(kind: str, data: Mapping[str, Any]) -> list[str]:
    """What begins with the event, or else everything that it names."""
    model = KINDS[kind]
    event = model.model_construct(**{**dict.fromkeys(model.model_fields), **data})
    begun = [id for id, _ in introduced(event) if id]
    return begun or [reference.id for reference in references(event)]


def _unpivoted(unpivot: Unpivot, cells: Cells) -> Iterator[Cells]:
    """The row once for each cell of the columns side by side, or once for each line of these."""
    for column, name in unpivot.columns.items():
        if is_blank(cells[column]):
            continue
        texts = cells.text(column).splitlines() if unpivot.lines else [cells[column]]
        for number, text in enumerate(texts, start=1):
            if not is_blank(text):
                more = {unpivot.name: name, unpivot.value: text, unpivot.line: number}
                yield Cells({**cells.by_name, **more}, {unpivot.value: column}, cells.called)


@cache
def _many(kind: str) -> frozenset[str]:
    """The fields of a kind that hold several values."""
    fields = KINDS[kind].model_fields
    return frozenset(name for name, one in fields.items() if get_origin(one.annotation) is tuple)


def _column(said: Said, where: str) -> str:
    """The column behind a field that is wrong, or the field itself."""
    value = said.statement.data.get(where.split(".", maxsplit=1)[0])
    column = next(iter(columns_of(value)), where) if value is not None else where
    return said.cells.stands_in.get(column, column)
