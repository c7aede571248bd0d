"""What can be wrong with the files of an evaluation."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class UnreadableTableError(GraphError):
    code = "unreadable_table"
    da = "{file} kan ikke læses: {problem}."
    en = "{file} cannot be read: {problem}."
    hint_da = "Giv en CSV-fil i UTF-8."
    hint_en = "Give a CSV file in UTF-8."

    file: str
    problem: str


@dataclass(eq=False)
class NoRowsError(GraphError):
    code = "empty_file"
    da = "{file} har ingen rækker."
    en = "{file} has no rows."

    file: str


@dataclass(eq=False)
class ColumnMissingError(GraphError):
    code = "column_missing"
    da = "{file} mangler kolonnen {column}."
    en = "{file} lacks the column {column}."
    hint_da = "Par har kolonnerne a og b, og gerne label."
    hint_en = "Pairs have the columns a and b, and perhaps label."

    file: str
    column: str


@dataclass(eq=False)
class UnknownRecordError(GraphError):
    code = "unknown_record"
    da = "{file}, linje {line}: id'et {id!r} findes ikke i {table}."
    en = "{file}, line {line}: the id {id!r} is not in {table}."
    hint_da = "Et par nævner to id'er, der begge står i filerne med poster."
    hint_en = "A pair names two ids that both stand in the record files."

    file: str
    line: int
    id: str
    table: str


@dataclass(eq=False)
class UnknownLabelError(GraphError):
    code = "unknown_label"
    da = "{file}, linje {line}: {label!r} er ikke equivalent, related eller different."
    en = "{file}, line {line}: {label!r} is not equivalent, related or different."

    file: str
    line: int
    label: str


@dataclass(eq=False)
class NothingToLearnError(GraphError):
    code = "nothing_to_learn"
    da = "Der er for få mærkede par: {equivalent} ens at lære af og {left} par at måle på."
    en = "There are too few labelled pairs: {equivalent} equivalent to learn, {left} to measure."
    hint_da = "Giv flere par, eller en anden andel til --train."
    hint_en = "Give more pairs, or another share to --train."

    equivalent: int
    left: int
