"""What can be wrong with a table, or with a row or a cell of it."""

from dataclasses import dataclass
from typing import Literal

from graph.errors import GraphError, Language
from importers.errors import UnreadableRowError

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
class NotAWorkbookError(UnusableTableError):
    code = "not_a_workbook"
    da = "{file} kan ikke læses som en Excel-projektmappe (.xlsx): den er beskadiget."
    en = "{file} cannot be read as an Excel workbook (.xlsx): it is damaged."
    hint_da = "Åbn filen i Excel, gem den igen som .xlsx, og indlæs den nye. Intet er indlæst."
    hint_en = "Open it in Excel, save it as .xlsx again, and import that. Nothing was imported."

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
    da = "Tilpasningen {file}, linje {line}, {field}: {problem}"
    en = "The mapping {file}, line {line}, {field}: {problem}"
    hint_da = "Ret linjen. En tilpasning kan laves med: spredning import mappings guess FIL"
    hint_en = "Correct the line. A mapping can be made with: spredning import mappings guess FILE"

    file: str
    line: int
    field: str
    problem: str


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


class BadRowError(UnreadableRowError):
    """A row that cannot be read as the table's other rows."""


@dataclass(eq=False)
class RaggedRowError(BadRowError):
    code = "ragged_row"
    da = "Rækken har {found} felter, men overskriften har {expected}."
    en = "The row has {found} fields, but the header has {expected}."
    hint_da = "Se efter et skilletegn for meget eller for lidt, eller et felt uden anførselstegn."
    hint_en = "Look for a separator too many or too few, or a field that lacks its quotes."

    found: int
    expected: int


@dataclass(eq=False)
class BrokenQuotesError(BadRowError):
    code = "broken_quotes"
    da = "Anførselstegnene i rækken går ikke op."
    en = "The quotes of the row do not match."
    hint_da = 'Et anførselstegn inde i et felt skrives dobbelt: "".'
    hint_en = 'A quote within a field is written twice: "".'


@dataclass(eq=False)
class RowTooLongError(BadRowError):
    code = "too_long"
    da = "Rækken er længere end {limit} tegn. Kun begyndelsen er gemt her."
    en = "The row is longer than {limit} characters. Only its beginning is kept here."
    hint_da = "Se efter, at filen er en tabel, og at alle anførselstegn er lukket."
    hint_en = "Check that the file is a table, and that every quote is closed."

    limit: int


@dataclass(eq=False)
class EncodingError(BadRowError):
    code = "encoding"
    da = "Rækken har tegn, der ikke kan læses som {encoding}."
    en = "The row has characters that cannot be read as {encoding}."
    hint_da = "Angiv filens tegnsæt med --encoding, eller gem den som CSV UTF-8."
    hint_en = "Say the file's encoding with --encoding, or save it as CSV UTF-8."

    encoding: str


class BadCellError(BadRowError):
    """A cell that a field cannot be made of; `column` is its header."""

    column: str


@dataclass(eq=False)
class MissingRequiredError(BadCellError):
    code = "missing_required"
    da = "{column} er tom, men skal udfyldes."
    en = "{column} is blank, but must be filled in."
    hint_da = "Udfyld feltet, og indlæs rækken igen."
    hint_en = "Fill in the field, and import the row again."

    column: str


@dataclass(eq=False)
class UnknownCodeError(BadCellError):
    code = "unknown_code"
    da = "Det, der står i {column}, er ikke på listen. Listen er: {known}."
    en = "What stands in {column} is not on the list. The list is: {known}."
    hint_da = "Vælg en værdi fra listen, eller skriv værdien ind i tilpasningens koder."
    hint_en = "Choose a value from the list, or add it to the codes of the mapping."

    column: str
    known: str


@dataclass(eq=False)
class BadDateError(BadCellError):
    code = "bad_date"
    da = "Det, der står i {column}, er ikke en dato."
    en = "What stands in {column} is not a date."
    hint_da = "Skriv for eksempel 2016, september 2016 eller 21-09-2016."
    hint_en = "Write for example 2016, september 2016 or 21-09-2016."

    column: str


@dataclass(eq=False)
class BadNumberError(BadCellError):
    code = "bad_number"
    da = "Det, der står i {column}, er ikke et tal, som feltet kan have."
    en = "What stands in {column} is not a number that the field can have."
    hint_da = "Skriv for eksempel 1.234,5 eller 12."
    hint_en = "Write for example 1.234,5 or 12."

    column: str


@dataclass(eq=False)
class CellFailedError(BadCellError):
    code = "cell_error"
    da = "Regnearket viser {shown} i {column}."
    en = "The spreadsheet shows {shown} in {column}."
    hint_da = "Ret formlen, eller skriv værdien selv."
    hint_en = "Correct the formula, or write the value yourself."

    column: str
    shown: str


@dataclass(eq=False)
class BadTextError(BadCellError):
    code = "bad_text"
    da = "Det, der står i {column}, kan ikke være der: {problem}"
    en = "What stands in {column} cannot stand there: {problem}"
    hint_da = "Ret feltet, og indlæs rækken igen."
    hint_en = "Correct the field, and import the row again."

    column: str
    problem: str


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
class UnreadSheetsError(RemarkError):
    code = "unread_sheets"
    da = "{file}: disse ark blev ikke læst: {sheets}."
    en = "{file}: these sheets were not read: {sheets}."
    hint_da = "Skriv dem ind i tilpasningen, hvis de skal med."
    hint_en = "Add them to the mapping if they are wanted."

    file: str
    sheets: str


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
