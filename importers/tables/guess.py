"""A guess at a mapping, from headers and sample values, written for a person to correct."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from graph.events.fields import holds_cpr
from importers.tables.cells import Cell, is_blank, text_of
from importers.tables.csv_file import csv_records
from importers.tables.errors import NoTableError
from importers.tables.headed import Table, headed
from importers.tables.likely import Likely, likely, values_of
from importers.tables.mapping import Statement, Value
from importers.tables.records import Record
from importers.tables.workbook_register import is_spreadsheet, outlines_of

_LOOKED_AT = 100
_MOST_CODES = 20
_NAMED = ("cluster", "organisation", "forum", "person")


def guess(path: Path, *, encoding: str | None = None) -> str:
    """A mapping file for the tables in the file, with remarks on what to look at."""
    tables = list(_tables(path, encoding))
    if not tables:
        raise NoTableError(path.name)
    lines = [
        f"# Et bud på, hvad kolonnerne i {path.name} betyder. Ret det, og se i en prøvekørsel,",
        "# hvad det giver, før noget skrives.",
        "mapping: 1",
        "# Registrets navn. Vælg et, der holder: rækkernes id'er laves af det.",
        f"source: {_text(path.stem)}",
        "tables:",
    ]
    for table, header_row in tables:
        lines += _Guess(table, header_row).lines()
    return "\n".join(lines) + "\n"


def _tables(path: Path, encoding: str | None) -> Iterator[tuple[Table, int]]:
    if is_spreadsheet(path, name=path.name):
        for one in outlines_of(path):
            if not one.sheet.is_hidden:
                yield _table(one.records, one.sheet.name, sheet=one.sheet.name)
        return
    records = csv_records(path, encoding=encoding)
    if records is not None:
        yield _table(list(islice(records, _LOOKED_AT)), path.name)


def _table(records: Sequence[Record], where: str, *, sheet: str | None = None) -> tuple[Table, int]:
    """Titles often stand above a table: its header is the first of its fullest rows."""
    filled = [sum(not is_blank(cell) for cell in one.cells) for one in records]
    fullest = max(filled[:20], default=0)
    place = next(n for n, count in enumerate(filled) if count >= max(1, fullest * 0.7))
    row = records[place].number
    return headed(iter(records), where=where, sheet=sheet, header_row=row), row


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    cells: tuple[Cell, ...]

    def values(self) -> list[str]:
        """The different texts that stand there, without any that looks like a CPR number."""
        texts = dict.fromkeys(text_of(one).strip() for one in self.cells if not is_blank(one))
        return [text for text in texts if not holds_cpr(text)]


class _Guess:
    """What is guessed of one table."""

    def __init__(self, table: Table, header_row: int) -> None:
        rows = [one.cells for one in table.rows if one.problem is None]
        self._table = table
        self._row = header_row
        self._columns = {
            header: _Column(header, tuple(row[place] for row in rows))
            for place, header in enumerate(table.header)
        }
        self._likely: Likely = likely(table.sheet, table.header)

    def lines(self) -> Iterator[str]:
        known = self._likely
        found = len(known.headers)
        yield f"  # Ligner skabelonens ark {known.table.sheet}: {found} kolonner er genkendt."
        first = "-"
        if self._table.sheet is not None:
            yield f"  - sheet: {_text(self._table.sheet)}"
            first = " "
        yield f"  {first} header_row: {self._row}"
        yield from self._unknown()
        if found == 0:
            yield "    # Ingen kolonne er genkendt. Skriv selv, hvad en række siger:"
        yield "    events:"
        yield from self._named()
        for statement in known.table.events:
            yield from self._statement(statement)
        yield from self._clusters()

    def _unknown(self) -> Iterator[str]:
        unknown = [one for one in self._table.header if one not in self._likely.used]
        if unknown:
            yield "    # Ikke genkendt. Brug dem nedenfor, eller lad dem stå her: så læses de ikke."
            yield "    ignore_columns:"
            yield from (f"      - {_text(one)}" for one in unknown)

    def _named(self) -> Iterator[str]:
        """Who rows only name becomes known by that; not where a cell names several."""
        headers = self._likely.headers
        for value in values_of(self._likely.table):
            header = headers.get(value.column or "")
            if header is None or value.entity not in _NAMED or self._split(header) is not None:
                continue
            yield "      # Er de kendt i forvejen, så skriv known: {Navn: id}, hvor de nævnes."
            yield f"      - kind: {value.entity}.registered"
            yield f"        when: {_text(header)}"
            yield "        data:"
            yield f"          {value.entity}: {_flow({'key': [header], 'entity': value.entity})}"
            yield f"          name: {_text(header)}"

    def _statement(self, statement: Statement) -> Iterator[str]:
        headers = self._likely.headers
        if any(one.column not in headers for one in statement.when):
            return
        data = {field: self._value(value) for field, value in statement.data.items()}
        yield f"      - kind: {statement.kind}"
        for one in statement.when:
            yield f"        when: {_text(headers[one.column])}"
        for name in ("valid_from", "valid_to"):
            value = getattr(statement, name)
            if value is not None and (line := self._value(value)) is not None:
                yield f"        {name}: {line}"
        yield "        data:"
        for field, line in data.items():
            if line is not None:
                yield f"          {field}: {line}"
            elif statement.data[field].required:
                yield f"          # {field}: mangler en kolonne, og skal udfyldes"

    def _value(self, value: Value) -> str | None:
        """The value with the foreign columns; None where one of them is not there."""
        said: dict[str, Any] = {}
        remark = ""
        if value.key:
            key = self._key(value)
            if key is None:
                return None
            said["key"] = list(key)
            remark = "  # det, der skiller rækkerne fra hinanden"
        elif value.column is None or value.column not in self._likely.headers:
            return None
        else:
            said["column"] = self._likely.headers[value.column]
        if value.entity is not None:
            said["entity"] = value.entity
        if value.type != "text":
            said["type"] = value.type
        if value.required:
            said["required"] = True
        if value.split is not None and (split := self._split(said["column"])) is not None:
            said["split"] = split
        if value.codes:
            said["codes"], missing = self._codes(value, said["column"])
            remark = f"  # skriv også ind: {', '.join(map(_text, missing))}" if missing else remark
        return _flow(said) + remark

    def _key(self, value: Value) -> tuple[str, ...] | None:
        """The number of the row, where there is one and the row is what begins."""
        headers = self._likely.headers
        number = self._likely.number
        if number is not None and value.id_column is not None and len(value.key) == 1:
            return (number,)
        if any(one not in headers for one in value.key):
            return None
        return tuple(headers[one] for one in value.key)

    def _split(self, header: str) -> str | None:
        texts = self._columns[header].values()
        return next((sign for sign in (";", "\n", ",") if any(sign in one for one in texts)), None)

    def _codes(self, value: Value, header: str) -> tuple[dict[str, Any], list[str]]:
        """The codes for what stands there, and what has none yet."""
        known = {code.casefold(): said for code, said in value.codes.items()}
        known |= {str(said).casefold(): said for said in value.codes.values()}
        texts = self._columns[header].values()[:_MOST_CODES]
        found = {one: known[one.casefold()] for one in texts if one.casefold() in known}
        return found or dict(value.codes), [one for one in texts if one.casefold() not in known]

    def _clusters(self) -> Iterator[str]:
        """One column a cluster: what stands there is read as the cluster's yes."""
        clusters = self._likely.clusters
        key = self._likely.number or self._likely.headers.get("Indsats")
        if not clusters or key is None:
            return
        yield "    # En kolonne for hver klynge: hvert felt, der ikke er tomt, er klyngens ja."
        yield "    unpivot:"
        yield f"      - columns: {_flow(clusters)}"
        yield "        name: Klyngen"
        yield "        value: Svaret"
        yield "        events:"
        yield "          - kind: cluster.registered"
        yield "            # Er klyngerne kendt i forvejen, så skriv deres id'er: known: {Navn: id}"
        yield "            data:"
        yield "              cluster: {key: Klyngen, entity: cluster}"
        yield "              name: Klyngen"
        yield "          - kind: cluster.opted_in"
        yield "            when: {column: Svaret, values: [nej, Nej, '-'], unless: true}"
        yield "            data:"
        yield "              cluster: {key: Klyngen, entity: cluster}"
        yield f"              initiative: {_flow({'key': [key], 'entity': 'initiative'})}"


def _flow(said: Mapping[str, Any]) -> str:
    """The mapping on one line."""
    parts = (f"{_key_text(key)}: {_plain(value)}" for key, value in said.items())
    return "{" + ", ".join(parts) + "}"


def _plain(said: Any) -> str:
    # Only codes are a mapping within a mapping, and these have texts for keys.
    inner = cast("Mapping[str, Any]", said)
    return _flow(inner) if isinstance(said, dict) else json.dumps(said, ensure_ascii=False)


def _key_text(key: str) -> str:
    return key if key.isidentifier() else _text(key)


def _text(text: str) -> str:
    """The text as YAML reads it: JSON's own way of writing it is one of YAML's."""
    return json.dumps(text, ensure_ascii=False)
