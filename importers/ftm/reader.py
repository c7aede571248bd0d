"""FollowTheMoney entities, one JSON object a line: people, organisations and what ties them.

The register's name is the file's own: `donations.ijson` is `ftm/donations`, whatever folder it
lies in, so that the same data as a table can be told to be the same register.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from pydantic import ValidationError

from graph.errors import GraphError
from graph.json_errors import BadJsonError
from graph.strict_json import Json, strict
from importers.contract import Context, Problem, Row, Source
from importers.errors import UnexpectedValueError
from importers.ftm.entities import NOT_KEPT, PEOPLE, READ, Entity, Speaker
from importers.identity import Register
from importers.lines import Line, first_lines, lines
from importers.ordering import introduced_first
from importers.tables.remarks import UnreadFactsError


def read(source: Source) -> Iterator[Row] | None:
    """Every entity; taken when the first line has an id, a schema and properties."""
    if not source.path.is_file():
        return None
    is_taken = source.is_part or any(map(_is_entity, first_lines(source.path, 1)))
    return introduced_first(_rows(source)) if is_taken else None


def _rows(source: Source) -> Iterator[Row]:
    speaker, places, unread = _speaker(source)
    remarks = (UnreadFactsError(source.name, ", ".join(sorted(unread))),) if unread else ()
    context = partial(_context, speaker, places)
    for line in lines(source.path):
        yield _row(source.name, line, speaker)._replace(remarks=remarks, context=context)
        remarks = ()


def _context(speaker: Speaker, places: Mapping[str, int]) -> Iterator[Context]:
    for id, name in speaker.names.items():
        yield {"row": places[id], "id": id, "name": name, "person": id in speaker.people}


def _speaker(source: Source) -> tuple[Speaker, dict[str, int], set[str]]:
    """Who is who in the file, where an entity names others by their ids only, and in which row;
    and which properties of what is kept nobody reads."""
    names: dict[str, str] = {one["id"]: one["name"] for one in source.context}
    places: dict[str, int] = {one["id"]: one["row"] for one in source.context}
    people: set[str] = {one["id"] for one in source.context if one["person"]}
    unread: set[str] = set()
    for line in lines(source.path):
        try:
            entity = _entity(strict(line.text))
        except (BadJsonError, ValidationError):
            continue
        names[entity.id], places[entity.id] = entity.first("name") or entity.id, line.number
        if entity.schema_ in PEOPLE:
            people.add(entity.id)
        if entity.schema_ not in NOT_KEPT:
            unread |= entity.properties.keys() - READ
    register = Register(f"ftm/{source.name.partition('.')[0]}")
    return Speaker(register, names, frozenset(people)), places, unread


def _row(file: str, line: Line, speaker: Speaker) -> Row:
    if line.problem is not None:
        return Row(file, line.number, line.text, problem=Problem(line.problem))
    try:
        entity = _entity(strict(line.text))
        if entity.schema_ in NOT_KEPT:
            return Row(file, line.number, line.text, ignored=NOT_KEPT[entity.schema_])
        said = speaker.said_of(entity)
        called = speaker.called(entity)
        return Row(file, line.number, line.text, said, revisable=True, called=called)
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"]) or "the line"
        return Row(
            file, line.number, line.text, problem=Problem(UnexpectedValueError(where), where)
        )
    except GraphError as error:
        column = getattr(error, "where", None) or getattr(error, "property", None)
        return Row(file, line.number, line.text, problem=Problem(error, column))


def _entity(said: Json) -> Entity:
    if isinstance(said, dict) and "schema" in said:
        said = {**said, "schema_": said["schema"]}
    return Entity.model_validate(said)


def _is_entity(line: Line) -> bool:
    try:
        said = strict(line.text)
    except BadJsonError:
        return False
    return isinstance(said, dict) and {"id", "schema", "properties"} <= said.keys()
