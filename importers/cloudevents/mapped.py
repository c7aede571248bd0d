"""CloudEvents of others as rows of a table: their data by dotted paths, read by a mapping file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.proposals import Proposal, Provenance
from graph.strict_json import Json
from importers.cloudevents.errors import BadDataError
from importers.cloudevents.meaning import proposal_of, provenance_of
from importers.cloudevents.model import CloudEvent
from importers.contract import Row
from importers.tables import mapped
from importers.tables.cells import Cell, text_of
from importers.tables.headed import Table
from importers.tables.mapping import TableMapping
from importers.tables.mapping_file import MappingFile
from importers.tables.reading import Reading, reading_by
from importers.tables.records import Record

_ATTRIBUTE: Final = "@"
"""Before the name of an attribute, which no path into the data begins with."""


@dataclass(frozen=True, slots=True)
class ReadBy:
    """What events of one type are read by; `file` is the mapping's name."""

    table: TableMapping
    reading: Reading
    file: str

    def row(self, event: CloudEvent, *, file: str, number: int) -> Row:
        """What the event proposes, once: another event of the same thing says what came later."""
        if not isinstance(event.data, dict):
            raise BadDataError("data", "der ventes et JSON-objekt", "a JSON object is expected")
        cells = dict(_cells(event))
        header = mapped.columns_of_table(self.table)
        one = Record(number, [cells.get(name) for name in header], "")
        rows = mapped.rows(Table(header, iter([one])), self.table, self.reading, file=file)
        row = next(rows)
        said = tuple(
            self._placed(proposal, event, place) for place, proposal in enumerate(row.proposals)
        )
        return row._replace(proposals=said, header=(), cells=(), revisable=False)

    def _placed(self, proposal: Proposal, event: CloudEvent, place: int) -> Proposal:
        """Told apart by the event, and with what that says of itself beside the columns read."""
        id = self.reading.register.id_of("cloudevent", event.source, event.id, str(place))
        told = Provenance(**(proposal.provenance or {}), **provenance_of(event))
        return proposal._replace(id=id, provenance=told.said())


Types: TypeAlias = Mapping[str, ReadBy]
"""What events are read by, by their type; those of other types have to be of our own kinds."""


def row_of(event: CloudEvent, types: Types, *, file: str = "", number: int = 0) -> Row:
    """What an event says here, wherever it comes in; raises GraphError for one of no known type."""
    by = types.get(event.type)
    if by is not None:
        return by.row(event, file=file, number=number)
    return Row(file, number, "", proposals=(proposal_of(event),))


def types_in(file: MappingFile) -> Types:
    reading = reading_by(file)
    return {type: ReadBy(table, reading, file.name) for type, table in file.types().items()}


def _cells(event: CloudEvent) -> Iterator[tuple[str, Cell]]:
    """The attributes, and every value of the data by its path; plain values side by side are one
    cell, with semicolons between them."""
    attributes = ("id", "source", "type", "subject", "time")
    yield from ((f"{_ATTRIBUTE}{name}", getattr(event, name)) for name in attributes)
    yield from ((f"{_ATTRIBUTE}{name}", value) for name, value in event.extensions.items())
    yield from _leaves("", event.data if isinstance(event.data, dict) else {})


def _leaves(path: str, said: Json) -> Iterator[tuple[str, Cell]]:
    match said:
        case dict():
            for name, value in said.items():
                yield from _leaves(f"{path}.{name}" if path else name, value)
        case list():
            plain = [one for one in said if not isinstance(one, dict | list)]
            if len(plain) == len(said):
                yield path, ";".join(text_of(one) for one in plain if one is not None)
                return
            for place, value in enumerate(said):
                yield from _leaves(f"{path}.{place}", value)
        case _:
            yield path, said
