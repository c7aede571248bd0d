"""Commands that the rules look at, on a log that is the demo's history many times over."""

import json
from collections.abc import Iterator

from graph.log.accept import Accepted, Batch, accept
from graph.log.looking import seen
from graph.log.prepare import prepare
from graph.log.sql import SqlLog
from graph.proposals import Proposal, proposal_from

# A prime, so that commands go all over the log and not along it.
_APART = 7_919


def adoptions(log: SqlLog, many: int) -> Iterator[Proposal]:
    """So many adoptions, each on behalf of a cluster that has chosen the initiative and agreed.

    The rules look for the choice and both agreements, and at which policies are in force.
    """
    agreed = _agreed(log)
    member = {cluster: organisation for organisation, cluster in _members(log)}
    for number in range(many):
        initiative, cluster = agreed[number * _APART % len(agreed)]
        id = f"bench-adoption-{number}"
        data = {
            "adoption": id,
            "initiative": initiative,
            "organisation": member[cluster],
            "on_behalf_of": cluster,
        }
        line = {"source": "bench", "id": id, "kind": "adoption.started", "data": data}
        yield proposal_from(line, intent="command")


def decided(log: SqlLog, command: Proposal) -> Accepted:
    """What an append would come to, up to where it writes."""
    entries = prepare([command], log.keys)
    with log.database.writing() as connection:
        known = seen(connection, entries).known
    (accepted,) = accept([Batch(entries)], known)
    return accepted


def _agreed(log: SqlLog) -> list[tuple[str, str]]:
    """Initiatives with the clusters that chose them and where both sides agreed."""
    chosen = {_pair(data) for data in _said(log, "cluster.opted_in")}
    sides: dict[tuple[str, str], set[str]] = {}
    for data in _said(log, "agreement.given"):
        sides.setdefault(_pair(data), set()).add(data["side"])
    return sorted(pair for pair, given in sides.items() if len(given) == 2 and pair in chosen)


def _members(log: SqlLog) -> Iterator[tuple[str, str]]:
    return ((one["organisation"], one["cluster"]) for one in _said(log, "membership.started"))


def _pair(data: dict[str, str]) -> tuple[str, str]:
    return data["initiative"], data["cluster"]


def _said(log: SqlLog, kind: str) -> Iterator[dict[str, str]]:
    return (json.loads(envelope.data) for envelope in log.read(kind=kind))
