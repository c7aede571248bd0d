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
from importers.tables.mapping import Mapping, MisfitError, TableMapping

MAX_BYTES = 1_000_000
_NO_YAML = MisfitError("er ikke gyldig YAML; se efter indrykning, kolon og klammer", "is not YAML")
_NO_TEXT = MisfitError("det, der står før et kolon, skal være en tekst", "a key is a text")
_REFERENCES = MisfitError(
    "henvisninger (* og &) bruges ikke her", "references (* and &) are not used here"
)


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
            raise BadMappingError(
                self.name,
                1,
                "tables",
                "only has tables for CloudEvents",
                "har kun tabeller for CloudEvents",
            )
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
        raise BadMappingError(
            name, 1, "", f"is larger than {MAX_BYTES} bytes", f"fylder mere end {MAX_BYTES} byte"
        )
    try:
        text = content.decode("utf-8-sig")
        root = yaml.compose(text, Loader=_Loader)
        said = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader that takes less)
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise BadMappingError(name, line, "", "is not UTF-8", "er ikke gemt som UTF-8") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = mark.line + 1 if mark is not None else 1
        en = problem.problem or _NO_YAML.en
        da = problem.da if isinstance(problem, _MisfitYamlError) else _NO_YAML.da
        raise BadMappingError(name, line, "YAML", en, da) from None
    except (yaml.YAMLError, RecursionError):
        raise BadMappingError(name, 1, "YAML", _NO_YAML.en, _NO_YAML.da) from None
    try:
        mapping = Mapping.model_validate(said)
    except ValidationError as problem:
        raise _explained(name, root, problem) from None
    return MappingFile(mapping, hashlib.sha256(content).hexdigest(), name)


def _explained(name: str, root: Node | None, problem: ValidationError) -> BadMappingError:
    first = problem.errors(include_url=False, include_input=False)[0]
    where = [part for part in first["loc"] if not str(part).startswith("function-")]
    line, path = _place(root, where)
    match first.get("ctx"):
        case {"error": MisfitError(da=da, en=en)}:
            return BadMappingError(name, line, path, en, da)
        case _:
            return BadMappingError(name, line, path, first["msg"])


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
            raise _MisfitYamlError(_REFERENCES, event.start_mark)
        return super().compose_node(parent, index)


def _mapping(loader: _Loader, node: MappingNode) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise _MisfitYamlError(_NO_TEXT, key.start_mark)
        if key.value in said:
            twice = MisfitError(f"{key.value!r} står to gange", f"{key.value!r} stands twice")
            raise _MisfitYamlError(twice, key.start_mark)
        said[key.value] = loader.construct_object(value, deep=True)
    return said


class _MisfitYamlError(yaml.MarkedYAMLError):
    """YAML that means nothing in a mapping."""

    def __init__(self, misfit: MisfitError, mark: Any) -> None:
        super().__init__(problem=misfit.en, problem_mark=mark)
        self.da = misfit.da


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
# `no` is a text here, and so is `0751`: only these are anything else.
_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^(0|-?[1-9][0-9]{0,17})$"), list("-0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|)$"), ["~", "n", ""])
