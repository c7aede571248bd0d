"""What statements look like in the columns of the template: a mapping read backwards. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from importers.tables.known import LONGEST_CELL, Told, name_of
from importers.tables.mapping import Statement, TableMapping, Unpivot, Value


def rendered(table: TableMapping, said: Iterable[Told], names: Mapping[str, str]) -> dict[str, str]:
    """The texts of a row by column; `names` is what ids are called."""
    columns: dict[str, str] = {}
    lines: dict[str, dict[int, str]] = {}
    for one in said:
        for statement in table.events:
            if statement.kind == one.kind:
                columns.update(_cells(statement, one, names))
        for unpivot in table.unpivot:
            for statement in unpivot.events:
                if statement.kind == one.kind:
                    cells = _cells(statement, one, names)
                    text = " ".join(cells.pop(unpivot.value, "").split())
                    lines.setdefault(one.column, {})[one.line] = text
                    columns.update(_own(cells, unpivot))
    for column, some in lines.items():
        columns[column] = "\n".join(text for _, text in sorted(some.items()))
    return {name: for_a_cell(text) for name, text in columns.items() if text}


def for_a_cell(text: str) -> str:
    """What a workbook can hold of it: its own line ends, no characters that it knows not."""
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"


def column_of(unpivot: Unpivot, statement: Statement, said: Told) -> str:
    """The column side by side with others in which the statement stands."""
    name = _cells(statement, said, {}).get(unpivot.name, "")
    return next((column for column, one in unpivot.columns.items() if one == name), "")


def _own(cells: Mapping[str, str], unpivot: Unpivot) -> dict[str, str]:
    made_up = {unpivot.name, unpivot.value, unpivot.line}
    return {name: text for name, text in cells.items() if name not in made_up}


def _cells(statement: Statement, said: Told, names: Mapping[str, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in statement.data.items():
        found = said.visible.get(name)
        if found in (None, "", []):
            continue
        if value.key:
            cells.update(_key_cells(value, str(found), names))
        elif value.column is not None:
            cells[value.column] = _text(value, found, names)
    for value, date in (
        (statement.valid_from, said.valid_from),
        (statement.valid_to, said.valid_to),
    ):
        if value is not None and value.column is not None and date:
            cells[value.column] = date
    return cells


def _key_cells(value: Value, id: str, names: Mapping[str, str]) -> dict[str, str]:
    if value.id_column is not None:
        return {value.id_column: id}
    texts = names.get(name_of(value.entity, id), "").split("\n")
    return dict(zip(value.key, texts, strict=True)) if len(texts) == len(value.key) else {}


def _text(value: Value, found: Any, names: Mapping[str, str]) -> str:
    if not isinstance(found, list | tuple):
        return _one(value, found, names)
    # What is in a list comes from JSON, one plain value each.
    several = cast("Sequence[object]", found)
    return f"{value.split or ';'} ".join(_one(value, one, names) for one in several)


def _one(value: Value, found: Any, names: Mapping[str, str]) -> str:
    if value.entity is not None:
        return names.get(name_of(value.entity, found), f"[{found}]")
    if value.codes:
        return next((text for text, code in value.codes.items() if code == found), str(found))
    if isinstance(found, bool):
        return "ja" if found else "nej"
    return str(found)
