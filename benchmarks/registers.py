"""A register as people keep it: six columns, with Danish dates and decimals."""

from collections.abc import Iterator
from pathlib import Path

from importers.tables.csv_file import csv_table
from importers.tables.dates import date_of
from importers.tables.numbers import number_of

HEADER = ("Nr", "Indsats", "Formål", "Begyndt", "Beløb", "Klynge")


def rows(many: int) -> Iterator[tuple[str, ...]]:
    """So many rows, none of them like another."""
    for number in range(many):
        day = f"{number % 28 + 1:02}-{number % 12 + 1:02}-{2000 + number % 25}"
        amount = f"{number % 900 + 1}.{number % 1000:03},{number % 100:02}"
        yield str(number), f"Indsats {number}", "Færre fald på gården", day, amount, "Vest"


def csv_register(folder: Path, many: int) -> Path:
    """The register as Danish Excel writes it, made once in the folder."""
    path = folder / f"register-{many}.csv"
    if not path.exists():
        with path.open("w", encoding="cp1252", newline="") as stream:
            stream.write(";".join(HEADER) + "\r\n")
            stream.writelines(";".join(row) + "\r\n" for row in rows(many))
    return path


def workbook_register(folder: Path, many: int) -> Path:
    """The register as a workbook, made once in the folder."""
    from openpyxl import Workbook

    path = folder / f"register-{many}.xlsx"
    if not path.exists():
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Indsatser")
        sheet.append(HEADER)
        for row in rows(many):
            sheet.append(row)
        book.save(path)
    return path


def read_csv(path: Path) -> int:
    """Every row as the importer reads it, its date and its number understood."""
    table = csv_table(path)
    if table is None:
        return 0
    count = 0
    for row in table.rows:
        date_of(row.cells[3])
        number_of(row.cells[4])
        count += 1
    return count
