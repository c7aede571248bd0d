"""What an import's rows took back or ended, told as it was before: a part of undoing it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.events.catalogue import parse
from graph.log.contract import Log
from graph.privacy.keys import KeyStore
from graph.proposals import Proposal, proposal_from
from graph.reading import recorded
from importers.running.standing import Key, Standing, id_anew, standing
from importers.undoing.built_upon import Built, Own

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class AsItWas:
    """A log up to a position, whatever is told to it after that."""

    log: Log
    position: int

    @property
    def keys(self) -> KeyStore:
        return self.log.keys

    def find(self, keys: Iterable[Key]) -> dict[Key, Envelope]:
        found = self.log.find(keys)
        return {key: one for key, one in found.items() if one.position <= self.position}


def restored(built: Built, log: AsItWas) -> Iterator[Proposal]:
    """The statements of others that held before the import's rows revised them, told again.

    They belong to the import that told them first, so that they are undone with it. Nothing
    where somebody has said since how it is.
    """
    for some in batched(built.restorable(), _AT_ONCE):
        known = standing([root for root, _ in some], log)
        for root, revising in some:
            yield from _restored(root, revising, known[root], built, log)


def _restored(
    root: Key, revising: list[Own], now: Standing, built: Built, log: AsItWas
) -> Iterator[Proposal]:
    others = [one for one in now.holding if not built.holds(_key(one))]
    last = now.holding[-1] if now.holding else None
    number = now.told
    if last is not None and _key(last) in {one.key for one in revising}:
        for one in others:
            yield _taking_back(root, number, one)
            number += 1
    elif others:
        return
    else:
        gone = [one.retracts for one in revising if one.retracts is not None]
        found = log.find(key for key in gone if not built.holds(key))
        others = list(recorded(sorted(found.values()), log.keys))
    for one in others:
        if not one.erased:
            yield _told_again(root, number, one)
            number += 1


def _told_again(root: Key, number: int, event: Recorded) -> Proposal:
    envelope = event.envelope
    return Proposal(
        source=root[0],
        id=id_anew(root, number),
        event=parse(envelope.kind, event.data),
        valid_from=envelope.valid_from,
        valid_to=envelope.valid_to,
        correlation_id=envelope.correlation_id,
        causation_id=root[1],
        provenance=None if envelope.provenance is None else json.loads(envelope.provenance),
    )


def _taking_back(root: Key, number: int, event: Recorded) -> Proposal:
    source, id = _key(event)
    data = {"event_source": source, "event_id": id, "because": "Indlæsningen er fortrudt"}
    line = {"source": root[0], "id": id_anew(root, number), "data": data}
    told = proposal_from({**line, "kind": "statement.retracted"})
    return told._replace(causation_id=root[1])


def _key(event: Recorded) -> Key:
    return event.envelope.source, event.envelope.id
