"""Writes the template as a workbook: a sheet for each table, with pick lists and help."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph.spreadsheets import harmless
from importers.tables.known import is_known
from importers.tables.mapped import columns_of_table
from importers.tables.mapping import TableMapping, Value
from importers.tables.template import GUIDE, LISTS, REGISTER, listing, table_named, template

ROWS = 2_000
"""How far down the pick lists and the formats of dates reach."""

Filled: TypeAlias = Mapping[str, Sequence[Mapping[str, str]]]
"""By sheet, rows that are there already: texts by column."""

_ID = "Id"
_YES_NO = ("ja", "nej")
_HEAD = PatternFill("solid", fgColor="1D5B8F")
_MUST = PatternFill("solid", fgColor="8F1D3A")
_WHITE = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)
_GUIDANCE = (
    "Sådan udfyldes skabelonen",
    "Skriv øverst, hvad registret hedder: det skiller jeres rækker fra andres.",
    "Udfyld de ark, I har noget til. Kun de mørkerøde kolonner skal udfyldes; resten kan vente.",
    "Henvis til det, der står på et andet ark, ved at skrive det på samme måde, eller vælg det.",
    "Flere værdier i en celle skilles med semikolon. Datoer kan være et år, en måned eller en dag.",
    "Kolonnen Id er til det, der er i systemet i forvejen. Lad den stå, hvis den er udfyldt.",
    "Er skabelonen hentet udfyldt: ret i rækkerne, og skriv nye nederst. Kopiér ikke en række.",
    "Kun arbejdsoplysninger om mennesker, og aldrig CPR-numre: de afvises.",
    "Er en indsats slut, så skriv fra hvilken dag under Trukket tilbage på arket Indsatser.",
    "At slette en række eller tømme en celle afslutter ikke noget.",
    "Gem, og vælg filen på siden Indlæs: den viser først, hvad der vil ske.",
)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    value: Value | None

    @property
    def is_required(self) -> bool:
        return self.value is not None and self.value.required


def write_template(path: Path, *, register: str = "", filled: Filled | None = None) -> None:
    """The template in a new file; `register` is its name, `filled` what stands in it already."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)  # noqa: S101 (a new workbook has one)
    _write_guide(guide, register)
    lists = _Lists(book)
    for table in template().mapping.tables:
        sheet = book.create_sheet(str(table.sheet))
        columns, rows = _columns(table), (filled or {}).get(str(table.sheet), ())
        _write_head(sheet, columns)
        _write_rows(sheet, columns, rows)
        _write_known(sheet, len(columns), rows)
        _write_help(sheet, columns, lists)
    lists.write()
    book.save(path)


def _columns(table: TableMapping) -> list[_Column]:
    """The columns in the order of the mapping, ids last."""
    values = {**_elsewhere(), **dict(_values(table))}
    names = sorted(columns_of_table(table), key=lambda name: name == _ID)
    return [_Column(name, values.get(name)) for name in names]


def _elsewhere() -> dict[str, Value]:
    """What is picked from a list under a header, for a sheet that only names things by it."""
    tables = template().mapping.tables
    found = (one for table in reversed(tables) for one in _values(table))
    return {column: value for column, value in found if _is_picked(value)}


def _is_picked(value: Value) -> bool:
    return bool(value.codes or value.entity) or value.type == "yes_no"


def _values(table: TableMapping) -> Iterator[tuple[str, Value]]:
    """What stands in each column; what says most of it comes last."""
    statements = [*table.events, *(one for some in table.unpivot for one in some.events)]
    for statement in reversed(statements):
        dates = [value for value in (statement.valid_from, statement.valid_to) if value]
        for value in (*statement.data.values(), *dates):
            for column in (value.column, *value.key):
                if column is not None and column == value.column:
                    yield column, value
    for some in table.unpivot:
        for column in some.columns:
            yield column, Value(column=column, help="En linje for hver del")


