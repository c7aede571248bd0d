"""Old shapes of events brought up to date, one step a version, by (kind, version)."""

from collections.abc import Callable
from typing import Any

from graph.errors import InvalidProposalError
from graph.events.catalogue import KINDS


def upcast(kind: str, version: int, data: dict[str, Any]) -> dict[str, Any]:
    """The data in the newest shape of their kind; newer than that is refused."""
    newest = KINDS[kind].schema_version
    if version > newest:
        raise InvalidProposalError(kind, "schema_version", f"{version} > {newest}")
    for step in range(version, newest):
        data = _STEPS[kind, step](data)
    return data


def _clusters_became_several(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew one cluster an initiative; a common initiative runs in several."""
    rest = {name: value for name, value in data.items() if name != "cluster"}
    return {**rest, "clusters": [data["cluster"]]} if data.get("cluster") else rest


_STEPS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    ("initiative.registered", 1): _clusters_became_several,
}
