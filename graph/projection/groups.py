"""Which one stands for each that was ever merged, said anew where that may have changed."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from graph.events.fields import Entity
from graph.groups import contracted
from graph.projection.rows import FOREVER
from graph.store import rows

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def regroup(transaction: "ManagedTransaction", entity: Entity, touched: Collection[str]) -> None:
    """Say for these things, and all that were ever the same, which one stands for them."""
    merged = _ever_merged_with(transaction, entity, touched)
    known = {row["id"]: row["first"] for row in merged if row["first"] is not None}
    same = [(row["id"], other, 0) for row in merged for other in row["same"]]
    groups = contracted(same, known)
    standing = [
        {"id": row["id"], "canonical": _other(groups.canonical(row["id"]), row["id"])}
        for row in merged
    ]
    rows(transaction, f"derive/canonical.{entity}", groups=standing)


def _ever_merged_with(
    transaction: "ManagedTransaction", entity: Entity, touched: Collection[str]
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    beyond = set(touched)
    while beyond:
        near = rows(transaction, f"derive/merged.{entity}", ids=sorted(beyond), forever=FOREVER)
        found |= {row["id"]: row for row in near}
        beyond = {id for row in near for id in row["ever"]} - found.keys()
    return [found[id] for id in sorted(found)]


def _other(canonical: str, id: str) -> str | None:
    return None if canonical == id else canonical
