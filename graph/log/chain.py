"""Digests of statements and the chain over them, so that any change to the log is found."""

from hashlib import sha256

from graph.canonical import canonical
from graph.envelope import Envelope

START = bytes(32)


def digest_of(
    *,
    source: str,
    id: str,
    kind: str,
    schema_version: int,
    valid_from: str | None,
    valid_to: str | None,
    data: bytes,
) -> bytes:
    """What the statement says: the same statement again has the same digest.

    Who sent it, in which file and why are left out: the same row from a newer file is no change.
    """
    said = canonical([source, id, kind, schema_version, valid_from, valid_to])
    return sha256(said + b"\n" + data).digest()


def chained(previous: bytes, envelope: Envelope) -> bytes:
    """The link after `previous`: over the digest, and over all that the digest leaves out."""
    return linked(
        previous,
        envelope.digest,
        envelope.position,
        envelope.stream,
        envelope.version,
        envelope.recorded_at,
        envelope.correlation_id,
        envelope.causation_id,
        envelope.actor,
        envelope.provenance,
    )


def linked(previous: bytes, digest: bytes, *rest: str | int | None) -> bytes:
    """The link as `chained` makes it, before there is an envelope; `rest` in the order there."""
    return sha256(previous + digest + canonical(rest)).digest()
