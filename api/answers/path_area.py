"""What is read to find paths in a large graph: only what lies around the two ends.

Both ends grow towards each other, the smaller rim first, one question for the ties and two for the
circles of everybody at it. A path of as many steps as both have grown together lies within what was
read, so three short ones are exact. The strongest is looked for as far as `MOST_READ` allows.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from analyses.people.ties import Circle, Rule, Tie
from api.answers.path_facts import Places, circles_in, meetings_in, ties_in
from graph.questions import Questions

MOST_READ: Final = 20_000
"""So many people are looked at, at the most."""

_RULES: Final[Mapping[str, Rule]] = {
    "WORKS_AT": "colleague",
    "SITS_IN": "shared_forum",
    "HAS_ROLE_IN": "shared_initiative",
}
_Key: TypeAlias = tuple[str, str]
_Rows: TypeAlias = Iterable[Mapping[str, Any]]


@dataclass(slots=True)
class Area:
    """What has been read so far: ties, circles, and how far each end has grown."""

    questions: Questions
    there: Places
    ties: dict[tuple[int, str, str], Tie] = field(default_factory=dict[tuple[int, str, str], Tie])
    circles: dict[_Key, Circle] = field(default_factory=dict[_Key, Circle])
    reached: tuple[dict[str, int], dict[str, int]] = field(
        default_factory=lambda: (dict[str, int](), dict[str, int]())
    )
    _next_to: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _circles_of: dict[str, set[_Key]] = field(default_factory=dict[str, set[_Key]])

    def grow(
        self,
        ends: tuple[Collection[str], Collection[str]],
        *,
        without: Collection[str],
        most_steps: int,
        is_enough: Callable[[int], bool],
    ) -> None:
        """Until it is enough by the number of steps, nobody is left, or too many were read."""
        rims = [set(end) - set(without) for end in ends]
        grown = [0, 0]
        self.reached = (dict.fromkeys(rims[0], 0), dict.fromkeys(rims[1], 0))
        for step in range(1, most_steps + 1):
            if not rims[0] and not rims[1]:
                return
            side = 0 if rims[0] and (not rims[1] or len(rims[0]) <= len(rims[1])) else 1
            grown[side] += 1
            new = self._around(rims[side]) - self.reached[side].keys() - set(without)
            rims[side] = new
            self.reached[side].update(dict.fromkeys(new, grown[side]))
            have_met = not self.reached[0].keys().isdisjoint(self.reached[1])
            if have_met and is_enough(step):
                return
            if len(self.reached[0]) + len(self.reached[1]) > MOST_READ:
                return

    def on_ways(self, steps: int) -> set[str]:
        """Everybody on a way of at most so many steps between the two ends."""
        ahead, back = (self._distances(side, steps) for side in (0, 1))
        return {one for one in ahead if one in back and ahead[one] + back[one] <= steps}

    def read_members(self, places: Iterable[str]) -> None:
        """Who is at these places."""
        self._keep(self.questions.ask("near_members", places=sorted(set(places))))

    def _around(self, people: Collection[str]) -> set[str]:
        """Everybody one step from any of them."""
        asked = sorted(people)
        for tie in ties_in(self.questions.ask("near_ties", people=asked)):
            self.ties.setdefault((tie.events[0], tie.person, tie.other), tie)
            self._next_to.setdefault(tie.person, set()).add(tie.other)
            self._next_to.setdefault(tie.other, set()).add(tie.person)
        near = self._keep(self.questions.ask("near_circles", people=asked))
        twins = self._other_ids(circle for kind, circle in near if kind == "HAS_ROLE_IN")
        if twins:
            self._keep(self.questions.ask("near_members", places=sorted(twins)))
        rows = self.questions.ask("near_meetings", people=asked)
        for number, circle in enumerate(meetings_in(rows, self.there.names, self.there.same)):
            self._add(("ATTENDED", f"{asked[0]} {number}"), circle)
        found = {other for one in people for other in self._next_to.get(one, ())}
        keys = {key for one in people for key in self._circles_of.get(one, ())}
        return found.union(*(self.circles[key].members for key in keys))

    def _keep(self, rows: _Rows) -> list[_Key]:
        by_kind: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            circle = self.there.same.canonical(row["circle"])
            by_kind.setdefault(row["kind"], []).append({**row, "circle": circle})
        found: list[_Key] = []
        for kind, some in by_kind.items():
            for circle in circles_in(some, self.there.names, _RULES[kind]):
                self._add((kind, circle.id), circle)
                found.append((kind, circle.id))
        return found

    def _add(self, key: _Key, circle: Circle) -> None:
        """Together with what was known of it: an initiative may be read under several ids."""
        known = self.circles.get(key)
        members = {**circle.members, **known.members} if known else dict(circle.members)
        self.circles[key] = Circle(circle.id, circle.name, circle.rule, members)
        for person in circle.members:
            self._circles_of.setdefault(person, set()).add(key)

    def _other_ids(self, circles: Iterable[str]) -> set[str]:
        same = self.there.same
        return {id for one in circles for id in same.members(one) if len(same.members(one)) > 1}

    def _distances(self, side: int, steps: int) -> dict[str, int]:
        """From one end, to whoever may still be on a way of so many steps to the other."""
        other, radius = self.reached[1 - side], max(self.reached[1 - side].values(), default=0)
        found = {one: 0 for one, away in self.reached[side].items() if away == 0}
        layer = list(found)
        for step in range(1, steps + 1):
            after: list[str] = []
            for one in self._beside(layer):
                if one not in found and step + other.get(one, radius + 1) <= steps:
                    found[one] = step
                    after.append(one)
            layer = after
        return found

    def _beside(self, people: Iterable[str]) -> Iterable[str]:
        entered: set[_Key] = set()
        for one in people:
            yield from self._next_to.get(one, ())
            new = self._circles_of.get(one, set()) - entered
            entered |= new
            for key in new:
                yield from self.circles[key].members
