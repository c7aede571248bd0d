"""What can be wrong with a file of ties, adoptions or attributes: always the file and the line."""

from dataclasses import dataclass

from graph.errors import GraphError


class StudyFileError(GraphError):
    """A file that an analysis cannot be made of; nothing is guessed."""


@dataclass(eq=False)
class MissingColumnError(StudyFileError):
    code = "missing_column"
    da = "{path} mangler kolonnen {column}. Den har: {known}"
    en = "{path} has no column {column}. It has: {known}"
    hint_da = (
        "Forbindelser: source, target[, weight][, time]. Optag: id, time. Egenskaber: id, ... "
        "Svar: group, about og de syv sider af samarbejdet[, respondent]."
    )
    hint_en = (
        "Ties: source, target[, weight][, time]. Adoptions: id, time. Attributes: id, ... "
        "Ratings: group, about and the seven dimensions[, respondent]."
    )

    path: str
    column: str
    known: str


@dataclass(eq=False)
class RepeatedColumnError(StudyFileError):
    code = "repeated_column"
    da = "{path} har kolonnen {column} mere end én gang."
    en = "{path} has the column {column} more than once."

    path: str
    column: str


@dataclass(eq=False)
class WrongCellCountError(StudyFileError):
    code = "wrong_cell_count"
    da = "{path}, linje {line}: der er {found} felter, men {expected} kolonner."
    en = "{path}, line {line}: there are {found} cells, but {expected} columns."
    hint_da = "Se efter skilletegn inde i en tekst; sæt sådan en tekst i anførselstegn."
    hint_en = "Look for a separator inside a text; put such a text in quotes."

    path: str
    line: int
    found: int
    expected: int


@dataclass(eq=False)
class BadCellError(StudyFileError):
    code = "bad_cell"
    da = "{path}, linje {line}: {column} kan ikke være {value!r}."
    en = "{path}, line {line}: {column} cannot be {value!r}."
    hint_da = (
        "weight er et tal på 0 eller mere med punktum, time et tal eller en dato som 2015, 2015-10 "
        "eller 2015-10-21, lige så nøjagtig som --unit siger; id, group og about er aldrig tomme, "
        "og svar er tal fra 1 til 5 med punktum, eller tomme."
    )
    hint_en = (
        "weight is a number of 0 or more with a point, time a number or a date such as 2015, "
        "2015-10 or 2015-10-21, as exact as --unit says; id, group and about are never empty, and "
        "answers are numbers from 1 to 5 with a point, or empty."
    )

    path: str
    line: int
    column: str
    value: str


@dataclass(eq=False)
class UnknownIdError(StudyFileError):
    code = "unknown_id"
    da = "{path}, linje {line}: {id!r} er ikke i {other}."
    en = "{path}, line {line}: {id!r} is not in {other}."
    hint_da = "Giv hver en linje der; den, der aldrig tog det op, har en tom time."
    hint_en = "Give each a line there; whoever never took it up has an empty time."

    path: str
    line: int
    id: str
    other: str


@dataclass(eq=False)
class DuplicateRowError(StudyFileError):
    code = "duplicate_row"
    da = "{path}, linje {line}: {what} er der allerede i linje {first}."
    en = "{path}, line {line}: {what} is there already, in line {first}."
    hint_da = "Læg de to sammen til én linje, med en samlet weight, eller fjern den ene."
    hint_en = "Make the two one line, with one weight, or remove one of them."

    path: str
    line: int
    what: str
    first: int


@dataclass(eq=False)
class MixedTimesError(StudyFileError):
    code = "mixed_times"
    da = "{path}, linje {line}: {value!r} er en dato, men andre tider er tal."
    en = "{path}, line {line}: {value!r} is a date, but other times are numbers."
    hint_da = "Skriv alle tider på samme måde."
    hint_en = "Write all times in the same way."

    path: str
    line: int
    value: str


@dataclass(eq=False)
class NoStudyError(StudyFileError):
    code = "no_study"
    da = "{path} har ingen linjer."
    en = "{path} has no lines."

    path: str
