"""What an append says to its database, in the way that each takes it fastest.

By the driver's own connection, inside the transaction that SQLAlchemy began: SQLAlchemy's steps
around a statement take twenty times as long as a statement that looks up one key.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BigInteger,
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Table,
    Text,
    any_,
    cast,
    func,
    select,
)
from sqlalchemy import bindparam as bound
from sqlalchemy.sql.compiler import SQLCompiler

from graph.canonical import canonical

Row = tuple[Any, ...]


class Question(NamedTuple):
    """A query with its parameters."""

    query: ClauseElement
    parameters: Mapping[str, object]


def run(
    connection: Connection, statement: ClauseElement, parameters: Mapping[str, object] | None = None
) -> list[Row]:
    """The rows of a statement, if it has any."""
    cursor = _said(connection, statement, parameters or {})
    return cursor.fetchall() if cursor.description else []


def answers(connection: Connection, questions: Iterable[Question]) -> list[list[Row]]:
    """The rows of each query. They are asked in order, and to a server they travel together."""
    with together(connection):
        cursors = [_said(connection, *question) for question in questions]
        return [cursor.fetchall() for cursor in cursors]


def together(connection: Connection) -> AbstractContextManager[object]:
    """What is said in the block travels to a server together; nothing said there has an answer.

    A copy cannot be among it.
    """
    return _driver(connection).pipeline() if is_postgres(connection) else nullcontext()


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows with a value for each column, in the order of the columns."""
    if is_postgres(connection):
        _copy(connection, table, rows)
    elif rows:
        _driver(connection).executemany(_sqlite_insert(table, "INSERT"), rows)


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows; one whose key is there already is left as it is."""
    if not rows:
        return
    if is_postgres(connection):
        _driver(connection).execute(_postgres_add(table), (_json(rows),))
    else:
        _driver(connection).executemany(_sqlite_insert(table, "INSERT OR IGNORE"), rows)


def remove(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Take out the rows that are equal to one of these."""
    if not rows:
        return
    if is_postgres(connection):
        _driver(connection).execute(_postgres_remove(table), (_json(rows),))
    else:
        _driver(connection).executemany(_sqlite_remove(table), rows)


def among(column: Column[str], name: str, *, postgres: bool) -> ColumnElement[bool]:
    """That the column is one of the texts in the parameter of this name, however many they are."""
    if postgres:
        texts = func.json_array_elements_text(cast(bound(name, type_=Text), JSON))
        # As an array, so that the index is used however many rows the planner thinks there are.
        return column == any_(func.array(select(texts).scalar_subquery()))
    texts = func.json_each(bound(name, type_=Text)).table_valued("value")
    return column.in_(select(texts.c.value))


def listed(values: Iterable[str]) -> str:
    """Texts as the parameter that `among` looks in."""
    return _json(list(values))


def is_postgres(connection: Connection) -> bool:
    """Whether the connection leads to a PostgreSQL; else it is SQLite."""
    return connection.dialect.name == "postgresql"


def _copy(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    statement = f"COPY {table.name} ({_names(table)}) FROM STDIN (FORMAT BINARY)"
    with _driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types([_postgres_type(column) for column in table.columns])
        for row in rows:
            copy.write_row(row)


def _said(connection: Connection, query: ClauseElement, given: Mapping[str, object]) -> Any:
    text, order = _compiled(query, connection.dialect)
    values = given if order is None else [given[name] for name in order]
    return _driver(connection).execute(text, values)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@cache
def _compiled(statement: ClauseElement, dialect: Dialect) -> tuple[str, tuple[str, ...] | None]:
    """The statement in the database's words, with the order of its parameters where it has one."""
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler) or compiled.positiontup is None:
        return str(compiled), None
    return str(compiled), tuple(compiled.positiontup)


def _json(values: Sequence[Any]) -> str:
    # Drivers take one long text much faster than a thousand short ones. Bytes become base64.
    return canonical(values).decode()


@cache
def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


# The names below come from the tables of this project, never from outside.


@cache
def _sqlite_insert(table: Table, verb: str) -> str:
    marks = ", ".join("?" for _ in table.columns)
    return f"{verb} INTO {table.name} ({_names(table)}) VALUES ({marks})"


@cache
def _sqlite_remove(table: Table) -> str:
    equal = " AND ".join(f"{column.name} = ?" for column in table.columns)
    return f"DELETE FROM {table.name} WHERE {equal}"  # noqa: S608


@cache
def _postgres_add(table: Table) -> str:
    names = _names(table)
    return f"INSERT INTO {table.name} ({names}) {_given(table)} ON CONFLICT DO NOTHING"


@cache
def _postgres_remove(table: Table) -> str:
    return f"DELETE FROM {table.name} WHERE ({_names(table)}) IN ({_given(table)})"  # noqa: S608


@cache
def _given(table: Table) -> str:
    values = (f"row ->> {number}" for number in range(len(table.columns)))
    read = (
        value if _postgres_type(column) == "text" else f"decode({value}, 'base64')"
        for value, column in zip(values, table.columns, strict=True)
    )
    return f"SELECT {', '.join(read)} FROM json_array_elements(%s::json) AS row"  # noqa: S608


def _postgres_type(column: Column[Any]) -> str:
    match column.type:
        case Text():
            return "text"
        case BigInteger():
            return "int8"
        case Integer():
            return "int4"
        case _:
            return "bytea"
