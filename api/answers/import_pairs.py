"""What an import calls perhaps known already, by the names of today and where it is judged."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from analyses.overlap.proposals import pair_id
from api.answers.directory import people
from api.answers.doubled import double_id
from api.answers.imported import OF
from api.answers.register import Register
from api.answers.views import View
from api.judging import Of
from importers.running.likeness import PossibleDuplicate, Reason

State: TypeAlias = Literal["open", "one", "gone"]


class ImportPair(View):
    """Two by their names. `state` is `one` when they were put together since, and `gone` when one
    of them is there no more; `pair` is their id in the review, where they may be judged already."""

    of: Of
    name: str
    other: str
    reason: Reason
    state: State
    pair: str


def import_pairs(seen: Register, pairs: Sequence[PossibleDuplicate]) -> list[ImportPair]:
    """In their order, by kind: initiatives, organisations, people."""
    named = _names(seen, pairs)
    return sorted((_pair(seen, one, named) for one in pairs), key=lambda one: one.of)


def _pair(seen: Register, said: PossibleDuplicate, names: Mapping[str, str]) -> ImportPair:
    of = OF[said.entity]
    same = seen.groups if of == "initiatives" else seen.questions.same_actors.groups
    a, b = same.canonical(said.id), same.canonical(said.other)
    state: State = "one" if a == b else "open" if {a, b} <= names.keys() else "gone"
    return ImportPair(
        of=of,
        name=names.get(said.id, said.id),
        other=names.get(said.other, said.other),
        reason=said.reason,
        state=state,
        pair=pair_id(a, b) if of == "initiatives" else double_id(of, a, b),
    )


def _names(seen: Register, pairs: Sequence[PossibleDuplicate]) -> dict[str, str]:
    """Of every id that is there, also those that another one stands for today."""
    persons = [id for one in pairs if one.entity == "person" for id in (one.id, one.other)]
    named = people(seen.questions, persons, lang=seen.lang)
    titles = {id: view.title for view in seen.views.values() for id in (view.id, *view.same_as)}
    places = {id: one.name for id, one in seen.directory.organisations.items()}
    standing = seen.questions.same_actors.groups.canonical
    merged = [id for one in pairs for id in (one.id, one.other) if standing(id) in places]
    every = {**titles, **places, **{id: places[standing(id)] for id in merged}}
    return {**every, **{id: one.name for id, one in named.items()}}
