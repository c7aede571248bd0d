"""What somebody said of pairs of people or organisations, and what was learnt later."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final

from api.answers.actors import Of
from api.answers.errors import UnknownPairError
from api.answers.judgements import Pair, Said, newest
from graph.questions import Questions
from graph.wiring import System

# What tells whether two are one; that one of them did something says nothing of it.
_TELLING: Final = frozenset(
    {
        "person.registered",
        "person.described",
        "people.merged",
        "employment.started",
        "seat.taken",
        "organisation.registered",
        "organisation.renamed",
        "organisation.described",
        "organisation.identified",
        "organisations.merged",
        "placement.started",
        "membership.started",
    }
)


class DoubleJudged(Said):
    """A judgement of two people or organisations."""

    one: str


def double_id(of: Of, one: str, other: str) -> str:
    """What a pair is called in addresses: it can be read back without looking at all pairs.

    >>> pair_in(double_id("people", "b", "a"))
    ('people', 'a', 'b')
    """
    said = json.dumps([of, *sorted((one, other))], separators=(",", ":"))
    return "to." + urlsafe_b64encode(said.encode()).decode().rstrip("=")


def is_double_id(id: str) -> bool:
    """Whether it may be of people or organisations; a pair of initiatives is called otherwise."""
    return id.startswith("to.")


def pair_in(id: str) -> tuple[Of, str, str]:
    """The kind and the two ids; UnknownPairError for anything that is not such an id."""
    text = id.removeprefix("to.")
    try:
        said = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        raise UnknownPairError(id) from None
    match said:
        case ["people" | "organisations" as of, str() as one, str() as other]:
            return of, one, other
        case _:
            raise UnknownPairError(id)


def judged_doubles(questions: Questions, of: Of) -> dict[Pair, DoubleJudged]:
    """The newest judgement of each pair that is two today."""
    rows = questions.apart().ask(f"judged_{of}")
    standing = questions.same_actors.groups.canonical
    return newest(rows, DoubleJudged, first="one", standing=standing)


@dataclass(frozen=True, slots=True)
class News:
    """What was said of two after they were judged."""

    system: System
    questions: Questions

    def since(self, said: DoubleJudged) -> tuple[tuple[int, str], ...]:
        """Position and kind of each later event that tells whether they are one."""
        if said.answer != "different":
            return ()
        groups = self.questions.same_actors.groups
        ids = [id for one in (said.one, said.other) for id in groups.members(one)]
        rows = self.questions.apart().ask("said_later", ids=sorted(set(ids)), after=said.event)
        merges = {
            event
            for id in ids
            for event in groups.events.get(groups.canonical(id), ())
            if event > said.event
        }
        found = sorted({row["event"] for row in rows} | merges)
        events = (one for at in found for one in self.system.log.read(after=at - 1, limit=1))
        return tuple((one.position, one.kind) for one in events if one.kind in _TELLING)
