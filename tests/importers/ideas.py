"""A register in a format of the tests' own: a line has a key, and then what it says.

`i|KEY|title|purpose` is an initiative, `o|KEY|name` an organisation, `m|KEY|CLUSTER` its
membership, `a|KEY|INITIATIVE|ORGANISATION|stage` an adoption; `-` is a row that a rule ignores.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.proposals import Proposal
from importers.contract import Problem, Row, Source
from importers.identity import Register
from importers.lines import Line, lines

NAME = "ideas"


def read(source: Source) -> Iterator[Row] | None:
    if not source.name.endswith(".ideas"):
        return None
    register = Register(source.name.partition(".")[0].partition("-")[0])
    return (_row(source, register, line) for line in lines(source.path))


def ideas(path: Path, *rows: str) -> Path:
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def _row(source: Source, register: Register, line: Line) -> Row:
    if line.text.startswith("-"):
        return Row(source.name, line.number, line.text, ignored="begynder med -")
    try:
        said = _said(register, *line.text.split("|"))
    except GraphError as error:
        return Row(source.name, line.number, line.text, problem=Problem(error, "title"))
    return Row(source.name, line.number, line.text, (said,), revisable=True)


def _said(register: Register, nature: str, key: str, *rest: str) -> Proposal:
    kind, fields = _FIELDS[nature]
    data: dict[str, Any] = {
        name: register.id_of(name, value) if name in _IDS else value
        for name, value in zip(fields, (key, *rest), strict=True)
    }
    return register.says(kind, data, key=[key], columns=fields)


_IDS = {"initiative", "organisation", "adoption"}
_FIELDS = {
    "i": ("initiative.registered", ("initiative", "title", "purpose")),
    "o": ("organisation.registered", ("organisation", "name")),
    "m": ("membership.started", ("organisation", "cluster")),
    "a": ("adoption.started", ("adoption", "initiative", "organisation", "stage")),
}
