"""Events as they can be read: unsealed with the keys there are, in the newest shape."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.privacy.keys import KeyStore
from graph.privacy.sealing import owners_in, unsealed
from graph.upcast import upcast


def recorded(envelopes: Iterable[Envelope], keys: KeyStore) -> Iterator[Recorded]:
    """The events in order; a text of an erased person is None."""
    for some in batched(envelopes, 1_000):
        stored = [json.loads(envelope.data) for envelope in some]
        owners = frozenset[str]().union(*(owners_in(data) for data in stored))
        known = keys.known_for(owners) if owners else {}
        for envelope, data in zip(some, stored, strict=True):
            opened, erased = unsealed(data, source=envelope.source, id=envelope.id, keys=known)
            yield Recorded(envelope, upcast(envelope.kind, envelope.schema_version, opened), erased)


def as_json(event: Recorded) -> dict[str, Any]:
    """The envelope and the event for programs outside."""
    envelope = event.envelope
    return {
        "position": envelope.position,
        "source": envelope.source,
        "id": envelope.id,
        "stream": envelope.stream,
        "version": envelope.version,
        "kind": envelope.kind,
        "schema_version": envelope.schema_version,
        "valid_from": envelope.valid_from,
        "valid_to": envelope.valid_to,
        "precision": envelope.precision,
        "recorded_at": envelope.recorded_at,
        "correlation_id": envelope.correlation_id,
        "causation_id": envelope.causation_id,
        "actor": envelope.actor,
        "provenance": json.loads(envelope.provenance) if envelope.provenance else None,
        "data": event.data,
        "digest": envelope.digest.hex(),
        "chain": envelope.chain.hex(),
    }
