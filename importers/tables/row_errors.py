"""What can be wrong with a row of a table, or with a cell of it."""

from dataclasses import dataclass

from graph.errors import Language
from importers.errors import UnreadableRowError


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
    hint_da = "Vælg en værdi fra listen."
    hint_en = "Choose a value from the list."
    _mapped_da = "Vælg en værdi fra listen, eller skriv værdien ind i tilpasningens koder."
    _mapped_en = "Choose a value from the list, or add it to the codes of the mapping."

    column: str
    known: str
    is_mapped: bool = False
    """Whether the list is somebody's own mapping's, who can make it longer."""

    def hint(self, lang: Language = "da") -> str | None:
        if not self.is_mapped:
            return super().hint(lang)
        return self._mapped_da if lang == "da" else self._mapped_en


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
    hint_da = "Åbn og gem filen i Excel, ret formlen, eller skriv værdien selv."
    hint_en = "Open and save the file in Excel, correct the formula, or write the value yourself."

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


@dataclass(eq=False)
class BadTogetherError(BadCellError):
    """Each cell may stand there, and yet not all of them together."""

    code = "bad_row"
    da = "Rækken passer ikke sammen: {problem}."
    en = "The row does not fit together: {problem}."
    hint_da = "Ret rækken, og indlæs den igen."
    hint_en = "Correct the row, and import it again."

    problem: str
    column: str = ""


@dataclass(eq=False)
class SpoiltKnownRowError(BadCellError):
    code = "known_row_spoilt"
    da = "Det, der stod i {column}, er ændret, så rækken kan ikke kendes igen."
    en = "What stood in {column} was changed, so the row cannot be known again."
    hint_da = "Hent en ny udfyldt skabelon, og ret rækken dér. Er rækken ny, så tøm feltet."
    hint_en = (
        "Fetch the filled-in template anew and correct the row there. If new, clear the field."
    )

    column: str


@dataclass(eq=False)
class ClearedCellError(BadCellError):
    """Something that stood there when the row was written, and whose absence says nothing."""

    code = "cleared_cell"
    da = "{column} er tømt, men det, der stod, gælder stadig: en tom celle afslutter ikke noget."
    en = "{column} was cleared, but what stood there still holds: a blank cell ends nothing."
    hint_da = (
        "Skriv det tilbage, eller ret det til noget andet. Er en indsats slut, så skriv fra "
        "hvornår under Trukket tilbage; andet, der er slut, fortælles som en hændelse."
    )
    hint_en = (
        "Write it back, or correct it to something else. If an initiative is over, say since when "
        "under Trukket tilbage; anything else that is over is told as an event."
    )

    column: str


@dataclass(eq=False)
class ChangedLaterError(BadCellError):
    code = "changed_later"
    da = "{column} er ændret af en senere hændelse, og kan ikke rettes her."
    en = "{column} was changed by a later event, and cannot be corrected here."
    hint_da = "Skriv det tilbage, der stod, og fortæl ændringen som en hændelse."
    hint_en = "Write back what stood there, and tell the change as an event."

    column: str
