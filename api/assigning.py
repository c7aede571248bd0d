"""Whom something is about that was said while two stood as one: found out, and put right."""

import json
from collections.abc import Mapping
from typing import Any

from api.answers.errors import NotLaterError
from api.answers.merges import merge as read
from api.answers.register import Register
from api.judging import SOURCE, command, new_id, propose
from graph.envelope import Envelope
from graph.events.body import references
from graph.events.catalogue import KINDS
from graph.proposals import Proposal, proposal_from
from graph.reading import recorded
from graph.wiring import System


def assign(
    system: System,
    seen: Register,
    merge: str,
    *,
    event: int,
    belongs_to: str,
    by: str | None = None,
    request: str | None = None,
) -> dict[str, Any]:
    """Say which of the two an event is about. Where it names the other, what it said is taken
    back and told anew of this one, from the same source; `told` is then the new event.

    Raises NotLaterError for an event that is not among what was said since, and what the rules
    say no to: an end or a confirmation cannot be taken back, so it is put right by another event.
    """
    later = next((one for one in read(system, seen, merge).later if one.event == event), None)
    if later is None:
        raise NotLaterError(event)
    if later.belongs_to == belongs_to:
        return {"event": event, "belongs_to": belongs_to, "told": None}
    meant = next(system.log.read(after=event - 1, limit=1))
    about = {"event_source": meant.source, "event_id": meant.id}
    said = {"merge": merge, **about, "belongs_to": belongs_to}
    assigned = command("statement.assigned", new_id(), said, by=by, request=request)
    if later.about == belongs_to:
        propose(system, assigned)
        return {"event": event, "belongs_to": belongs_to, "told": None}
    back = command("statement.retracted", new_id(), about, by=by, request=request)
    anew = _anew(system, meant, {later.about: belongs_to})._replace(
        actor=by, correlation_id=request, causation_id=assigned.id
    )
    propose(system, back, anew, assigned)
    told = system.log.find([(anew.source, anew.id)])[anew.source, anew.id].position
    return {"event": event, "belongs_to": belongs_to, "told": told}


def _anew(system: System, meant: Envelope, names: Mapping[str, str]) -> Proposal:
    """The same, of another: whom it came from and when it was so stay as they were."""
    (event,) = recorded([meant], system.keys)
    found = {one.field for one in references(KINDS[meant.kind].model_construct(**event.data))}
    data = {
        field: _named(value, names) if field in found else value
        for field, value in event.data.items()
    }
    source = json.loads(meant.provenance) if meant.provenance else {"document": meant.source}
    line = {
        "source": SOURCE,
        "id": new_id(),
        "kind": meant.kind,
        "valid_from": meant.valid_from,
        "valid_to": meant.valid_to,
        "provenance": source,
        "data": data,
    }
    return proposal_from(line)


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    return [names.get(one, one) for one in value]
