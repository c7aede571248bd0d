"""A disk after a power cut: what was synced is there, of the rest some sectors or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import assert_never

from tests.support.recording import Call, Made, Removed, Resized, Said, Synced, Written

_SECTOR = 512


@dataclass(slots=True)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    unsure: list[Written | Resized] = field(default_factory=list[Written | Resized])

    def sync(self) -> None:
        for call in self.unsure:
            _do(self.safe, call)
        self.unsure.clear()

    def survived(self, chance: Random, share: float) -> bytearray:
        """The bytes with about this share of what was not synced."""
        found = bytearray(self.safe)
        for call in self.unsure:
            for part in _parts(call):
                if chance.random() < share:
                    _do(found, part)
            # Where the file grew, its length may be there and its content not.
            if isinstance(call, Written) and chance.random() < share:
                found.extend(bytes(max(0, call.offset + len(call.data) - len(found))))
        return found


class Disk:
    """A folder on a disk. Names of files are as unsure as bytes until the folder is synced."""

    def __init__(self, calls: Iterable[Call]) -> None:
        self._now: dict[str, _File] = {}
        self._safe: dict[str, _File] = {}
        self._unsure: list[tuple[str, _File | None]] = []
        for call in calls:
            self._take(call)

    def cut(self, folder: Path, chance: Random) -> None:
        """The power is cut: what is found in the folder afterwards."""
        share = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        names = dict(self._safe)
        for name, file in self._unsure:
            if chance.random() < share:
                _name(names, name, file)
        folder.mkdir(parents=True)
        for name, file in sorted(names.items()):
            (folder / name).write_bytes(file.survived(chance, share))

    def left(self, folder: Path) -> None:
        """The folder as everybody saw it, with the power on."""
        folder.mkdir(parents=True)
        all_of_it = Random(0), 1.0  # noqa: S311 - nothing here is secret
        for name, file in sorted(self._now.items()):
            (folder / name).write_bytes(file.survived(*all_of_it))

    def _take(self, call: Call) -> None:
        match call:
            case Made(name):
                self._now[name] = _File()
                self._unsure.append((name, self._now[name]))
            case Removed(name):
                del self._now[name]
                self._unsure.append((name, None))
            case Written(name) | Resized(name):
                self._now[name].unsure.append(call)
            case Synced("."):
                for name, file in self._unsure:
                    _name(self._safe, name, file)
                self._unsure.clear()
            case Synced(name):
                self._now[name].sync()
            case Said():
                pass
            case _:
                assert_never(call)


def said_before(calls: Sequence[Call], moment: int) -> list[str]:
    """What the program had told by then."""
    return [call.text for call in calls[:moment] if isinstance(call, Said)]


def _name(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _parts(call: Written | Resized) -> Iterable[Written | Resized]:
    """The call as the disk does it: sector by sector."""
    if isinstance(call, Resized):
        return (call,)
    end = call.offset + len(call.data)
    edges = [call.offset, *range(call.offset // _SECTOR * _SECTOR + _SECTOR, end, _SECTOR), end]
    return (
        Written(call.file, one, call.data[one - call.offset : other - call.offset])
        for one, other in pairwise(edges)
    )


def _do(content: bytearray, call: Written | Resized) -> None:
    size = call.size if isinstance(call, Resized) else call.offset + len(call.data)
    content.extend(bytes(max(0, size - len(content))))
    if isinstance(call, Resized):
        del content[call.size :]
    else:
        content[call.offset : size] = call.data
