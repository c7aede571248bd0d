"""All that can be suggested for one initiative, from who knows whom and who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analyses.diffusion.answers import InitiativeRef
from analyses.next_steps.answers import (
    Baseline,
    Bridge,
    Compared,
    Contact,
    Introduction,
    Member,
    Mentor,
    Named,
    NextSteps,
)
from analyses.next_steps.cover import by_degree, cut_off_by, reaches, smallest_group
from analyses.next_steps.influence import Choice, Samples, enough, gained, greedy, sampled
from analyses.next_steps.introductions import MATCH, NEW_TIE, Pair, Pull, pairs
from analyses.next_steps.mentors import nearest_mentors
from analyses.next_steps.people import Ground, influence_of
from analyses.next_steps.words import Says

MOST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What the suggestions are for; `pulls` and `kinds` are by place, `offering` are places."""

    initiative: InitiativeRef
    ground: Ground
    says: Says
    as_of: str
    known_at: int
    declined: tuple[str, ...] = ()
    offering: frozenset[str] = frozenset()
    pulls: Mapping[str, Pull] = field(default_factory=dict[str, Pull])
    kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    seed: int = 1


def next_steps(asked: Asked) -> NextSteps:
    """The same question with the same seed gives the same answer.

    People are chosen on one half of the samples and weighed on the other, so that no value is
    flattered by its own choice.
    """
    ground = asked.ground
    choosing, weighing = (_samples(ground, asked.seed + half) for half in (0, 1))
    reached = reaches(ground)
    contact = _contacts(asked, choosing, weighing, reached)
    group = smallest_group(reached, _allowed(ground))
    covered = frozenset[str]().union(*(places for _, places in group))
    return NextSteps(
        initiative=asked.initiative,
        sentence=asked.says.summary(
            asked.initiative.title,
            len(ground.missing),
            _called(contact[0].person) if contact else None,
            len(group),
            len(covered),
        ),
        places=tuple(_place(asked, id) for id in ground.missing),
        declined=tuple(_place(asked, id) for id in asked.declined),
        contact=contact,
        introductions=_introductions(asked, choosing, weighing),
        group=tuple(_member(asked, person, places) for person, places in group),
        missing=tuple(_place(asked, id) for id in ground.missing if id not in covered),
        bridges=_bridges(asked),
        mentors=_mentors(asked),
        baseline=_baseline(asked, weighing, reached, len(contact)),
        as_of=asked.as_of,
        known_at=asked.known_at,
        seed=asked.seed,
    )


def _samples(ground: Ground, seed: int) -> Samples:
    number = ground.number
    there = [[number[one] for one in sorted(ground.at.get(id, ()))] for id in ground.missing]
    informed = [number[person] for person in ground.informed]
    return sampled(influence_of(ground), there, informed, count=enough(len(there)), seed=seed)


def _allowed(ground: Ground) -> list[str]:
    """Whom one may suggest to contact: everybody but who knows it, and who may not be named."""
    return [person for person in ground.names(ground.people) if person not in ground.informed]


def _contacts(
    asked: Asked, choosing: Samples, weighing: Samples, reached: Mapping[str, frozenset[str]]
) -> tuple[Contact, ...]:
    import numpy as np

    ground = asked.ground
    allowed = np.zeros(choosing.size, dtype=bool)
    allowed[[ground.number[person] for person in _allowed(ground)]] = True
    weighed = gained(weighing, greedy(choosing, allowed, most=MOST).nodes)
    return tuple(
        Contact(
            person=_person(asked, ground.people[node]),
            value=round(weighing.worth(hits), 2),
            interval=_rounded(weighing, hits),
            reasons=asked.says.contact(ground.people[node], reached[ground.people[node]]),
        )
        for node, hits in zip(weighed.nodes, weighed.hits, strict=True)
    )


def _introductions(asked: Asked, choosing: Samples, weighing: Samples) -> tuple[Introduction, ...]:
    ground = asked.ground
    hits = choosing.hits()
    worth = {person: choosing.worth(float(hits[at])) for at, person in enumerate(ground.people)}
    found = pairs(ground, worth, asked.pulls, offering=asked.offering, kinds=asked.kinds, most=MOST)
    return tuple(_introduction(asked, pair, weighing) for pair in found)


