"""What ids in events are called, by the kind of thing they are of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.answers.adoptions import Adoption, adoptions
from api.answers.directory import people
from api.answers.register import Register
from graph.envelope import Recorded
from graph.events.body import references
from graph.events.catalogue import KINDS


@dataclass(frozen=True, slots=True)
class Names:
    """As the register has them; `adoptions` by id, since events name these and nothing else."""

    of: Mapping[str, Mapping[str, str]]
    adoptions: Mapping[str, Adoption]

    def called(self, event: Recorded) -> dict[str, str]:
        """Every id that the event names and that has a name, by the field that names it."""
        found = {
            field: self.of[entity][id]
            for field, entities, id in _named_in(event)
            for entity in entities
            if id in self.of.get(entity, {})
        }
        adoption = self.adoptions.get(str(event.data.get("adoption")))
        if adoption is not None:
            found["initiative"] = self.of["initiative"].get(adoption.initiative, "")
            found["organisation"] = self.of["organisation"].get(adoption.organisation, "")
        return found


def names(seen: Register, events: Iterable[Recorded]) -> Names:
    """The names that these events need."""
    persons = {id for one in events for _, of, id in _named_in(one) if "person" in of}
    ids = [id for view in seen.views.values() for id in (view.id, *view.same_as)]
    return Names(names_of(seen, persons), {one.id: one for one in adoptions(seen.questions, ids)})


def names_of(seen: Register, persons: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """By the kind of thing what each is called: all there are, and these people."""
    named = people(seen.questions, persons, lang=seen.lang)
    return {
        "initiative": _titles(seen),
        "cluster": seen.directory.clusters,
        "organisation": _organisations(seen),
        "forum": {id: one.name for id, one in seen.directory.forums.items()},
        "person": {id: one.name for id, one in named.items()},
        "kernel_element": {
            part.id: part.text for view in seen.views.values() for part in view.kernel
        },
    }


def _titles(seen: Register) -> dict[str, str]:
    return {id: view.title for view in seen.views.values() for id in (view.id, *view.same_as)}


def _organisations(seen: Register) -> dict[str, str]:
    """By every id that they ever had."""
    places = seen.directory
    return {id: places.place(id) for id in (*places.same.found_by, *places.organisations)}


def _named_in(event: Recorded) -> list[tuple[str, Sequence[str], str]]:
    """Field, kinds of thing and id of everything that the event names."""
    model = KINDS[event.envelope.kind].model_construct(**event.data)
    return [(one.field, one.entities, one.id) for one in references(model)]
