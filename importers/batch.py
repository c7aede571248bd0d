"""One batch of rows brought to the log: a row is appended whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.batches import batched
from graph.errors import BatchRefusedError, GraphError
from graph.log.contract import Log
from importers.contract import Row

_ASKED_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of some rows: by their place among them, from zero."""

    events: int
    new: frozenset[int]
    refused: dict[int, GraphError] = field(default_factory=dict[int, GraphError])


def decided(rows: Sequence[Row], log: Log, *, dry_run: bool) -> Decided:
    """Which rows said something new, and which the rules refused, each with the first reason.

    Refused rows are left out and the rest is tried again, so that no half of a row is appended.
    """
    new = _new(rows, log)
    refused: dict[int, GraphError] = {}
    while True:
        places = [place for place in range(len(rows)) if place not in refused]
        owners = [place for place in places for _ in rows[place].proposals]
        proposals = [one for place in places for one in rows[place].proposals]
        if not proposals:
            return Decided(0, frozenset(), refused)
        try:
            appended = log.append(proposals, dry_run=dry_run)
        except BatchRefusedError as error:
            for index, reason in error.refused:
                refused.setdefault(owners[index], reason)
        else:
            return Decided(appended.appended, new - refused.keys(), refused)


def _new(rows: Sequence[Row], log: Log) -> frozenset[int]:
    """The rows with a statement that neither the log nor a row before them holds."""
    keys = ((one.source, one.id) for row in rows for one in row.proposals)
    seen = {key for some in batched(keys, _ASKED_AT_ONCE) for key in log.find(some)}
    new: set[int] = set()
    for place, row in enumerate(rows):
        own = {(one.source, one.id) for one in row.proposals}
        if own - seen:
            new.add(place)
        seen |= own
    return frozenset(new)
