"""A CSV file as a table, whatever wrote it: separator and encoding are found from its content."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from importers.tables.decoding import decoded, encoding_of
from importers.tables.headed import Table, headed
from importers.tables.records import Record, delimiter_of, records

_SAMPLE = 100_000


def csv_table(
    path: Path, *, encoding: str | None = None, header_row: int | None = None
) -> Table | None:
    """The table in the file, or None when it has no separator and so is no table.

    Raises what is wrong with the file as a whole; what is wrong with a row is the row's.
    """
    found = csv_records(path, encoding=encoding)
    if found is None:
        return None
    return headed(found, where=path.name, header_row=header_row)


def csv_records(path: Path, *, encoding: str | None = None) -> Iterator[Record] | None:
    """The records in the file, the header among them, or None when it has no separator."""
    name = encoding_of(path, told=encoding)
    with decoded(path, name) as stream:
        sample = stream.read(_SAMPLE)
    delimiter = delimiter_of(sample)
    return None if delimiter is None else _records(path, name, delimiter)


def _records(path: Path, encoding: str, delimiter: str) -> Iterator[Record]:
    with decoded(path, encoding) as stream:
        found = records(stream, delimiter, encoding=encoding)
        first = next(found, None)
        # Excel's own line, which says the separator, is no row of the table.
        if first is not None and not first.raw.startswith("sep="):
            found = chain([first], found)
        yield from found
