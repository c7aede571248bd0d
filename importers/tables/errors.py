"""What can be wrong with a table as a whole, or with its mapping."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Literal

from graph.errors import GraphError, Language
from graph.reasons import in_danish
from importers.errors import ReasonedError

_UNITS: dict[Language, dict[str, str]] = {
    "da": {"bytes": "byte", "cells": "celler", "parts": "dele"},
    "en": {"bytes": "bytes", "cells": "cells", "parts": "parts"},
}


class UnusableTableError(GraphError):
    """A file that is not read at all; nothing of it was imported."""


@dataclass(eq=False)
class TooLargeError(UnusableTableError):
    code = "too_large"
    da = "{file} er for stor: den fylder mere end {limit} {unit}."
    en = "{file} is too large: it holds more than {limit} {unit}."
    hint_da = "Del filen i flere, og indlæs dem sammen. Intet er indlæst."
    hint_en = "Split the file and import the parts together. Nothing was imported."

    file: str
    limit: int
    what: Literal["bytes", "cells", "parts"]

    def message(self, lang: Language = "da") -> str:
        template = self.da if lang == "da" else self.en
        return template.format(**vars(self), unit=_UNITS[lang][self.what])


@dataclass(eq=False)
class TooManyColumnsError(UnusableTableError):
    code = "too_many_columns"
    da = "Tabellen har {found} kolonner; her læses højst {limit}."
    en = "The table has {found} columns; at most {limit} are read here."
    hint_da = "Slet de kolonner, der ikke skal bruges. Intet er indlæst."
    hint_en = "Delete the columns that are not needed. Nothing was imported."

    found: int
    limit: int


@dataclass(eq=False)
class UnknownEncodingError(UnusableTableError):
    code = "unknown_encoding"
    da = "Tegnsættet {name!r} kendes ikke."
    en = "The encoding {name!r} is not known."
    hint_da = "Skriv for eksempel utf-8, cp1252 eller utf-16, eller lad være at angive noget."
    hint_en = "Write for example utf-8, cp1252 or utf-16, or leave it out."

    name: str


@dataclass(eq=False)
class NoHeaderError(UnusableTableError):
    code = "no_header"
    da = "{where} har ingen række med overskrifter, hvor den ventes: række {row}."
    en = "{where} has no row of headers where it is expected: row {row}."
    hint_da = "Angiv overskrifternes række i tilpasningen: header_row."
    hint_en = "Say in the mapping which row has the headers: header_row."

    where: str
    row: int


@dataclass(eq=False)
class UnreadableHeaderError(ReasonedError, UnusableTableError):
    """The row of headers is broken itself, so that no row below it can be understood."""

    code = "unreadable_header"
    da = "{where}: overskrifterne i række {row} kan ikke læses. {reason}"
    en = "{where}: the headers in row {row} cannot be read. {reason}"

    where: str
    row: int
    problem: GraphError


@dataclass(eq=False)
class NotAWorkbookError(UnusableTableError):
    code = "not_a_workbook"
    da = "{file} kan ikke læses som en Excel-projektmappe (.xlsx): den er noget andet eller skadet."
    en = "{file} cannot be read as an Excel workbook (.xlsx): it is something else, or damaged."
    hint_da = (
        "Åbn filen i Excel, gem den som .xlsx, og indlæs den nye. Er det et Word-dokument, så "
        "kopiér tabellen over i Excel. Intet er indlæst."
    )
    hint_en = (
        "Open it in Excel, save it as .xlsx, and import that. If it is a Word document, copy the "
        "table to Excel. Nothing was imported."
    )

    file: str


@dataclass(eq=False)
class OtherSpreadsheetError(UnusableTableError):
    code = "other_spreadsheet"
    da = "{file} er et regneark i et andet format end .xlsx, eller beskyttet med adgangskode."
    en = "{file} is a spreadsheet in another format than .xlsx, or is protected by a password."
    hint_da = "Gem den som .xlsx (Excel-projektmappe) uden adgangskode. Intet er indlæst."
    hint_en = "Save it as .xlsx (Excel workbook) without a password. Nothing was imported."

    file: str


@dataclass(eq=False)
class UnsafeWorkbookError(UnusableTableError):
    code = "unsafe_workbook"
    da = "{file} har indhold, som Excel aldrig skriver, og som kan skade den, der læser det."
    en = "{file} has content that Excel never writes and that can harm whoever reads it."
    hint_da = "Spørg afsenderen, hvor filen kommer fra. Intet er indlæst."
    hint_en = "Ask the sender where the file is from. Nothing was imported."

    file: str


@dataclass(eq=False)
class TooCostlyError(UnusableTableError):
    code = "too_costly"
    da = "{file} kræver mere hukommelse eller tid, end én fil må bruge ({memory} MB, {seconds} s)."
    en = "{file} takes more memory or time than one file may use ({memory} MB, {seconds} s)."
    hint_da = "Del projektmappen i flere, eller gem arket som CSV."
    hint_en = "Split the workbook, or save the sheet as CSV."

    file: str
    memory: int
    seconds: int


@dataclass(eq=False)
class BadMappingError(UnusableTableError):
    code = "bad_mapping"
    da = "Tilpasningen {file}, linje {line}{where}: {problem_da}."
    en = "The mapping {file}, line {line}{where}: {problem}."
    hint_da = "Ret linjen. En tilpasning kan laves med: spredning import mappings guess FIL"
    hint_en = "Correct the line. A mapping can be made with: spredning import mappings guess FILE"

    file: str
    line: int
    field: str
    """What of the mapping it is, as `tables[0].sheet`; empty for the file as a whole."""
    problem: str
    problem_da: str = ""
    where: str = dataclass_field(init=False)

    def __post_init__(self) -> None:
        self.problem_da = self.problem_da or str(in_danish(self.problem))
        self.where = f", {self.field}" if self.field else ""


@dataclass(eq=False)
class MissingColumnError(UnusableTableError):
    code = "missing_column"
    da = "{where} har ikke kolonnen {column!r}, som tilpasningen læser. Den har: {found}."
    en = "{where} lacks the column {column!r}, which the mapping reads. It has: {found}."
    hint_da = "Ret navnet i tilpasningen, eller angiv overskrifternes række: header_row."
    hint_en = "Correct the name in the mapping, or say which row has the headers: header_row."

    where: str
    column: str
    found: str


@dataclass(eq=False)
class MissingSheetError(UnusableTableError):
    code = "missing_sheet"
    da = "{file} har ikke arket {sheet!r}, som tilpasningen læser. Den har: {found}."
    en = "{file} lacks the sheet {sheet!r}, which the mapping reads. It has: {found}."
    hint_da = "Ret navnet i tilpasningen."
    hint_en = "Correct the name in the mapping."

    file: str
    sheet: str
    found: str


@dataclass(eq=False)
class NoMappingError(UnusableTableError):
    code = "no_mapping"
    da = "{file} er en tabel, men ingen har sagt, hvad dens kolonner betyder: {found}."
    en = "{file} is a table, but nobody has said what its columns mean: {found}."
    hint_da = (
        "Lav et bud på en tilpasning, ret det, og brug det: "
        "spredning import mappings guess {file} -o tilpasning.yaml; "
        "spredning import run {file} --mapping tilpasning.yaml. "
        "Eller udfyld skabelonen: spredning import template -o skabelon.xlsx"
    )
    hint_en = (
        "Make a guess at a mapping, correct it, and use it: "
        "spredning import mappings guess {file} -o mapping.yaml; "
        "spredning import run {file} --mapping mapping.yaml. "
        "Or fill in the template: spredning import template -o template.xlsx"
    )

    file: str
    found: str


@dataclass(eq=False)
class NoTableError(UnusableTableError):
    code = "no_table"
    da = "{file} er ikke en tabel: der er ingen kolonner i den."
    en = "{file} is not a table: it has no columns."
    hint_da = "Gem registret som CSV eller som Excel-projektmappe (.xlsx)."
    hint_en = "Save the register as CSV or as an Excel workbook (.xlsx)."

    file: str
