"""A CSV file as a source of an import: by a mapping, or with the template's own columns."""

from collections.abc import Iterator

from importers.contract import Row, Source
from importers.tables import mapped, template
from importers.tables.csv_file import csv_table
from importers.tables.errors import NoMappingError
from importers.tables.known_rows import KnownRows
from importers.tables.mapping_file import read_mapping
from importers.tables.reading import reading_by

_NO_TABLES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{", b"[", b"<")


def read(source: Source) -> Iterator[Row] | None:
    """The rows; None for what is no table. To be asked after every other format.

    Raises NoMappingError for a table that has no mapping and is not the template's.
    """
    if not source.path.is_file() or _is_something_else(source):
        return None
    file = None if source.mapping is None else read_mapping(source.mapping)
    header_row = None if file is None or source.is_part else file.tables()[0].header_row
    table = csv_table(source.path, encoding=source.encoding, header_row=header_row)
    if table is None:
        return None
    if file is not None:
        return mapped.rows(table, file.tables()[0], reading_by(file), file=source.name)
    own = template.table_for(None, table.header)
    if own is None:
        raise NoMappingError(source.name, ", ".join(table.header))
    reading = template.reading_of(template.source_of(source.name))
    return mapped.rows(table, own, reading, file=source.name, proposing=KnownRows().proposals)


def _is_something_else(source: Source) -> bool:
    with source.path.open("rb") as stream:
        return stream.read(8).lstrip().startswith(_NO_TABLES)
