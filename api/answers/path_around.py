"""The facts of a path question on a large graph: the two ends, and what lies between them."""

from collections.abc import Iterable, Sequence

from analyses.people.acquaintances import Network
from analyses.people.answers import Endpoint
from analyses.people.lengths import LENGTHS
from analyses.people.only import Only
from analyses.people.paths import MOST_STEPS, Search, shortest, strongest, total_length
from analyses.people.ties import Circle, Tie
from api.answers.endpoints import TRIED, closed, endpoint, people_at, rank
from api.answers.path_area import Area
from api.answers.path_facts import Facts, Places, places
from graph.questions import Questions

_AT_ONCE = 5_000
_NEAR_BY = 2_000


def facts_around(
    questions: Questions, start: str, goal: str, *, without: Sequence[str], only: Only
) -> Facts:
    """As `read` gives, but only what this question needs."""
    there = places(questions)
    named = _asked_for(questions, there, [start, goal, *without])
    known = there.with_people(named, (), ())
    ends = endpoint(known, start), endpoint(known, goal)
    out = [endpoint(known, text) for text in without]
    area = Area(questions, there)
    area.read_members(_places_of(there, [*ends, *out]))
    return _Around(questions, there, area, ends, out, only).facts(named)


class _Around:
    """One question, as far as it has been read."""

    def __init__(
        self,
        questions: Questions,
        there: Places,
        area: Area,
        ends: tuple[Endpoint, Endpoint],
        out: Sequence[Endpoint],
        only: Only,
    ) -> None:
        self.questions, self.there, self.area, self.only = questions, there, area, only
        at_ends = {one for circle in area.circles.values() for one in circle.members}
        carriers = {one for tried in there.tried for one in tried.carriers}
        people = dict.fromkeys([*at_ends, *carriers, *(end.id for end in (*ends, *out))], "")
        facts = there.with_people(people, (), area.circles.values())
        self.out = closed(facts, out) - {end.id for end in ends if end.kind == "person"}
        starts, goals = (people_at(facts, end) for end in ends)
        self.starts = frozenset(starts) - self.out
        self.goals = {one: rank(why) for one, why in goals.items() if one not in self.out}

    def facts(self, named: dict[str, str]) -> Facts:
        """Whoever has no name is no way; then it is looked for again without them."""
        self.area.grow(
            (self.starts, self.goals.keys()),
            without=self.out,
            most_steps=MOST_STEPS,
            is_enough=self._is_enough,
        )
        between = self.area.on_ways(MOST_STEPS) or {*self.area.reached[0], *self.area.reached[1]}
        wanted = between | self.starts | self.goals.keys()
        names = named | _names(self.questions, wanted)
        ties, circles = self._inside(names.keys())
        return self.there.with_people(names, ties, circles)

    def _is_enough(self, steps: int) -> bool:
        """Three short ways that are surely the shortest, and a strong one that no other can beat.

        Where very many know each other, the strongest of those near by will do.
        """
        search = self._search(self.area.on_ways(steps), steps)
        if len(shortest(search)) < 3:
            return False
        if sum(len(side) for side in self.area.reached) > _NEAR_BY:
            return True
        best = strongest(search)
        least = min(LENGTHS.values()) * (steps + 1)
        return best is not None and total_length(best, search.network) <= least

    def _search(self, people: Iterable[str], steps: int) -> Search:
        ties, circles = self._inside(set(people))
        wanted = self.only.among(ties, circles, as_of=self.questions.as_of)
        network = Network(self.questions.as_of, *wanted, self.out)
        return Search(network, self.starts, self.goals, most_steps=steps)

    def _inside(self, people: Iterable[str]) -> tuple[list[Tie], list[Circle]]:
        """What holds between these people."""
        inside = set(people)
        ties = [
            tie for tie in self.area.ties.values() if tie.person in inside and tie.other in inside
        ]
        circles = [
            Circle(one.id, one.name, one.rule, {p: one.members[p] for p in members})
            for one in self.area.circles.values()
            if (members := [p for p in one.members if p in inside])
        ]
        return ties, circles


def _asked_for(questions: Questions, there: Places, texts: Iterable[str]) -> dict[str, str]:
    """People by the ids that were given; all names are read only where a text is none of them."""
    asked = [there.same.canonical(text) for text in texts if not text.startswith(TRIED)]
    found = _names(questions, asked)
    known = {*found, *there.names}
    if all(text in known for text in asked):
        return found
    return {row["id"]: row["name"] for row in questions.ask("path_people")}


def _names(questions: Questions, ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = questions.ask("near_people", people=wanted[at : at + _AT_ONCE])
        found.update((row["id"], row["name"]) for row in rows)
    return found


def _places_of(there: Places, ends: Iterable[Endpoint]) -> list[str]:
    """The organisations, forums and initiatives whose people an end means."""
    found: list[str] = []
    for end in ends:
        match end.kind:
            case "person":
                pass
            case "organisation" | "forum":
                found.append(end.id)
            case "cluster":
                found += [id for id, own in there.clusters_of.items() if end.id in own]
            case "tried":
                found += there.same.members(end.id)
                found += [one.organisation for one in there.tried if one.initiative == end.id]
    return found
