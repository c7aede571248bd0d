"""Adoptions as they are read: who took up what, how far it came, and what became of the kernel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from analyses.diffusion.tree import ChangeRow
from graph.dates import earliest, latest
from graph.questions import Questions

TRIED: Final = frozenset({"pilot", "adopted", "in_operation", "stopped"})


@dataclass(frozen=True, slots=True)
class Reached:
    stage: str
    date: str | None
    event: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """`initiative` is the id it was recorded under, `events` are the log positions behind it."""

    id: str
    initiative: str
    organisation: str
    started: str | None
    stages: tuple[Reached, ...]
    taken_from: str | None
    carried_by: tuple[str, ...]
    on_behalf_of: str | None
    deviations: tuple[str, ...]
    changes: tuple[ChangeRow, ...]
    events: tuple[int, ...]

    @property
    def stage(self) -> str:
        """How far it has come: of those that no other surely came after, the one told last.

        An empty word when there is none.
        """
        newest = [one for one in self.stages if not any(_is_after(it, one) for it in self.stages)]
        return newest[-1].stage if newest else ""

    @property
    def is_tried(self) -> bool:
        """Whether it ever came further than interest and a yes."""
        return any(reached.stage in TRIED for reached in self.stages)


def _is_after(one: Reached, other: Reached) -> bool:
    return earliest(one.date) > latest(other.date)


def adoptions(questions: Questions, initiatives: Iterable[str]) -> list[Adoption]:
    """The adoptions of any of these initiatives, as they became known."""
    ids = sorted(set(initiatives))
    treated: dict[str, dict[str, dict[str, Any]]] = {}
    for row in questions.ask("treatments", initiatives=ids):
        # Rows come as they became known, so the newest word on a part replaces those before.
        treated.setdefault(row["adoption"], {})[row["element"]] = row
    rows = questions.ask("adoptions", initiatives=ids)
    found = [_adoption(row, treated.get(row["id"], {})) for row in rows]
    return sorted(found, key=lambda one: (one.events[0], one.id))


def _adoption(row: Mapping[str, Any], treated: Mapping[str, Mapping[str, Any]]) -> Adoption:
    behind = [row, *row["taken_from"], *row["carried_by"], *treated.values()]
    return Adoption(
        id=row["id"],
        initiative=row["initiative"],
        organisation=row["organisation"],
        started=row["started"],
        stages=tuple(Reached(**stage) for stage in row["stages"]),
        taken_from=next((source["id"] for source in row["taken_from"]), None),
        carried_by=tuple(dict.fromkeys(person["id"] for person in row["carried_by"])),
        on_behalf_of=next(iter(row["on_behalf_of"]), None),
        deviations=tuple(row["deviations"]),
        changes=tuple(_change(one) for one in treated.values()),
        events=tuple(sorted({one["event"] for one in behind})),
    )


def _change(row: Mapping[str, Any]) -> ChangeRow:
    return ChangeRow(row["text"], row["how"], not row["changeable"], row["reason"] or None)
