"""What is worth saying of a table, and hinders nothing."""

from dataclasses import dataclass

from graph.errors import GraphError


class RemarkError(GraphError):
    """What is worth saying of a file, and hinders nothing."""


@dataclass(eq=False)
class UnreadColumnsError(RemarkError):
    code = "unread_columns"
    da = "{where}: disse kolonner blev ikke læst: {columns}."
    en = "{where}: these columns were not read: {columns}."
    hint_da = "Skriv dem ind i tilpasningen, eller nævn dem under ignore_columns."
    hint_en = "Add them to the mapping, or name them under ignore_columns."

    where: str
    columns: str


@dataclass(eq=False)
class LeftoverCellError(RemarkError):
    """Told once for each column, with the first row that it is so in."""

    code = "leftover_cell"
    da = (
        "{where}: {column} er udfyldt, hvor {needed} er tom, og blev ikke læst dér "
        "(første gang i række {row})."
    )
    en = (
        "{where}: {column} is filled in where {needed} is blank, and was not read there "
        "(first in row {row})."
    )
    hint_da = "Udfyld {needed}, eller tøm {column}."
    hint_en = "Fill in {needed}, or empty {column}."

    where: str
    column: str
    needed: str
    row: int


@dataclass(eq=False)
class UnreadFactsError(RemarkError):
    code = "unread_facts"
    da = "{file}: disse oplysninger blev ikke læst: {names}."
    en = "{file}: these facts were not read: {names}."

    file: str
    names: str


@dataclass(eq=False)
class UnreadSheetsError(RemarkError):
    code = "unread_sheets"
    da = "{file}: disse ark blev ikke læst: {sheets}."
    en = "{file}: these sheets were not read: {sheets}."
    hint_da = "Skriv dem ind i tilpasningen, hvis de skal med."
    hint_en = "Add them to the mapping if they are wanted."

    file: str
    sheets: str


@dataclass(eq=False)
class UnnamedRegisterError(RemarkError):
    code = "unnamed_register"
    da = (
        "{file}: registrets navn står tomt på arket Vejledning, så filens navn bruges. Får filen "
        "et andet navn, bliver alle rækker nye."
    )
    en = (
        "{file}: the register has no name on the sheet Vejledning, so the file's name is used. If "
        "the file gets another name, all rows will be new."
    )

    file: str


@dataclass(eq=False)
class HiddenSheetError(RemarkError):
    code = "hidden_sheet"
    da = "{file}: arket {sheet} er skjult i projektmappen, men blev læst."
    en = "{file}: the sheet {sheet} is hidden in the workbook, but was read."

    file: str
    sheet: str


@dataclass(eq=False)
class MergedCellsError(RemarkError):
    code = "merged_cells"
    da = "{where}: flettede celler er læst, som om det øverste stod i hver række."
    en = "{where}: merged cells were read as if what is at their top stood in each row."

    where: str
