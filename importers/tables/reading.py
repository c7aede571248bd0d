"""A row of a table read by a mapping: from cells to the values of fields."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from graph.events.fields import Entity
from graph.spreadsheets import original
from importers.identity import Register
from importers.tables.cells import Cell, CellError, is_blank, text_of
from importers.tables.dates import NoDateError, date_of
from importers.tables.mapping import Condition, Scalar, Value
from importers.tables.mapping_file import MappingFile
from importers.tables.numbers import DecimalMark, NoNumberError, number_of, whole_number_of
from importers.tables.row_errors import (
    BadDateError,
    BadNumberError,
    CellFailedError,
    MissingRequiredError,
    UnknownCodeError,
)

_IN_TEMPLATE = re.compile(r"\{([^{}]+)\}")
_TOLD_ID = re.compile(r"\[([^\[\]]+)\]$")
_YES = {"ja", "j", "x", "yes", "y", "sand", "true", "1"}
_NO = {"nej", "n", "no", "falsk", "false", "0"}


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row by the names of their columns.

    `stands_in` says under which header a column that the mapping made up really stands.
    """

    by_name: Mapping[str, Cell]
    stands_in: Mapping[str, str] = field(default_factory=dict[str, str])
    called: dict[str, tuple[str, str, str | None]] = field(
        default_factory=dict[str, tuple[str, str, str | None]]
    )
    """What was read as an id; the column and the text it was made of, and where such are listed."""

    def __getitem__(self, column: str) -> Cell:
        cell = self.by_name.get(column)
        if isinstance(cell, CellError):
            raise CellFailedError(column, cell.shown)
        return cell

    def text(self, column: str) -> str:
        """What stands there, composed, with no space around it."""
        return _composed(text_of(self[column]))


@dataclass(frozen=True, slots=True)
class Reading:
    """How values are read in one register."""

    register: Register
    decimal: DecimalMark | None = None
    names: Mapping[tuple[Entity, str], str] = field(default_factory=dict[tuple[Entity, str], str])
    """The ids of what the rows before called so, where these were written out from the log."""
    listed: Mapping[Entity, str] = field(default_factory=dict[Entity, str])
    """The sheets of our template on which things are listed; none of them for a mapping."""

    def value(self, value: Value, cells: Cells) -> Any:
        """What the field gets; None where nothing is said. Raises BadCellError."""
        if value.fixed is not None:
            return value.fixed
        if value.template is not None:
            return _filled(value.template, cells) or None
        if value.values:
            found = (self.value(one, cells) for one in value.values)
            return [one for one in found if one is not None] or None
        if value.id_column is not None and (told := cells.text(value.id_column)):
            return told
        if value.key:
            return self._called(value, [cells.text(column) for column in value.key], cells)
        if value.column is None:
            return None
        if is_blank(cells[value.column]):
            if value.required:
                raise MissingRequiredError(value.column)
            return None
        if value.split is None:
            return self._one(value, value.column, cells[value.column], cells)
        parts = (part.strip() for part in cells.text(value.column).split(value.split))
        return [self._one(value, value.column, part, cells) for part in parts if part]

    def id_of(self, value: Value, texts: Sequence[str]) -> str | None:
        """The id of what the register calls so; blank in all columns is nobody."""
        if not any(texts):
            if value.required:
                raise MissingRequiredError(columns_of(value)[0])
            return None
        name = "\n".join(texts)
        if name in value.known:
            return value.known[name]
        if value.entity is not None and (known := self.names.get((value.entity, name))):
            return known
        if value.or_id and (told := _TOLD_ID.search(name)):
            return told[1]
        if value.hash is not None:
            digest = hashlib.new(value.hash.algorithm, usedforsecurity=False)
            ordered = sorted(texts) if value.hash.sort else texts
            digest.update((value.hash.prefix + "".join(ordered)).encode())
            return self.register.id_of(str(value.entity), digest.hexdigest())
        return self.register.id_of(str(value.entity), *texts)

    def _called(self, value: Value, texts: Sequence[str], cells: Cells) -> str | None:
        id = self.id_of(value, texts)
        if id is not None:
            column = columns_of(value)[0]
            listed = None if value.entity is None else self.listed.get(value.entity)
            cells.called[id] = (cells.stands_in.get(column, column), " ".join(texts), listed)
        return id

    def _one(self, value: Value, column: str, cell: Cell, cells: Cells) -> Any:
        cell = original(cell.strip()) if isinstance(cell, str) else cell
        text = _composed(text_of(cell))
        if value.codes:
            return _decoded(value.codes, column, text, is_mapped=not self.listed)
        if value.entity is not None:
            return self._called(value, [text], cells)
        return self._typed(value, column, cell) if value.type != "text" else text

    def _typed(self, value: Value, column: str, cell: Cell) -> Any:
        try:
            match value.type:
                case "date":
                    return date_of(cell)
                case "whole":
                    return whole_number_of(cell)
                case "number":
                    return _shown(number_of(cell, decimal=self.decimal))
                case _:
                    return _yes_or_no(column, text_of(cell))
        except NoDateError:
            raise BadDateError(column) from None
        except NoNumberError:
            raise BadNumberError(column) from None


def reading_by(file: MappingFile) -> Reading:
    """How a register is read by a mapping."""
    return Reading(Register(file.mapping.source, file.digest), file.mapping.decimal)


def columns_of(value: Value) -> tuple[str, ...]:
    """The columns that a value is read from."""
    if value.template is not None:
        return tuple(_IN_TEMPLATE.findall(value.template))
    if value.values:
        return tuple(column for one in value.values for column in columns_of(one))
    read = value.key or ((value.column,) if value.column is not None else ())
    return read if value.id_column is None else (*read, value.id_column)


def holds(conditions: Iterable[Condition], cells: Cells) -> bool:
    return all(_holds(one, cells) for one in conditions)


def _holds(condition: Condition, cells: Cells) -> bool:
    text = cells.text(condition.column)
    is_so = text in condition.values if condition.values else bool(text)
    return is_so is not condition.unless


def _filled(template: str, cells: Cells) -> str:
    """The template with what stands in its columns; nothing where all of these are blank."""
    texts = {column: cells.text(column) for column in _IN_TEMPLATE.findall(template)}
    if not any(texts.values()):
        return ""
    return _IN_TEMPLATE.sub(lambda found: texts[found[1]], template).strip()


def _decoded(codes: Mapping[str, Scalar], column: str, text: str, *, is_mapped: bool) -> Scalar:
    folded = {code.casefold(): value for code, value in codes.items()}
    if text.casefold() not in folded:
        raise UnknownCodeError(column, ", ".join(codes), is_mapped=is_mapped)
    return folded[text.casefold()]


def _composed(text: str) -> str:
    """The text that people see: no space around it, composed letters, no guard of an export."""
    text = original(text.strip())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _yes_or_no(column: str, text: str) -> bool:
    folded = text.strip().casefold()
    if folded not in _YES | _NO:
        raise UnknownCodeError(column, "ja, nej")
    return folded in _YES


def _shown(number: Decimal | None) -> str | None:
    """A number as a text that says the same in every language."""
    return None if number is None else f"{number.normalize():f}"
