"""CloudEvents 1.0 in a file: a single event, a JSON batch, or one event a line."""

import json
import re
from collections.abc import Iterator

from graph.errors import GraphError
from graph.json_errors import BadJsonError
from graph.strict_json import Json, strict
from importers.cloudevents.errors import BadCloudEventError
from importers.cloudevents.kept import types_of
from importers.cloudevents.mapped import Types, row_of
from importers.cloudevents.model import cloud_event
from importers.contract import Problem, Row, Source
from importers.documents import beginning, document
from importers.lines import Line, lines

_MARK = re.compile(rb'(?<!\\)"specversion"\s*:')


def read(source: Source) -> Iterator[Row] | None:
    """Every event as the proposal it stands for, or as what is wrong with it; those of a type that
    a mapping has a table for as what that makes of them.

    Taken when it begins as JSON and names the specification's version.
    """
    seen = beginning(source.path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if seen[:1] not in (b"{", b"[") or _MARK.search(seen) is None:
        return None
    types = types_of(source)
    if _is_an_object(seen.partition(b"\n")[0]):
        return (_row_of_line(source.name, line, types) for line in lines(source.path))
    return _rows_of_document(source, types)


def _rows_of_document(source: Source, types: Types) -> Iterator[Row]:
    content = document(source.path, name=source.name)
    try:
        said = strict(content)
    except BadJsonError as error:
        yield Row(source.name, 1, content.decode(errors="backslashreplace"), problem=Problem(error))
        return
    for number, one in enumerate(said if isinstance(said, list) else [said], start=1):
        yield _row(source.name, number, json.dumps(one, ensure_ascii=False), one, types)


def _row_of_line(file: str, line: Line, types: Types) -> Row:
    if line.problem is not None:
        return Row(file, line.number, line.text, problem=Problem(line.problem))
    try:
        return _row(file, line.number, line.text, strict(line.text), types)
    except BadJsonError as error:
        return Row(file, line.number, line.text, problem=Problem(error))


def _row(file: str, number: int, raw: str, said: Json, types: Types) -> Row:
    try:
        event = cloud_event(said)
        return row_of(event, types, file=file, number=number)._replace(raw=raw)
    except BadCloudEventError as error:
        value = said.get(error.attribute) if isinstance(said, dict) else None
        shown = value[:200] if isinstance(value, str) else None
        return Row(file, number, raw, problem=Problem(error, error.attribute or None, shown))
    except GraphError as error:
        where = getattr(error, "where", None)
        return Row(file, number, raw, problem=Problem(error, where))


def _is_an_object(line: bytes) -> bool:
    try:
        return isinstance(strict(line), dict)
    except BadJsonError:
        return False
