"""Reads a mapping file; what is wrong in it is told by its line and its field."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from graph.errors import UnreadableFileError
from importers.tables.errors import BadMappingError
from importers.tables.mapping import Mapping, TableMapping

MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping and the digest of its file, which each event that it gives names."""

    mapping: Mapping
    digest: str
    name: str

    def tables(self) -> list[TableMapping]:
        """Those that rows of a file are read by; BadMappingError where there are none."""
        found = [one for one in self.mapping.tables if one.cloudevents is None]
        if not found:
            raise BadMappingError(self.name, 1, "tables", "only has tables for CloudEvents")
        return found

    def types(self) -> dict[str, TableMapping]:
        """Those that CloudEvents are read by, by their type."""
        return {one.cloudevents: one for one in self.mapping.tables if one.cloudevents is not None}


def read_mapping(path: Path) -> MappingFile:
    """The mapping in the file; BadMappingError says the line and the field that is wrong."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UnreadableFileError(str(path), problem.strerror or type(problem).__name__) from None
    return parsed(content, name=path.name)


def parsed(content: bytes, *, name: str) -> MappingFile:
    if len(content) > MAX_BYTES:
        raise BadMappingError(name, 1, "filen", f"is larger than {MAX_BYTES} bytes")
    try:
        text = content.decode("utf-8-sig")
        root = yaml.compose(text, Loader=_Loader)
        said = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader that takes less)
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise BadMappingError(name, line, "filen", "is not UTF-8") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = mark.line + 1 if mark is not None else 1
        raise BadMappingError(name, line, "YAML", problem.problem or "is not YAML") from None
    except (yaml.YAMLError, RecursionError):
        raise BadMappingError(name, 1, "YAML", "is not YAML") from None
    try:
        mapping = Mapping.model_validate(said)
    except ValidationError as problem:
        raise _explained(name, root, problem) from None
    return MappingFile(mapping, hashlib.sha256(content).hexdigest(), name)


def _explained(name: str, root: Node | None, problem: ValidationError) -> BadMappingError:
    first = problem.errors(include_url=False, include_input=False)[0]
    where = [part for part in first["loc"] if not str(part).startswith("function-")]
    line, path = _place(root, where)
    return BadMappingError(name, line, path or "filen", first["msg"].removeprefix("Value error, "))


def _place(root: Node | None, where: list[Any]) -> tuple[int, str]:
    """The line of the innermost part that is there, and the way to it."""
    node, line, path = root, 1, ""
    for part in where:
        found = _inside(node, part)
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
        if found is not None:
            node, line = found, found.start_mark.line + 1
    return line, path


def _inside(node: Node | None, part: Any) -> Node | None:
    match node:
        case MappingNode():
            return next((value for key, value in node.value if key.value == part), None)
        case SequenceNode() if isinstance(part, int) and part < len(node.value):
            return node.value[part]
        case _:
            return None


class _Loader(yaml.SafeLoader):
    """Plain YAML: every key is a text that stands once, and nothing refers to something else."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            # The stubs say nothing of what an event is.
            event: Any = self.peek_event()  # pyright: ignore[reportUnknownVariableType]
            raise _misfit("references (* and &) are not used here", event.start_mark)
        return super().compose_node(parent, index)


def _mapping(loader: _Loader, node: MappingNode) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise _misfit("a key is a text", key.start_mark)
        if key.value in said:
            raise _misfit(f"{key.value!r} stands twice", key.start_mark)
        said[key.value] = loader.construct_object(value, deep=True)
    return said


def _misfit(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
# `no` is a text here, and so is `0751`: only these are anything else.
_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^(0|-?[1-9][0-9]{0,17})$"), list("-0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|)$"), ["~", "n", ""])
