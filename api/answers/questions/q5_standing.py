"""Where clusters stand on an initiative: their newest answer, and the newest word of each side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from api.answers.adoptions import adoptions
from api.answers.questions.asked import Asked

SIDES: Final = ("municipalities", "hospital")


@dataclass(frozen=True, slots=True)
class Standing:
    """By cluster, and by cluster and side; a cluster that is not here has said nothing."""

    answers: dict[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    sides: dict[tuple[str, str], Mapping[str, Any]] = field(
        default_factory=dict[tuple[str, str], Mapping[str, Any]]
    )

    adopters: dict[str, list[tuple[str, tuple[int, ...]]]] = field(
        default_factory=dict[str, list[tuple[str, tuple[int, ...]]]]
    )
    """By cluster, the names of places there that took it up, with the log positions of that."""

    def taken_up(self, cluster: str) -> list[str]:
        return [name for name, _ in self.adopters.get(cluster, [])]

    def answer(self, cluster: str) -> str:
        """`opted_in`, `declined` or `none`."""
        return self.answers[cluster]["answer"] if cluster in self.answers else "none"

    def because(self, cluster: str) -> str | None:
        said = self.answers.get(cluster)
        return None if said is None else said["because"] or None

    def side(self, cluster: str, side: str) -> str:
        """`agreed`, `withdrawn` or `none`."""
        said = self.sides.get((cluster, side))
        if said is None:
            return "none"
        return "agreed" if said["given"] else "withdrawn"

    def missing(self, cluster: str) -> list[str]:
        """The sides that do not agree, as far as we know."""
        return [side for side in SIDES if self.side(cluster, side) != "agreed"]

    def has_spoken(self, cluster: str) -> bool:
        return any((cluster, side) in self.sides for side in SIDES)

    def events(self, cluster: str) -> list[int]:
        rows = [self.answers.get(cluster), *(self.sides.get((cluster, side)) for side in SIDES)]
        said = [row["event"] for row in rows if row is not None]
        return said + [event for _, events in self.adopters.get(cluster, []) for event in events]


def standings(asked: Asked) -> dict[str, Standing]:
    """By the id that an initiative is shown under; only those that somebody spoke on."""
    found: dict[str, Standing] = {}
    questions, canonical = asked.seen.questions, asked.seen.groups.canonical
    # Rows come oldest first, so the newest word replaces those before it.
    for row in questions.ask("cluster_answers"):
        standing = found.setdefault(canonical(row["initiative"]), Standing())
        standing.answers[row["cluster"]] = row
    for row in questions.ask("agreements"):
        standing = found.setdefault(canonical(row["initiative"]), Standing())
        standing.sides[row["cluster"], row["side"]] = row
    for id, standing in found.items():
        _adopted(asked, id, standing)
    if asked.cluster is None:
        return found
    return {id: one for id, one in found.items() if one.events(asked.cluster)}


def _adopted(asked: Asked, id: str, standing: Standing) -> None:
    places = asked.seen.directory
    for adoption in adoptions(asked.seen.questions, asked.seen.groups.members(id)):
        cluster = places.cluster_of(adoption.organisation)
        if adoption.is_tried and cluster is not None:
            there = standing.adopters.setdefault(cluster, [])
            there.append((places.place(adoption.organisation), adoption.events))