def _introduction(asked: Asked, pair: Pair, weighing: Samples) -> Introduction:
    node = asked.ground.number[pair.other]
    (hits,) = gained(weighing, [node]).hits
    times = NEW_TIE * (MATCH if pair.pull else 1.0)
    low, high = weighing.interval(hits)
    return Introduction(
        person=_person(asked, pair.person),
        other=_person(asked, pair.other),
        value=round(times * weighing.worth(hits), 2),
        interval=(round(times * low, 2), round(times * high, 2)),
        reasons=asked.says.introduction(pair.person, pair.other, pair.pull),
        matched=pair.pull.shared if pair.pull else (),
    )


def _member(asked: Asked, person: str, places: frozenset[str]) -> Member:
    return Member(
        person=_person(asked, person),
        value=len(places),
        interval=(len(places), len(places)),
        reasons=asked.says.contact(person, places),
    )


def _bridges(asked: Asked) -> tuple[Bridge, ...]:
    cut = cut_off_by(asked.ground)
    named = asked.ground.names(sorted(cut, key=lambda person: (-len(cut[person]), person)))
    return tuple(
        Bridge(
            person=_person(asked, person),
            value=len(cut[person]),
            interval=(len(cut[person]), len(cut[person])),
            reasons=asked.says.bridge(cut[person]),
        )
        for person in list(named)[:MOST]
    )


def _mentors(asked: Asked) -> tuple[Mentor, ...]:
    return tuple(
        Mentor(
            place=_place(asked, one.place),
            person=_person(asked, one.way[-1]) if one.way else None,
            value=max(0, len(one.way) - 1),
            interval=(max(0, len(one.way) - 1), max(0, len(one.way) - 1)),
            reasons=asked.says.mentor(one.place, one.way),
        )
        for one in nearest_mentors(asked.ground)
    )


def _baseline(
    asked: Asked, weighing: Samples, reached: Mapping[str, frozenset[str]], count: int
) -> Baseline:
    ground = asked.ground
    degree = {person: len(others) for person, others in ground.acquaintances.items()}
    allowed = _allowed(ground)
    top = sorted(allowed, key=lambda person: (-degree.get(person, 0), person))[:count]
    weighed = gained(weighing, [ground.number[person] for person in top])
    group = by_degree(reached, degree, allowed)
    return Baseline(
        contact=_compared(asked, weighing, top, weighed),
        introductions=_compared(asked, weighing, top[:1], _first(weighed), times=NEW_TIE),
        group=Compared(
            people=(),
            value=len(group),
            interval=(len(group), len(group)),
            reasons=(
                asked.says.either(
                    "så mange skal der til, når dem med flest forbindelser tages først",
                    "so many it takes when those with most relationships are taken first",
                ),
            ),
        ),
    )


def _compared(
    asked: Asked, weighing: Samples, people: Sequence[str], weighed: Choice, *, times: float = 1.0
) -> Compared:
    hits = sum(weighed.hits)
    low, high = weighing.interval(hits)
    return Compared(
        people=tuple(_person(asked, person) for person in people),
        value=round(times * weighing.worth(hits), 2),
        interval=(round(times * low, 2), round(times * high, 2)),
        reasons=(
            asked.says.either(
                "så mange steder nås, når man blot vælger dem med flest forbindelser",
                "so many places are reached when one simply takes those with most relationships",
            ),
        ),
    )


def _first(weighed: Choice) -> Choice:
    return Choice(weighed.nodes[:1], weighed.hits[:1])


def _rounded(samples: Samples, hits: int) -> tuple[float, float]:
    low, high = samples.interval(hits)
    return (round(low, 2), round(high, 2))


def _person(asked: Asked, id: str) -> Named:
    known = asked.says.known.get(id)
    return Named(
        id=id,
        name=asked.says.person(id),
        workplaces=() if known is None else known.workplaces,
    )


def _place(asked: Asked, id: str) -> Named:
    return Named(id=id, name=asked.says.names.get(id, id))


def _called(person: Named) -> str:
    return f"{person.name} ({', '.join(person.workplaces)})" if person.workplaces else person.name
