"""What an import calls perhaps known already, by the names of today and where it is judged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from api.answers.directory import people
from api.answers.register import Register
from api.answers.views import View
from importers.running.likeness import PossibleDuplicate, Reason

OF: Final[Mapping[str, Literal["initiatives", "organisations", "people"]]] = {
    "initiative": "initiatives",
    "organisation": "organisations",
    "person": "people",
}
"""What the review calls things of each kind."""


class ImportPair(View):
    """Two by their names; of those that the graph no longer has, the ids."""

    of: Literal["initiatives", "organisations", "people"]
    name: str
    other: str
    reason: Reason


def import_pairs(seen: Register, pairs: Sequence[PossibleDuplicate]) -> list[ImportPair]:
    """In their order, by kind: initiatives, organisations, people."""
    names = _names(seen, pairs)
    found = [
        ImportPair(
            of=OF[one.entity],
            name=names.get(one.id, one.id),
            other=names.get(one.other, one.other),
            reason=one.reason,
        )
        for one in pairs
    ]
    return sorted(found, key=lambda one: one.of)


def _names(seen: Register, pairs: Iterable[PossibleDuplicate]) -> dict[str, str]:
    persons = {id for one in pairs if one.entity == "person" for id in (one.id, one.other)}
    named = people(seen.questions, persons, lang=seen.lang)
    titles = {id: view.title for view in seen.views.values() for id in (view.id, *view.same_as)}
    places = {id: one.name for id, one in seen.directory.organisations.items()}
    return {**titles, **places, **{id: one.name for id, one in named.items()}}
