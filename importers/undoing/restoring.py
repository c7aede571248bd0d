"""What an import's rows took back or ended, told as it was before: a part of undoing it."""

import json
from collections.abc import Iterator

from graph.envelope import Recorded
from graph.events.catalogue import parse
from graph.log.contract import Log
from graph.proposals import Proposal, proposal_from
from graph.reading import recorded
from importers.running.standing import Key, Standing, id_anew, standing
from importers.undoing.built_upon import Built, Own


def restored(built: Built, log: Log) -> Iterator[Proposal]:
    """The statements of others that held before the import's rows revised them, told again.

    They belong to the import that told them first, so that they are undone with it. Nothing
    where somebody has said since how it is.
    """
    roots: dict[Key, list[Own]] = {}
    for one in built.restorable:
        roots.setdefault((one.key[0], str(one.causation)), []).append(one)
    known = standing(roots, log)
    own = {one.key for one in built.own}
    for root, revising in roots.items():
        yield from _restored(root, revising, known[root], own, log)


def _restored(
    root: Key, revising: list[Own], now: Standing, own: set[Key], log: Log
) -> Iterator[Proposal]:
    others = [one for one in now.holding if _key(one) not in own]
    last = now.holding[-1] if now.holding else None
    number = now.told
    if last is not None and _key(last) in {one.key for one in revising}:
        for one in others:
            yield _taking_back(root, number, one)
            number += 1
    elif others:
        return
    else:
        gone = [one.retracts for one in revising if one.retracts not in {None, *own}]
        found = log.find(key for key in gone if key is not None)
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
