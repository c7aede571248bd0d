"""Many rows at once, said in the way that each database takes them fastest."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, Column, ColumnElement, Connection, Table, Text, any_, func, select
from sqlalchemy import bindparam as bound

Row = tuple[Any, ...]


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows with a value for each column, in the order of the columns."""
    if is_postgres(connection):
        _copy(connection, table, rows)
    elif rows:
        connection.exec_driver_sql(_sqlite_insert(table, "INSERT"), list(rows))


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows; one whose key is there already is left as it is."""
    if not rows:
        return
    if is_postgres(connection):
        connection.exec_driver_sql(_postgres_add(table), _columns_of(rows))
    else:
        connection.exec_driver_sql(_sqlite_insert(table, "INSERT OR IGNORE"), list(rows))


def remove(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Take out the rows that are equal to one of these."""
    if not rows:
        return
    if is_postgres(connection):
        connection.exec_driver_sql(_postgres_remove(table), _columns_of(rows))
    else:
        connection.exec_driver_sql(_sqlite_remove(table), list(rows))


def among(column: Column[str], name: str, *, postgres: bool) -> ColumnElement[bool]:
    """That the column is one of the texts in the parameter of this name, however many they are."""
    if postgres:
        return column == any_(bound(name, type_=ARRAY(Text)))
    texts = func.json_each(bound(name, type_=Text)).table_valued("value")
    return column.in_(select(texts.c.value))


def listed(connection: Connection, values: Iterable[str]) -> object:
    """Texts as the parameter that `among` looks in."""
    texts = list(values)
    return texts if is_postgres(connection) else json.dumps(texts)


def is_postgres(connection: Connection) -> bool:
    """Whether the connection leads to a PostgreSQL; else it is SQLite."""
    return connection.dialect.name == "postgresql"


def _copy(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    # The driver's own connection: SQLAlchemy has no word for COPY.
    driver: Any = connection.connection.driver_connection
    statement = f"COPY {table.name} ({_names(table)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _columns_of(rows: Sequence[Row]) -> tuple[list[Any], ...]:
    return tuple(list(values) for values in zip(*rows, strict=True))


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
    return f"INSERT INTO {table.name} ({names}) {_unnested(table)} ON CONFLICT DO NOTHING"


@cache
def _postgres_remove(table: Table) -> str:
    return f"DELETE FROM {table.name} WHERE ({_names(table)}) IN ({_unnested(table)})"  # noqa: S608


@cache
def _unnested(table: Table) -> str:
    arrays = ", ".join(f"%s::{_postgres_type(column)}[]" for column in table.columns)
    return f"SELECT * FROM unnest({arrays})"  # noqa: S608


def _postgres_type(column: Column[Any]) -> str:
    return "text" if isinstance(column.type, Text) else "bytea"
