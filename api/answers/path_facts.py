"""What is read to find paths: people, where they belong, and what was tried where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analyses.people.answers import EndpointKind
from analyses.people.sentences import Known
from analyses.people.ties import Belonging, Circle, Rule, Tie
from graph.groups import Groups
from graph.questions import Questions
from graph.views import groups


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a path can begin or end at, with every name it is known by."""

    kind: EndpointKind
    id: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """That an organisation has tried an initiative, and who carried it there."""

    initiative: str
    organisation: str
    carriers: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """All of it, as of the day and as known at the position that the questions have."""

    people: Mapping[str, str]
    places: Mapping[str, Named]
    initiatives: Mapping[str, Named]
    same: Groups
    ties: tuple[Tie, ...]
    workplaces: tuple[Circle, ...]
    seats: tuple[Circle, ...]
    roles: tuple[Circle, ...]
    meetings: tuple[Circle, ...]
    clusters_of: Mapping[str, frozenset[str]]
    tried: tuple[Tried, ...]

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        return (*self.workplaces, *self.seats, *self.roles, *self.meetings)

    @cached_property
    def known(self) -> dict[str, Known]:
        """Everybody, with the names of their workplaces."""
        return {
            person: Known(name, tuple(self.name_of(id) for id in self.works_at.get(person, ())))
            for person, name in self.people.items()
        }

    @cached_property
    def works_at(self) -> dict[str, list[str]]:
        """The workplaces of each person, by id."""
        found: dict[str, list[str]] = {}
        for circle in self.workplaces:
            for person in circle.members:
                found.setdefault(person, []).append(circle.id)
        return found

    def name_of(self, place: str) -> str:
        """The name of an organisation, a cluster or a forum; one without a name keeps its id."""
        return self.places[place].name if place in self.places else place


@dataclass(frozen=True, slots=True)
class Places:
    """Everything but the people: what a path can begin or end at, and what belongs together."""

    places: Mapping[str, Named]
    initiatives: Mapping[str, Named]
    same: Groups
    clusters_of: Mapping[str, frozenset[str]]
    tried: tuple[Tried, ...]

    @property
    def names(self) -> dict[str, str]:
        return {id: one.name for id, one in {**self.places, **self.initiatives}.items()}

    def with_people(
        self, people: Mapping[str, str], ties: Iterable[Tie], circles: Iterable[Circle]
    ) -> Facts:
        """All of it, with these people and how they know each other."""
        by_rule: dict[Rule, list[Circle]] = {}
        for circle in circles:
            by_rule.setdefault(circle.rule, []).append(circle)
        return Facts(
            people=people,
            places=self.places,
            initiatives=self.initiatives,
            same=self.same,
            ties=tuple(ties),
            workplaces=tuple(by_rule.get("colleague", ())),
            seats=tuple(by_rule.get("shared_forum", ())),
            roles=tuple(by_rule.get("shared_initiative", ())),
            meetings=tuple(by_rule.get("shared_meeting", ())),
            clusters_of=self.clusters_of,
            tried=self.tried,
        )


def places(questions: Questions) -> Places:
    """Places and initiatives, of which there are few."""
    same = groups(questions)
    return Places(
        places={row["id"]: _named(row, row["kind"]) for row in questions.ask("path_places")},
        initiatives=_initiatives(questions.ask("path_initiatives"), same),
        same=same,
        clusters_of=_clusters_of(questions.ask("path_members")),
        tried=_tried(questions.ask("path_adopters"), same),
    )


def read(questions: Questions) -> Facts:
    """Everything that paths need, in some ten short questions."""
    people: dict[str, str] = {row["id"]: row["name"] for row in questions.ask("path_people")}
    there = places(questions)
    names, same = there.names, there.same
    roles = _of_groups(questions.ask("path_roles"), same)
    return there.with_people(
        people,
        ties_in(questions.ask("path_ties"), people),
        [
            *circles_in(questions.ask("path_workplaces"), names, "colleague", people),
            *circles_in(questions.ask("path_seats"), names, "shared_forum", people),
            *circles_in(roles, names, "shared_initiative", people),
            *meetings_in(questions.ask("path_meetings"), names, same, people),
        ],
    )


def _named(row: Mapping[str, Any], kind: EndpointKind) -> Named:
    return Named(kind, row["id"], row["name"], tuple(row["names"]))


def _initiatives(rows: Iterable[Mapping[str, Any]], same: Groups) -> dict[str, Named]:
    """By the id that stands for each, with the names of all that were merged into it."""
    own = {row["id"]: row for row in rows}
    together: dict[str, list[str]] = {}
    for id in own:
        together.setdefault(same.canonical(id), []).append(id)
    return {
        canonical: Named(
            "tried",
            canonical,
            own[canonical if canonical in own else ids[0]]["title"],
            tuple(dict.fromkeys(name for id in ids for name in own[id]["names"])),
        )
        for canonical, ids in together.items()
    }


def ties_in(
    rows: Iterable[Mapping[str, Any]], people: Collection[str] | None = None
) -> tuple[Tie, ...]:
    """Recorded ties; between these people only, where they are given."""
    return tuple(
        Tie(
            row["person"],
            row["other"],
            row["how"],
            since=row["since"],
            last_confirmed=row["last_confirmed"],
            source=row["source"],
            occasion=row["occasion"] or "",
            events=(row["event"],),
        )
        for row in rows
        if people is None or (row["person"] in people and row["other"] in people)
    )


def _of_groups(rows: Iterable[Mapping[str, Any]], same: Groups) -> list[Mapping[str, Any]]:
    return [{**row, "circle": same.canonical(row["circle"])} for row in rows]


def circles_in(
    rows: Iterable[Mapping[str, Any]],
    names: Mapping[str, str],
    rule: Rule,
    people: Collection[str] | None = None,
) -> tuple[Circle, ...]:
    """A circle for each place; who is there by several statements is there by the first."""
    members: dict[str, dict[str, Belonging]] = {}
    for row in rows:
        if people is None or row["person"] in people:
            belonging = Belonging(row["since"], row["source"], row["event"])
            members.setdefault(row["circle"], {}).setdefault(row["person"], belonging)
    return tuple(
        Circle(id, names.get(id, id), rule, inside) for id, inside in sorted(members.items())
    )


def meetings_in(
    rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    same: Groups,
    people: Collection[str] | None = None,
) -> tuple[Circle, ...]:
    """A circle for each meeting, called by the initiative that it was about."""
    found: list[Circle] = []
    for meeting in sorted({row["circle"] for row in rows}):
        here = [row for row in rows if row["circle"] == meeting]
        initiative = same.canonical(here[0]["initiative"])
        (circle,) = circles_in(here, {}, "shared_meeting", people) or (None,)
        if circle is not None:
            name = names.get(initiative, initiative)
            found.append(Circle(here[0]["platform"], name, circle.rule, circle.members))
    return tuple(found)


def _clusters_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """From organisations and forums to their clusters."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["place"], set()).add(row["cluster"])
    return {place: frozenset(clusters) for place, clusters in found.items()}


def _tried(rows: Iterable[Mapping[str, Any]], same: Groups) -> tuple[Tried, ...]:
    return tuple(
        Tried(same.canonical(row["initiative"]), row["organisation"], tuple(row["carriers"]))
        for row in rows
    )
