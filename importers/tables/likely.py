"""Which of the template's columns a foreign header most likely means."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from importers.tables.mapping import TableMapping, Value
from importers.tables.template import template

_ALIKE = 0.86
_WORDS = re.compile(r"\w+")
_NUMBERS = {"id", "nr", "nummer", "no", "løbenr", "løbenummer", "sagsnr", "sagsnummer", "number"}
_CLUSTERS = {
    "horsens": "Horsensklyngen",
    "midt": "Midtklyngen",
    "randers": "Randersklyngen",
    "vest": "Vestklyngen",
    "aarhus": "Aarhusklyngen",
    "århus": "Aarhusklyngen",
}


@dataclass(frozen=True, slots=True)
class Likely:
    """The template's table that a foreign one is most like, and its columns' foreign headers."""

    table: TableMapping
    headers: Mapping[str, str]
    number: str | None
    clusters: Mapping[str, str]

    @property
    def used(self) -> frozenset[str]:
        used = {*self.headers.values(), *self.clusters}
        return frozenset(used if self.number is None else {*used, self.number})


def likely(sheet: str | None, header: Sequence[str]) -> Likely:
    """The most likely meaning; every header is used once, the most certain first."""
    clusters = {one: name for one in header if (name := cluster_named(one)) is not None}
    clusters = clusters if len(clusters) > 1 else {}
    rest = [one for one in header if one not in clusters]
    found = [(table, _matched(table, rest)) for table in template().mapping.tables]
    table, headers = max(found, key=lambda one: _score(sheet, *one))
    number = next((one for one in rest if _folded(one) in _NUMBERS), None)
    return Likely(table, headers, number, clusters)


def cluster_named(header: str) -> str | None:
    """The cluster that a header names, such as `Horsens`, `Klynge Midt` or `Vestklyngen`."""
    words = [word for word in _WORDS.findall(_folded(header)) if word not in {"klynge", "klyngen"}]
    if len(words) != 1:
        return None
    return _CLUSTERS.get(words[0].removesuffix("klyngen").removesuffix("klynge"))


def values_of(table: TableMapping) -> Iterator[Value]:
    """Every value that a table's statements are made of."""
    for statement in table.events:
        for value in (statement.valid_from, statement.valid_to, *statement.data.values()):
            if value is not None:
                yield value


def _matched(table: TableMapping, header: Iterable[str]) -> dict[str, str]:
    values = [value for value in values_of(table) if value.column is not None]
    scored = [
        (_likeness(one, value), -place, str(value.column), one)
        for place, value in enumerate(values)
        for one in header
    ]
    found: dict[str, str] = {}
    for likeness, _, column, one in sorted(scored, reverse=True):
        if likeness >= _ALIKE and column not in found and one not in found.values():
            found[column] = one
    return found


def _likeness(header: str, value: Value) -> float:
    """From 0 to 1; the template's own word before its other words."""
    own, others = _folded(str(value.column)), [_folded(one) for one in value.also]
    said = _folded(header)
    if said == own:
        return 1
    if said in others:
        return 0.99 - others.index(said) / 1_000
    ratios = [SequenceMatcher(None, said, one).ratio() for one in (own, *others)]
    words = set(_WORDS.findall(said))
    is_among = any(words >= set(_WORDS.findall(one)) for one in (own, *others) if one)
    return max(0.87 if is_among else 0, *(ratio * 0.98 for ratio in ratios))


def _score(sheet: str | None, table: TableMapping, headers: Mapping[str, str]) -> tuple[int, int]:
    """Tables whose required columns are there come first, then those with the most columns."""
    required = {str(value.column) for value in values_of(table) if value.required}
    is_named = (
        sheet is not None
        and table.sheet is not None
        and _folded(sheet)
        in (
            _folded(table.sheet),
            _folded(table.sheet).removesuffix("er"),
        )
    )
    is_whole = bool(required) and required <= headers.keys()
    return int(is_whole) + int(is_whole and is_named), len(headers)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split()).strip(
        ".: "
    )
