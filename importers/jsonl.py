"""Our own events, one a line: what `events append` reads, kept apart where it cannot be read."""

from collections.abc import Iterator

from graph.errors import CprDetectedError, GraphError, InvalidProposalError, UnknownKindError
from graph.events.body import personal_fields
from graph.events.catalogue import KINDS
from graph.json_errors import BadJsonError
from graph.proposals import proposed
from graph.strict_json import Json, strict
from importers.contract import Problem, Row, Source
from importers.lines import Line, first_lines, lines

_LOOKED_AT = 50
_SHOWN = 200
_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_LINE_FIELDS = ("source", "id", "kind", "intent", "valid_from", "valid_to", "schema_version")


def read(source: Source) -> Iterator[Row] | None:
    """Every line as the one proposal it holds, or as what is wrong with it.

    Taken when a line near the top is an event, or when the name says so.
    """
    if not source.path.is_file():
        return None
    if not source.name.endswith(_NAMES) and not any(
        map(_is_event, first_lines(source.path, _LOOKED_AT))
    ):
        return None
    return (_row(source.name, line) for line in lines(source.path))


def _row(file: str, line: Line) -> Row:
    if line.problem is not None:
        return Row(file, line.number, line.text, problem=Problem(line.problem))
    try:
        said = strict(line.text)
    except BadJsonError as error:
        return Row(file, line.number, line.text, problem=Problem(error))
    try:
        return Row(file, line.number, line.text, proposals=(proposed(said),))
    except GraphError as error:
        return Row(file, line.number, line.text, problem=_explained(error, said))


def _explained(error: GraphError, said: Json) -> Problem:
    match error:
        case CprDetectedError(where=where):
            return Problem(error, where)
        case InvalidProposalError(where=where, problem=problem) if problem.startswith("bad_id"):
            # What is written where an id belongs may be somebody's name.
            return Problem(error, where)
        case InvalidProposalError(where=where):
            return Problem(error, where, _value_at(said, where))
        case UnknownKindError(kind=kind):
            return Problem(error, "kind", kind)
        case _:
            return Problem(error)


def _value_at(said: Json, where: str) -> str | None:
    """The value of a field that is known and not about a person; of no other."""
    field = where.split(".", maxsplit=1)[0]
    match said:
        case {"kind": str() as kind, "data": dict() as data, **rest} if kind in KINDS:
            known = KINDS[kind].model_fields.keys() - dict(personal_fields(KINDS[kind])).keys()
        case _:
            return None
    if field in known and field in data:
        return str(data[field])[:_SHOWN]
    return str(rest[field])[:_SHOWN] if field in _LINE_FIELDS and field in rest else None


def _is_event(line: Line) -> bool:
    try:
        said = strict(line.text)
    except BadJsonError:
        return False
    return isinstance(said, dict) and {"source", "id", "kind", "data"} <= said.keys()
