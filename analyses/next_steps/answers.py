"""What is answered when somebody asks what to do next."""

from typing import TypeAlias

from analyses.diffusion.answers import Answer, InitiativeRef

Interval: TypeAlias = tuple[float, float]


class Named(Answer):
    """A person or a place; a person comes with the workplaces of the day."""

    id: str
    name: str
    workplaces: tuple[str, ...] = ()


class Step(Answer):
    """`value` is in places that have not taken it up, `interval` its 95 % interval of sampling.

    Where a value is counted and not sampled, both ends of the interval are the value.
    """

    value: float
    interval: Interval
    reasons: tuple[str, ...]


class Contact(Step):
    """Somebody to tell about it; `value` is how many more places are then expected to hear of it
    than by those before in the list and by the places that have it already."""

    person: Named


class Introduction(Step):
    """Two people to bring together; `value` is how many more places are expected to hear of it,
    times two where one wishes for what the other has."""

    person: Named
    other: Named
    matched: tuple[str, ...]


class Member(Step):
    """One of a small group; `value` is how many places they reach that those before do not."""

    person: Named


class Bridge(Step):
    """Somebody without whom `value` places have no known way to anybody who has tried it."""

    person: Named


class Mentor(Step):
    """Who is nearest to a place among those who have tried it; `value` is the number of steps.

    None where no way is known.
    """

    place: Named
    person: Named | None


class Compared(Step):
    """The same, done the simple way: with those who have most relationships."""

    people: tuple[Named, ...]


class Baseline(Answer):
    """What the simple way comes to; `group` counts how many people it takes."""

    contact: Compared
    introductions: Compared
    group: Compared


class NextSteps(Answer):
    """`places` have not taken it up; `declined` said no and are left in peace.

    `missing` are places where nobody is known, or whom nobody known reaches.
    """

    initiative: InitiativeRef
    sentence: str
    places: tuple[Named, ...]
    declined: tuple[Named, ...]
    contact: tuple[Contact, ...]
    introductions: tuple[Introduction, ...]
    group: tuple[Member, ...]
    missing: tuple[Named, ...]
    bridges: tuple[Bridge, ...]
    mentors: tuple[Mentor, ...]
    baseline: Baseline
    as_of: str
    known_at: int
    seed: int
