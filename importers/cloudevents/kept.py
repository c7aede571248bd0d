"""The mappings that are kept: by them events of other systems are read wherever they come in."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from graph.errors import GraphError
from importers.cloudevents.errors import (
    BadKeptMappingError,
    NothingToKeepError,
    NoTypesMappedError,
    TypeMappedTwiceError,
)
from importers.cloudevents.mapped import ReadBy, Types, types_in
from importers.contract import Source
from importers.tables.mapping_file import MappingFile, read_mapping

FOLDER: Final = "mappings"
"""Its name in the data folder."""

_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_Seen: TypeAlias = tuple[Path, int, int]
"""A file, when it was written and how large it is: another when it was changed."""


def types_of(source: Source) -> Types:
    """What the source's mapping says of types, or else those that are kept.

    Raises NoTypesMappedError for a mapping that says nothing of any.
    """
    if source.mapping is None:
        return {} if source.mappings is None else kept_types(source.mappings)
    file = read_mapping(source.mapping)
    if not file.types():
        raise NoTypesMappedError(source.name, file.name)
    return types_in(file)


def kept_types(folder: Path) -> Types:
    """What the mappings in the folder say of types, as they are now; a KeptMappingsError for one
    that cannot be read, or for a type in two of them."""
    return _types(folder, tuple(map(_seen, _paths(folder))))


def kept(folder: Path) -> list[MappingFile]:
    """The mappings in the folder, by name."""
    return [_read(path) for path in _paths(folder)]


def keep(file: Path, folder: Path) -> MappingFile:
    """Add a mapping to the folder, or put it in place of the one with its name.

    Raises BadMappingError, or a KeptMappingsError for a type that another one has.
    """
    mapping = read_mapping(file)
    if not mapping.types():
        raise NothingToKeepError(mapping.name)
    path = folder / f"{file.stem}.yaml"
    _by_type([*(_read(one) for one in _paths(folder) if one.stem != file.stem), mapping], folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_bytes(file.read_bytes())
    new.replace(path)
    return read_mapping(path)


def digest_of(folder: Path) -> str:
    """One that changes with what is kept; empty when that is nothing."""
    digests = [one.digest for one in kept(folder)]
    return sha256("\n".join(digests).encode()).hexdigest() if digests else ""


@lru_cache(maxsize=4)
def _types(folder: Path, seen: tuple[_Seen, ...]) -> Types:
    return _by_type([_read(path) for path, _, _ in seen], folder)


def _by_type(files: Iterable[MappingFile], folder: Path) -> Types:
    found: dict[str, ReadBy] = {}
    for file in files:
        for type, by in types_in(file).items():
            if type in found:
                raise TypeMappedTwiceError(type, found[type].file, file.name, str(folder))
            found[type] = by
    return found


def _read(path: Path) -> MappingFile:
    try:
        return read_mapping(path)
    except GraphError as problem:
        raise BadKeptMappingError(str(path.parent), problem) from None


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if one.suffix in _SUFFIXES)


def _seen(path: Path) -> _Seen:
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size
