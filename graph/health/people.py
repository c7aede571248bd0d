"""Texts about people that should be readable and are not, and the other way round."""

import json
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from graph.batches import batched
from graph.envelope import Envelope
from graph.health.finding import Finding, counted, some, well, wrong
from graph.log.contract import Log
from graph.privacy.keys import KeyStore
from graph.privacy.sealing import owners_in, unsealed
from graph.projection.rows import ERASED_NAME
from graph.store import GraphStore


@dataclass(slots=True)
class Sealed:
    """The people of sealed texts: whom the log says are erased, and who cannot or can be read."""

    erased: frozenset[str]
    without_key: set[str] = field(default_factory=set[str])
    with_another_key: set[str] = field(default_factory=set[str])
    readable: set[str] = field(default_factory=set[str])
    back: frozenset[str] = frozenset()


def sealed_in(log: Log, keys: KeyStore) -> Sealed:
    """Every sealed text of the log, tried with the keys that there are."""
    erasures = log.read(kind="person.erased")
    erased = frozenset(json.loads(envelope.data)["person"] for envelope in erasures)
    found = Sealed(erased, back=frozenset(keys.known_for(erased)))
    for some_events in batched((one for one in log.read() if b'"sealed"' in one.data), 1_000):
        _try(some_events, keys, found)
    return found


def keys(found: Sealed) -> Finding:
    """Whether there is the right key to everything that nobody erased."""
    if found.without_key:
        return _missing(sorted(found.without_key))
    if found.with_another_key:
        return _other(sorted(found.with_another_key))
    if found.back:
        return _back(sorted(found.back))
    da, en = _people(found.readable)
    return well("keys", f"{da} kan læses", f"{en} can be read")


def names(graph: GraphStore, readable: Set[str]) -> Finding:
    """A graph that was folded while keys were missing calls people erased who are not."""
    shown = [row["id"] for row in graph.read("health/unnamed", name=ERASED_NAME)]
    hidden = [person for person in shown if person in readable]
    if not hidden:
        da, en = "personer vises, som loggen har dem", "people are shown as the log has them"
        return well("names", da, en)
    da, en = _people(hidden)
    return wrong(
        "names",
        f"{da} vises som slettet, men kan læses: {some(hidden)}",
        f"{en} shown as erased, but can be read: {some(hidden)}",
        "Grafen blev lavet, mens nøglerne manglede. Kør: spredning rebuild",
        "The graph was made while keys were missing. Run: spredning rebuild",
    )


def _try(events: list[Envelope], keys: KeyStore, found: Sealed) -> None:
    stored = [json.loads(envelope.data) for envelope in events]
    known = keys.known_for(frozenset[str]().union(*(owners_in(data) for data in stored)))
    for envelope, data in zip(events, stored, strict=True):
        _sort(envelope, data, known, found)


def _sort(
    envelope: Envelope, data: Mapping[str, Any], known: Mapping[str, bytes], found: Sealed
) -> None:
    owners = owners_in(data)
    if owners & found.erased:
        return
    missing = {owner for owner in owners if owner not in known}
    found.without_key |= missing
    if missing:
        return
    opened, _ = unsealed(data, source=envelope.source, id=envelope.id, keys=known)
    is_read = all(opened[name] is not None for name in data if data[name] is not None)
    (found.readable if is_read else found.with_another_key).update(owners)


def _people(people: Collection[str]) -> tuple[str, str]:
    count = len(people)
    return counted(count, "person", "personer"), counted(count, "person", "people")


def _missing(people: list[str]) -> Finding:
    da, en = _people(people)
    return wrong(
        "keys",
        f"nøglen mangler til {da}, som ingen har slettet: {some(people)}",
        f"the key is missing of {en} whom nobody erased: {some(people)}",
        "Læg den gemte kopi af nøglerne (keys.db) tilbage, mens intet kører, og kør derefter: "
        "spredning rebuild. Er loggen lagt tilbage til før en sletning, så slet personen igen.",
        "Put the kept copy of the keys (keys.db) back while nothing runs, and then run: "
        "spredning rebuild. Was the log put back to before an erasure, then erase them again.",
    )


def _other(people: list[str]) -> Finding:
    da, en = _people(people)
    return wrong(
        "keys",
        f"nøglen til {da} er en anden end den, der blev brugt: {some(people)}",
        f"the key of {en} is another than the one that was used: {some(people)}",
        "keys.db hører til en anden log, eller blev lavet på ny. Stop alt, gem filen, og læg den "
        "kopi tilbage, der hører til denne log; kør derefter: spredning rebuild",
        "keys.db belongs to another log, or was made anew. Stop everything, keep the file, and "
        "put back the copy that belongs to this log; then run: spredning rebuild",
    )


def _back(people: list[str]) -> Finding:
    da, en = _people(people)
    return wrong(
        "keys",
        f"nøglen til {da}, der er slettet, er kommet tilbage: {some(people)}",
        f"the key of {en} who was erased is back: {some(people)}",
        "En gammel kopi af nøglerne er lagt ind. Kør: spredning rebuild, som ødelægger dem igen, "
        "og slet den gamle kopi.",
        "An old copy of the keys was put in. Run: spredning rebuild, which destroys them again, "
        "and delete the old copy.",
    )
