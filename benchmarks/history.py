"""A long history: the demo's again and again, with other people and initiatives in its places."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from graph.batches import batched
from graph.events.body import references
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import proposal_from
from importers.demo.history import proposals

APPEND_AT_ONCE = 5_000
_ALIKE = frozenset({"cluster", "organisation", "forum", "policy"})


def lines(many: int) -> Iterator[dict[str, Any]]:
    """So many lines; clusters, organisations and forums stay the same, and so grow to be hubs."""
    told = list(proposals())
    named = {line["id"]: list(references(proposal_from(line).event)) for line in told}
    own = frozenset(
        one.id
        for some in named.values()
        for one in some
        if one.introduced and one.entities[0] not in _ALIKE
    )
    again = [line for line in told if any(one.id in own for one in named[line["id"]])]
    copies = (
        one
        for number in count(1)
        for one in (*(_copied(line, own, number) for line in again), *_put_right(number))
    )
    yield from islice(told, many)
    yield from islice(copies, max(0, many - len(told)))


def written(folder: Path, many: int) -> tuple[SqliteLog, SqliteKeyStore]:
    """A log of about so many events in a folder, appended through the rules; made once."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = SqliteKeyStore(folder / "keys.db")
    log = SqliteLog(folder / "log.db", keys)
    if log.head().position == 0:
        for some in batched(lines(many), APPEND_AT_ONCE):
            log.append([proposal_from(line) for line in some], keep_going=True)
    return log, keys


def _put_right(number: int) -> Iterator[dict[str, Any]]:
    """What the demo has none of: merged and unmerged, taken back, and now and then erased."""
    merge = {"merge": f"merge-{number}"}
    two = {
        "kept": f"initiative-sikker-paa-benene-{number}",
        "absorbed": f"initiative-fald-efter-skadestue-{number}",
    }
    yield _line(f"merged-{number}", "initiatives.merged", merge | two)
    if number % 2:
        yield _line(f"unmerged-{number}", "initiatives.unmerged", merge)
    for said in ("relationship-02-01.recorded", "person-14.employment-silkeborg"):
        data = {"event_source": "demo", "event_id": f"{said}-{number}"}
        yield _line(f"{said}-{number}.retracted", "statement.retracted", data)
    if number % 10 == 0:
        yield _line(f"erased-{number}", "person.erased", {"person": f"person-32-{number}"})


def _line(id: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"source": "demo", "id": id, "kind": kind, "data": data}


def _copied(line: dict[str, Any], own: frozenset[str], number: int) -> dict[str, Any]:
    return line | {
        "id": f"{line['id']}-{number}",
        "data": {name: _renamed(value, own, number) for name, value in line["data"].items()},
    }


def _renamed(value: Any, own: frozenset[str], number: int) -> Any:
    match value:
        case str() if value in own:
            return f"{value}-{number}"
        case [*several]:
            return [_renamed(one, own, number) for one in several]
        case {**parts}:
            return {name: _renamed(part, own, number) for name, part in parts.items()}
        case _:
            return value
