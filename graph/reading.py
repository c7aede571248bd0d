"""Events as they can be read: unsealed with the keys there are, in the newest shape."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.json import decode

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.privacy.keys import KeyStore
from graph.privacy.sealing import owners_in, unsealed
from graph.upcast import upcast

# What is sealed is an object with this member; whatever a text says, its quotes are escaped.
_SEALED = b'"sealed":'
_NOBODY = frozenset[str]()


def recorded(envelopes: Iterable[Envelope], keys: KeyStore) -> Iterator[Recorded]:
    """The events in order; a text of an erased person is None."""
    for some in batched(envelopes, 1_000):
        stored: list[dict[str, Any]] = [decode(envelope.data) for envelope in some]
        known = _keys_for(some, stored, keys)
        for envelope, data in zip(some, stored, strict=True):
            opened, erased = data, _NOBODY
            if _SEALED in envelope.data:
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


def _keys_for(
    envelopes: list[Envelope], stored: list[dict[str, Any]], keys: KeyStore
) -> dict[str, bytes]:
    both = zip(envelopes, stored, strict=True)
    sealed = [owners_in(data) for envelope, data in both if _SEALED in envelope.data]
    owners = frozenset[str]().union(*sealed)
    return keys.known_for(owners) if owners else {}