def _write_guide(sheet: Worksheet, register: str) -> None:
    sheet.title = GUIDE
    sheet.append([REGISTER, harmless(register)])
    sheet.append([])
    for line in _GUIDANCE:
        sheet.append([line])
    sheet.column_dimensions["A"].width = 100
    sheet.column_dimensions["B"].width = 40
    sheet["A1"].font = Font(bold=True)
    sheet["A3"].font = Font(bold=True)
    sheet["B1"].fill = PatternFill("solid", fgColor="FFF2CC")


def _write_head(sheet: Worksheet, columns: Sequence[_Column]) -> None:
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place, column.name)
        cell.font = _WHITE
        cell.fill = _MUST if column.is_required else _HEAD
        cell.alignment = _TOP
        if column.value is not None and column.value.help:
            cell.comment = Comment(column.value.help, "Spredning", width=260, height=90)
        sheet.column_dimensions[get_column_letter(place)].width = max(16, len(column.name) + 4)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"


def _write_rows(
    sheet: Worksheet, columns: Sequence[_Column], rows: Iterable[Mapping[str, str]]
) -> None:
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            if text := row.get(column.name, ""):
                cell = sheet.cell(number, place, harmless(text))
                cell.alignment = _TOP


def _write_known(sheet: Worksheet, after: int, rows: Sequence[Mapping[str, str]]) -> None:
    """What each row stands for in the log, in hidden columns behind the others."""
    names = sorted({name for row in rows for name in row if is_known(name)}, key=len)
    for place, name in enumerate(names, start=after + 1):
        sheet.cell(1, place, name)
        sheet.column_dimensions[get_column_letter(place)].hidden = True
        for number, row in enumerate(rows, start=2):
            if name in row:
                sheet.cell(number, place, row[name])


def _write_help(sheet: Worksheet, columns: Sequence[_Column], lists: "_Lists") -> None:
    for place, column in enumerate(columns, start=1):
        value = column.value
        if value is None:
            continue
        letter = get_column_letter(place)
        choice = lists.choice(value)
        if choice is not None:
            _validate(sheet, f"{letter}2:{letter}{ROWS}", choice, column)


def _validate(sheet: Worksheet, cells: str, choice: str, column: _Column) -> None:
    """A list to pick from; other text is warned of, since several can stand in one cell."""
    value = column.value
    is_closed = value is not None and bool(value.codes or value.type == "yes_no")
    rule = DataValidation(type="list", formula1=choice, allow_blank=True)
    rule.errorStyle = "stop" if is_closed else "warning"
    rule.errorTitle, rule.error = (
        "Ikke på listen",
        "Vælg fra listen, eller skriv det på arket først",
    )
    rule.promptTitle = column.name[:32]
    rule.prompt = (value.help if value is not None and value.help else "Vælg fra listen")[:255]
    rule.showErrorMessage = rule.showInputMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


class _Lists:
    """The pick lists, on a sheet of their own; those of other sheets are these sheets' columns."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._lists: list[tuple[str, ...]] = []
        self._sheet_of = listing()

    def choice(self, value: Value) -> str | None:
        """The cells that a value is picked from, as a formula names them."""
        texts = _YES_NO if value.type == "yes_no" else tuple(value.codes)
        if texts:
            if texts not in self._lists:
                self._lists.append(texts)
            letter = get_column_letter(self._lists.index(texts) + 1)
            return f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(texts)}"
        if value.entity is None or value.entity not in self._sheet_of:
            return None
        sheet, column = self._sheet_of[value.entity]
        names = [one.name for one in _columns(table_named(sheet))]
        letter = get_column_letter(names.index(column) + 1)
        return f"{quote_sheetname(sheet)}!${letter}$2:${letter}${ROWS}"

    def write(self) -> None:
        sheet: Any = self._book.create_sheet(LISTS)
        for place, texts in enumerate(self._lists, start=1):
            for number, text in enumerate(texts, start=1):
                sheet.cell(number, place, text)
        sheet.sheet_state = "hidden"
