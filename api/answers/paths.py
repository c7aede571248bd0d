"""How one gets from a person or a place to another, by who knows whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analyses.people.acquaintances import Network
from analyses.people.answers import (
    Endpoint,
    FoundPath,
    Nearest,
    PathAnswer,
    PathKind,
    PathStep,
    Through,
)
from analyses.people.lengths import is_old
from analyses.people.nearest import Ground, MeetingPlace, Side, nearest
from analyses.people.only import ANY, Only
from analyses.people.paths import Path, Search, is_too_far, shortest, strongest
from analyses.people.sentences import Reason, Teller
from analyses.people.summary import already_there, found_path, no_path
from analyses.people.ties import Tie
from api.answers.endpoints import closed, clusters_at, endpoint, people_at, rank
from api.answers.path_around import facts_around
from api.answers.path_facts import Facts, read
from graph.errors import Language
from graph.questions import Questions

WHOLE = 20_000
"""Up to so many events, everybody is read; beyond, only who is near either end."""


def paths(
    questions: Questions,
    start: str,
    goal: str,
    *,
    without: Sequence[str] = (),
    only: Only = ANY,
    lang: Language = "da",
    today: str | None = None,
    whole: int = WHOLE,
) -> PathAnswer:
    """The shortest paths and the strongest one, or whom to turn to when none is known.

    Start and goal are as for `resolve`. No path goes through those in `without`: people, forums,
    and organisations or clusters with all who work there. A day before today is told in the past.
    A log of more than `whole` events is read only around the two ends.
    """
    if questions.known_at <= whole:
        facts = read(questions)
    else:
        facts = facts_around(questions, start, goal, without=without, only=only)
    past = questions.as_of < (today or date.today().isoformat())
    teller = Teller(facts.known, questions.as_of, lang, past)
    route = _route(facts, start, goal, _Choices(without, only), teller)
    found = () if route.here else tuple(_found(route))
    near = () if route.here or found else _nearest(route)
    return PathAnswer(
        start=route.start,
        goal=route.goal,
        sentence=_sentence(route, found, near),
        paths=found,
        nearest=near,
        as_of=questions.as_of,
        known_at=questions.known_at,
        limits=only.said(lang),
    )


def resolve(questions: Questions, text: str) -> Endpoint:
    """What a text means: an id, a name that only one has, or `tried:` and an initiative.

    Raises UnknownNameError with the names most like it, AmbiguousNameError with the candidates.
    """
    return endpoint(read(questions), text)


@dataclass(frozen=True, slots=True)
class _Choices:
    without: Sequence[str]
    only: Only


@dataclass(frozen=True, slots=True)
class _Route:
    """What was asked, looked up: the two ends, who is there, and who knows whom."""

    facts: Facts
    start: Endpoint
    goal: Endpoint
    starts: frozenset[str]
    goals: dict[str, Reason]
    network: Network
    teller: Teller

    @property
    def search(self) -> Search:
        return Search(
            self.network, self.starts, {one: rank(why) for one, why in self.goals.items()}
        )

    @property
    def here(self) -> list[str]:
        """Who is at both ends, those with the best reason first."""
        return sorted(self.starts & self.goals.keys(), key=lambda one: (rank(self.goals[one]), one))


def _route(facts: Facts, start: str, goal: str, choices: _Choices, teller: Teller) -> _Route:
    begin, end = endpoint(facts, start), endpoint(facts, goal)
    out = closed(facts, [endpoint(facts, text) for text in choices.without])
    out -= {place.id for place in (begin, end) if place.kind == "person"}
    starts = frozenset(people_at(facts, begin)) - out
    goals = {one: why for one, why in people_at(facts, end).items() if one not in out}
    ties, circles = choices.only.among(facts.ties, facts.circles, as_of=teller.as_of)
    network = Network(teller.as_of, ties, circles, out)
    return _Route(facts, begin, end, starts, goals, network, teller)


def _found(route: _Route) -> list[FoundPath]:
    short = [_told(route, path, "shortest") for path in shortest(route.search)]
    strong = strongest(route.search)
    return [*short, *([_told(route, strong, "strongest")] if strong else [])]


def _told(route: _Route, path: Path, kind: PathKind) -> FoundPath:
    ties = [(route.network.between(*step), *step) for step in pairwise(path)]
    said = [(tie, to) for tie, _, to in ties]
    sentence = route.teller.path(said, route.goals[path[-1]])
    steps = tuple(_step(route, *step) for step in ties)
    return FoundPath(kind=kind, sentence=sentence, steps=steps)


def _step(route: _Route, tie: Tie, start: str, to: str) -> PathStep:
    return PathStep(
        start=start,
        to=to,
        how=tie.how,
        since=tie.since,
        last_confirmed=tie.last_confirmed,
        source=tie.source,
        start_name=route.facts.people[start],
        to_name=route.facts.people[to],
        occasion=tie.occasion,
        old=is_old(tie, as_of=route.network.as_of),
        derived=tie.rule is not None,
        rule=tie.rule,
        through=Through(id=tie.through, name=tie.through_name) if tie.through else None,
        events=tie.events,
    )


def _nearest(route: _Route) -> tuple[Nearest, ...]:
    facts = route.facts
    goals = frozenset(route.goals)
    ground = Ground(
        network=route.network,
        clusters_of={
            person: frozenset[str]().union(*(facts.clusters_of.get(id, ()) for id in places))
            for person, places in facts.works_at.items()
        },
        cluster_names={id: place.name for id, place in facts.places.items()},
        forums=_forums(facts),
    )
    start = Side(
        route.starts,
        route.teller.endpoint(route.start),
        clusters_at(facts, route.start, route.starts),
    )
    goal = Side(goals, route.teller.endpoint(route.goal), clusters_at(facts, route.goal, goals))
    return nearest(start, goal, ground, route.teller)


def _forums(facts: Facts) -> tuple[MeetingPlace, ...]:
    seated = {circle.id: frozenset(circle.members) for circle in facts.seats}
    return tuple(
        MeetingPlace(
            forum.id,
            forum.name,
            facts.clusters_of.get(forum.id, frozenset()),
            seated.get(forum.id, frozenset()),
        )
        for forum in facts.places.values()
        if forum.kind == "forum"
    )


def _sentence(route: _Route, found: Sequence[FoundPath], near: Sequence[Nearest]) -> str:
    if route.here:
        here = [(person, route.goals[person]) for person in route.here]
        return already_there(route.start, route.goal, here, route.teller)
    if found:
        return found_path(route.start, route.goal, found[0], route.teller)
    return no_path(
        route.start,
        route.goal,
        near,
        route.teller,
        too_far=is_too_far(route.search),
        empty=[
            *([] if route.starts else [route.start]),
            *([] if route.goals else [route.goal]),
        ],
        seen=(len(route.facts.people), len(route.network.ties)),
    )
