"""One batch of rows brought to the log: a row is appended whole or not at all."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.batches import batched
from graph.errors import BatchRefusedError, GraphError
from graph.log.contract import Log
from graph.proposals import Proposal
from importers.contract import Row

_ASKED_AT_ONCE = 2_000
_Key: TypeAlias = tuple[str, str]


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
    known = _known(rows, log)
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
            ours = {_key(one): one.correlation_id for one in proposals if _key(one) not in known}
            if appended.appended < len(ours):
                known |= _told_by_others(ours, log)
            return Decided(appended.appended, _new(rows, known) - refused.keys(), refused)


def _known(rows: Sequence[Row], log: Log) -> set[_Key]:
    """What the log holds of what the rows say."""
    keys = (_key(one) for row in rows for one in row.proposals)
    return {key for some in batched(keys, _ASKED_AT_ONCE) for key in log.find(some)}


def _told_by_others(ours: Mapping[_Key, str | None], log: Log) -> set[_Key]:
    """What another import, at work at the same time, was the first to tell."""
    found = (pair for some in batched(ours, _ASKED_AT_ONCE) for pair in log.find(some).items())
    return {key for key, event in found if event.correlation_id != ours[key]}


def _new(rows: Sequence[Row], known: Set[_Key]) -> frozenset[int]:
    """The rows with a statement that is neither known nor in a row before them."""
    seen = set(known)
    new: set[int] = set()
    for place, row in enumerate(rows):
        own = {_key(one) for one in row.proposals}
        if own - seen:
            new.add(place)
        seen |= own
    return frozenset(new)


def _key(proposal: Proposal) -> _Key:
    return proposal.source, proposal.id
