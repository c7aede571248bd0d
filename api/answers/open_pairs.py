"""Which pairs of initiatives wait: what was found, what was said of it, and what came later."""

from collections.abc import Mapping

from api.answers.imported import Imported, imported_pairs
from api.answers.judgements import Judged, Pair, judgements
from api.answers.proposing import proposed
from api.answers.register import Register
from api.answers.views import InitiativeView, View
from graph.wiring import System

# What tells whether two are the same; that one was reported or spread says nothing of it.
_TELLING = frozenset(
    {
        "initiative.registered",
        "initiative.described",
        "initiative.alias_recorded",
        "initiative.identified",
        "initiatives.merged",
        "kernel.element_defined",
        "kernel.element_revised",
        "evidence.attached",
    }
)


class NewFact(View):
    """An event that came after the pair was judged different."""

    event: int
    kind: str


def waiting_for(system: System, seen: Register, id: str) -> list[InitiativeView]:
    """The others in the pairs of an initiative that wait, by what was compared so far."""
    judged = judgements(seen)
    found = {(one.a, one.b) for one in proposed(system, seen)}
    pairs = found | imported_in(system, seen).keys()
    mine = [two for two in sorted(pairs) if id in two and is_open(system, seen, two, judged)]
    return [seen.views[two[0] if two[1] == id else two[1]] for two in mine]


def is_open(
    system: System,
    seen: Register,
    two: tuple[str, str],
    judged: Mapping[Pair, Judged],
) -> bool:
    said = judged.get(two)
    if said is None or said.answer == "unknown":
        return True
    return said.answer == "different" and bool(new_facts(system, seen, two, said))


def new_facts(
    system: System, seen: Register, two: tuple[str, str], said: Judged
) -> tuple[NewFact, ...]:
    later = {at for id in two for at in seen.views[id].events if at > said.event}
    events = (event for at in sorted(later) for event in system.log.read(after=at - 1, limit=1))
    return tuple(
        NewFact(event=one.position, kind=one.kind) for one in events if one.kind in _TELLING
    )


def imported_in(system: System, seen: Register) -> dict[Pair, tuple[Imported, ...]]:
    """What imports found by themselves, among those that are still in their register."""
    found = imported_pairs(system.settings.data, seen.groups, "initiatives")
    there = {view.id for view in seen.initiatives}
    return {two: why for two, why in found.items() if there.issuperset(two)}
