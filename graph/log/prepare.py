"""Proposals made ready for the log before it is locked: sealed, written as bytes, digested."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from graph.canonical import canonical
from graph.events.body import stream_of
from graph.events.catalogue import AnyEvent
from graph.log.chain import digest_of
from graph.privacy.keys import KeyStore
from graph.privacy.sealing import people_of, sealed
from graph.proposals import Proposal
from graph.refusals import PersonIsErasedError

# Ids of events that follow from others are made of theirs, and no longer than any.
_FOLLOWING = UUID("8d3b7f0e-2a55-5c1c-8f0a-6a9c2f1e7b40")


class Prepared(NamedTuple):
    """A proposal with its bytes; `lost` when somebody in it is erased and it cannot be sealed."""

    proposal: Proposal
    key: tuple[str, str]
    stream: str
    data: bytes
    digest: bytes
    lost: PersonIsErasedError | None = None


def prepare(proposals: Sequence[Proposal], keys: KeyStore) -> list[Prepared]:
    """The proposals in order; every key they need is made, and kept, before they are used."""
    people = {person for proposal in proposals for person in people_of(proposal.event)}
    made = keys.made_for(people) if people else {}
    return [prepared(proposal, made) for proposal in proposals]


def prepared(proposal: Proposal, keys: Mapping[str, bytes]) -> Prepared:
    """One proposal with its bytes."""
    try:
        data = sealed(proposal.event, source=proposal.source, id=proposal.id, keys=keys)
    except PersonIsErasedError as lost:
        return Prepared(proposal, *_named(proposal), b"", b"", lost)
    return _written(proposal, data)


def followed(proposal: Proposal, event: AnyEvent, number: int) -> Prepared:
    """An event that the rules drew from a proposal, under an id of its own."""
    derived = Proposal(
        source=proposal.source,
        id=str(uuid5(_FOLLOWING, f"{proposal.source} {proposal.id} {number}")),
        event=event,
        valid_from=proposal.valid_from,
        valid_to=proposal.valid_to,
        actor=proposal.actor,
        correlation_id=proposal.correlation_id,
        causation_id=proposal.id,
        provenance=proposal.provenance,
    )
    return prepared(derived, {})


def _written(proposal: Proposal, data: dict[str, Any]) -> Prepared:
    content = canonical(data)
    digest = digest_of(
        source=proposal.source,
        id=proposal.id,
        kind=proposal.event.kind,
        schema_version=proposal.event.schema_version,
        valid_from=proposal.valid_from,
        valid_to=proposal.valid_to,
        data=content,
    )
    return Prepared(proposal, *_named(proposal), content, digest)


def _named(proposal: Proposal) -> tuple[tuple[str, str], str]:
    return (proposal.source, proposal.id), stream_of(proposal.event)
