"""A person's traces among the rows put aside: removed when the person is erased."""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from graph.events.actors import PersonDescribed, PersonRegistered
from graph.events.catalogue import parse
from graph.log.contract import Log
from graph.reading import recorded
from importers.quarantine.context import ENDING
from importers.quarantine.rows import FORGOTTEN

_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def called(log: Log) -> dict[str, set[str]]:
    """By person every full name and e-mail address that the log can still read of them."""
    found: dict[str, set[str]] = {}
    for kind in ("person.registered", "person.described"):
        for one in recorded(log.read(kind=kind), log.keys):
            if one.erased:
                continue
            match parse(kind, one.data):
                case PersonRegistered(person=id) | PersonDescribed(person=id) as said:
                    found.setdefault(id, set()).update(filter(None, (said.name, said.email)))
                case _:
                    pass
    return found


def forget(folder: Path, person: str, *, names: Collection[str] = ()) -> int:
    """Remove the text of every row that names the person: by the id, or by one of these names and
    addresses, however it is written; how many there were.

    A name of one word is passed over, since it is others' too. The copy of a mapping that has the
    name in it is removed whole.
    """
    is_id = re.compile(rf"(?<![\w-]){re.escape(person)}(?![\w-])")
    wanted = [words for words in map(_words, names) if words.strip().count(" ")]

    def is_named(text: str) -> bool:
        folded = _words(text)
        return is_id.search(text) is not None or any(words in folded for words in wanted)

    for path in folder.glob("quarantine/*.yaml"):
        if is_named(path.read_text(encoding="utf-8")):
            path.unlink()
    for path in folder.glob(f"quarantine/*{ENDING}"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if not is_named(one)), encoding="utf-8")
    return sum(_forget_in(path, is_named) for path in sorted(folder.glob("quarantine/*.jsonl")))


def _words(text: str) -> str:
    """The words with a space around each, whatever stands between them; also of JSON as written.

    >>> _words('{"navn": "Bodil  S\\\\u00f8"}') == _words("NAVN;Bodil;Sø")
    True
    """
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    words = _WORD.findall(unicodedata.normalize("NFC", plain).casefold())
    return f" {' '.join(words)} "


def _forget_in(path: Path, is_named: Callable[[str], bool]) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [_without(line, is_named) for line in lines]
    changed = sum(one != line for one, line in zip(kept, lines, strict=True))
    if changed:
        # Written in place: no second file keeps what is to be forgotten.
        path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return changed


def _without(line: str, is_named: Callable[[str], bool]) -> str:
    row: dict[str, Any] = json.loads(line)
    if not any(map(is_named, _texts(row))):
        return line
    gone: dict[str, Any] = {
        "raw": FORGOTTEN,
        "value": None,
        "detail": dict.fromkeys(row["detail"], FORGOTTEN),
        "hint": dict.fromkeys(row["hint"]),
        "header": [],
        "cells": [],
    }
    return json.dumps({**row, **gone})


def _texts(row: Mapping[str, Any]) -> list[str]:
    """All that the row says; its cells in one text, where two may hold a name between them."""
    cells = " ".join(map(str, row.get("cells", ())))
    told = (*row["detail"].values(), *row["hint"].values())
    return [row["raw"], cells, row["value"] or "", *filter(None, told), *row.get("people", ())]
