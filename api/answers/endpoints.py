"""What a text means as the beginning or end of a path, and who is there."""

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from analyses.people.answers import Endpoint
from analyses.people.sentences import Reason
from api.answers.errors import AmbiguousNameError, UnknownNameError
from api.answers.path_facts import Facts, Named

TRIED = "tried:"
_RANKS = {"carried": 0, "role": 1, "works_where_tried": 2}


def endpoint(facts: Facts, text: str) -> Endpoint:
    """The one with this id, or else the only one with this name.

    People and places come before initiatives; `tried:` says that an initiative is meant.
    """
    if text.startswith(TRIED):
        return _only(text, text.removeprefix(TRIED).strip(), _initiatives(facts), facts)
    everything = [*_people(facts), *facts.places.values()]
    if any(_is(named, text) for named in everything):
        return _only(text, text, everything, facts)
    return _only(text, text, [*everything, *_initiatives(facts)], facts)


def people_at(facts: Facts, place: Endpoint) -> dict[str, Reason]:
    """Who is there on the day, each with the best reason; the order says nothing."""
    found: dict[str, Reason] = {}
    for person, reason in _reasons(facts, place):
        if person in facts.people:
            found[person] = min(found.get(person, reason), reason, key=rank)
    return found


def rank(reason: Reason) -> int:
    """Who carried an initiative comes first, then who has a role in it, then colleagues."""
    return _RANKS.get(reason.why, 0)


def clusters_at(facts: Facts, place: Endpoint, people: frozenset[str]) -> frozenset[str]:
    """The clusters that an endpoint, and those who are there, belong to by their workplaces."""
    places = [place.id, *(id for person in people for id in facts.works_at.get(person, ()))]
    own = [frozenset({place.id})] if place.kind == "cluster" else []
    return frozenset[str]().union(*own, *(facts.clusters_of.get(id, ()) for id in places))


def closed(facts: Facts, places: Iterable[Endpoint]) -> frozenset[str]:
    """The ids that no path may touch: the places, and who works at them; a forum only itself."""
    closed: set[str] = set()
    for place in places:
        closed.add(place.id)
        for person, reason in people_at(facts, place).items():
            if reason.why == "works":
                closed.add(person)
        if place.kind == "cluster":
            closed.update(id for id, own in facts.clusters_of.items() if place.id in own)
    return frozenset(closed)


def folded(text: str) -> str:
    """The text as names are compared: å is aa, and capitals do not count.

    >>> folded(" Ågård ") == folded("aagaard")
    True
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return composed.casefold().replace("å", "aa")


def _people(facts: Facts) -> list[Named]:
    return [Named("person", id, name, (name,)) for id, name in facts.people.items()]


def _initiatives(facts: Facts) -> list[Named]:
    return list(facts.initiatives.values())


def _is(named: Named, text: str) -> bool:
    return named.id == text or folded(text) in {folded(name) for name in (named.name, *named.names)}


def _only(text: str, name: str, among: list[Named], facts: Facts) -> Endpoint:
    canonical = facts.same.canonical(name)
    by_id = [named for named in among if named.id in (name, canonical)]
    found = by_id or [named for named in among if _is(named, name)]
    if not found:
        raise UnknownNameError(text, _like(name, among))
    if len(found) > 1:
        raise AmbiguousNameError(text, tuple(sorted(_told(named, facts) for named in found)))
    return Endpoint(kind=found[0].kind, id=found[0].id, name=found[0].name)


def _like(name: str, among: list[Named]) -> tuple[str, ...]:
    """Names that hold the text, then names that look like it."""
    names = sorted({named.name for named in among})
    holding = [other for other in names if name.strip() and folded(name) in folded(other)]
    by_fold = {folded(other): other for other in names}
    looking = [by_fold[close] for close in get_close_matches(folded(name), list(by_fold), n=3)]
    return tuple(dict.fromkeys([*holding, *looking]))[:3]


def _told(named: Named, facts: Facts) -> str:
    workplaces = facts.known[named.id].workplaces if named.kind == "person" else ()
    return f"{named.id} ({', '.join([named.name, *workplaces])})"


def _reasons(facts: Facts, place: Endpoint) -> Iterator[tuple[str, Reason]]:
    match place.kind:
        case "person":
            yield place.id, Reason("person", place.name)
        case "tried":
            yield from _who_tried(facts, place)
        case "organisation" | "forum" | "cluster":
            yield from _who_belongs(facts, place)


def _who_belongs(facts: Facts, place: Endpoint) -> Iterator[tuple[str, Reason]]:
    """At the place itself, or at a workplace or forum of the cluster."""
    for circle in (*facts.workplaces, *facts.seats):
        if circle.id == place.id or place.id in facts.clusters_of.get(circle.id, ()):
            why = "works" if circle.rule == "colleague" else "sits"
            for person in circle.members:
                yield person, Reason(why, circle.name)


def _who_tried(facts: Facts, initiative: Endpoint) -> Iterator[tuple[str, Reason]]:
    workplaces = {circle.id: circle for circle in facts.workplaces}
    for one in (one for one in facts.tried if one.initiative == initiative.id):
        where = facts.name_of(one.organisation)
        for person in one.carriers:
            yield person, Reason("carried", where, initiative.name)
        if one.organisation in workplaces:
            for person in workplaces[one.organisation].members:
                yield person, Reason("works_where_tried", where, initiative.name)
    for circle in facts.roles:
        if circle.id == initiative.id:
            for person in circle.members:
                yield person, Reason("role", "", initiative.name)
