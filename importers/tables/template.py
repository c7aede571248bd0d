"""Our own template: which of its sheets a table is, and what register it was filled in for."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from graph.events.fields import Entity
from importers.identity import Register
from importers.tables.cells import Cell, text_of
from importers.tables.headed import folded
from importers.tables.known import is_known
from importers.tables.mapped import columns_of_table, required_columns
from importers.tables.mapping import TableMapping
from importers.tables.mapping_file import MappingFile, parsed
from importers.tables.reading import Reading

GUIDE = "Vejledning"
REGISTER = "Registrets navn"
"""Stands in the guide, left of the name that tells this register from others."""

LISTS = "Valglister"
HELP = (GUIDE, LISTS)
_FILE = "template.yaml"


@cache
def template() -> MappingFile:
    """The mapping that the template is written from and read by."""
    return parsed(resources.files("importers.mappings").joinpath(_FILE).read_bytes(), name=_FILE)


def sheets() -> list[str]:
    """The names of its sheets with tables."""
    return [str(one.sheet) for one in template().mapping.tables]


def listing() -> dict[Entity, tuple[str, str]]:
    """The sheet and the column in which things of a kind are listed, for others to name them by."""
    return {
        value.entity: (str(table.sheet), value.key[0])
        for table in template().mapping.tables
        for statement in table.events
        for value in statement.data.values()
        if value.entity is not None and value.id_column and len(value.key) == 1
    }


def reading_of(source: str) -> Reading:
    """How a template is read that was filled in for a register."""
    file = template()
    listed: dict[Entity, str] = {entity: sheet for entity, (sheet, _) in listing().items()}
    return Reading(Register(source, file.digest), file.mapping.decimal, listed=listed)


def table_named(sheet: str) -> TableMapping:
    return next(one for one in template().mapping.tables if one.sheet == sheet)


def table_for(sheet: str | None, header: Sequence[str]) -> TableMapping | None:
    """The template's table with this sheet's name, or else the one whose columns these are."""
    tables = template().mapping.tables
    header = [one for one in header if not is_known(one)]
    named = (one for one in tables if sheet is not None and _same(one.sheet, sheet))
    found = next(named, None)
    if found is not None and _has_required(found, header):
        return found
    return next((one for one in tables if _has_only(one, header)), None)


def source_of(name: str) -> str:
    """The register: by its own name, or where it has none by that of the file."""
    return f"skabelon/{name}"


def register_in(guide: Iterable[Sequence[Cell]]) -> str | None:
    """The name of the register that the guide has; empty where nobody has filled it in."""
    for cells in guide:
        texts = [text_of(cell).strip() for cell in cells]
        if REGISTER in texts:
            return next(filter(None, texts[texts.index(REGISTER) + 1 :]), "")
    return None


def _same(one: str | None, other: str) -> bool:
    return one is not None and folded(one).casefold() == folded(other).casefold()


def _has_required(table: TableMapping, header: Sequence[str]) -> bool:
    return set(required_columns(table)) <= set(header)


def _has_only(table: TableMapping, header: Sequence[str]) -> bool:
    is_known = set(header) <= set(columns_of_table(table))
    return is_known and len(header) > 1 and _has_required(table, header)
