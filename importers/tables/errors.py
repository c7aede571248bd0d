"""What can be wrong with a table, or with a row or a cell of it."""

from dataclasses import dataclass

from graph.errors import GraphError
from importers.errors import UnreadableRowError


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
    unit: str


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
