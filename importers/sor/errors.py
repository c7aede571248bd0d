"""What can be wrong with a row from SOR."""

from dataclasses import dataclass

from importers.errors import UnreadableRowError
from importers.tables.remarks import RemarkError


@dataclass(eq=False)
class UnknownMunicipalityError(RemarkError):
    code = "unknown_municipality"
    da = "{column}: {text} er ingen dansk kommune, så det er ikke med, hvor de enheder ligger."
    en = "{column}: {text} is no Danish municipality, so where those units lie is left out."

    column: str
    text: str


@dataclass(eq=False)
class UnreadCvrError(RemarkError):
    code = "unread_cvr"
    da = "{column}: i række {row}, og måske i flere, står der intet CVR-nummer, og det er ikke med."
    en = "{column}: in row {row}, and perhaps in more, there is no CVR number, so it is left out."

    column: str
    row: int


@dataclass(eq=False)
class BadSorCodeError(UnreadableRowError):
    code = "sor_code_invalid"
    da = "{column}: her ventes en SOR-kode, et helt tal på 6 til 18 cifre."
    en = "{column}: a SOR code is expected, a whole number of 6 to 18 digits."
    hint_da = (
        "Har et regneark gemt koden som 3,16E+11, så hent filen igen, og undlad at åbne den dér."
    )
    hint_en = (
        "If a spreadsheet saved it as 3.16E+11, fetch the file again and do not open it there."
    )

    column: str


@dataclass(eq=False)
class BadSorDateError(UnreadableRowError):
    code = "bad_date"
    da = "{column}: det, der står her, er ikke en dato."
    en = "{column}: what stands here is no date."
    hint_da = "Skriv den som 2024-01-31 eller 31-01-2024."
    hint_en = "Write it as 2024-01-31 or 31-01-2024."

    column: str


@dataclass(eq=False)
class MissingSorNameError(UnreadableRowError):
    code = "sor_name_missing"
    da = "{column}: enheden har intet navn."
    en = "{column}: the unit has no name."

    column: str
