"""New initiatives to append, of one size, and never the same twice."""

from collections.abc import Iterator

from graph.batches import batched
from graph.canonical import canonical
from graph.proposals import Proposal, proposal_from

SIZE = 464
"""The bytes that are stored of what each event says."""


def proposals(name: str, many: int) -> Iterator[Proposal]:
    """So many initiatives; those of another name are others."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in name.lower())
    for number in range(many):
        data = {"initiative": f"{plain}-{number}", "title": "Indsats", "purpose": ""}
        data["purpose"] = "x" * (SIZE - len(canonical(data)))
        line = {
            "source": "bench",
            "id": data["initiative"],
            "kind": "initiative.registered",
            "valid_from": "2026-01-01",
            "data": data,
        }
        yield proposal_from(line)


def batches(name: str, many: int, size: int) -> Iterator[list[Proposal]]:
    """So many initiatives, in batches of a size."""
    return batched(proposals(name, many), size)
