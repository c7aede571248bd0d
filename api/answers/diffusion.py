"""How an initiative spread, from the adoptions of all that it was merged from."""

from collections.abc import Iterable, Mapping, Sequence

from analyses.diffusion.answers import Coverage, Covered, Diffusion, InitiativeRef, Stopped
from analyses.diffusion.attribution import Case, attributions
from analyses.diffusion.coverage import coverage
from analyses.diffusion.curve import curve
from analyses.diffusion.kernel import Treated, empirical_kernel, outcome
from analyses.diffusion.links import Links, before
from analyses.diffusion.suggestions import suggested
from analyses.diffusion.tie_kinds import Way, tie_kinds
from analyses.diffusion.tree import AdoptionRow, generations
from analyses.diffusion.tree import diffusion as spread
from api.answers.adoptions import Adoption, adoptions
from api.answers.directory import Directory, Person, people
from api.answers.place_links import links_of
from api.answers.questions.q5_obliged import OBLIGED, status
from api.answers.register import Register, register
from api.answers.views import InitiativeView
from graph.dates import latest
from graph.errors import Language
from graph.questions import Questions


def diffusion(questions: Questions, initiative_id: str, *, lang: Language = "da") -> Diffusion:
    """The whole way; UnknownInitiativeError when the initiative was not known then."""
    return whole_way(register(questions, lang=lang), initiative_id)


def whole_way(seen: Register, initiative_id: str) -> Diffusion:
    """As recorded, and then: where the rest may have come from, and what all of it shows."""
    view = seen.find(initiative_id)
    ids = seen.groups.members(view.id)
    found = adoptions(seen.questions, ids)
    answer = spread_of(seen, view.id, found, named=carriers(seen, found))
    others = [one.id for one in seen.directory.organisations.values() if one.type in OBLIGED]
    links = links_of(seen, [*others, *(adopter.id for adopter in answer.adopters)], ids)
    names = {adopter.id: adopter.name for adopter in answer.adopters}
    stopped = tuple(_stopped(answer, found))
    kinds = tie_kinds(ways_in(answer, found), links, names, lang=seen.lang)
    answer = answer.model_copy(
        update={
            "generations": generations(answer),
            "stopped": stopped,
            "curve": curve(answer.adopters, [one.when for one in stopped]),
            "kernel": empirical_kernel(treated_in(found), lang=seen.lang),
            "tie_kinds": kinds,
            "coverage": _coverage(seen, view, found),
        }
    )
    began = {adopter.id: _events(found, adopter.id) for adopter in answer.adopters}
    strengths = _strengths(answer, links, _carried(found))
    guesses = attributions(
        _cases(answer, others),
        strengths,
        until=answer.as_of,
        # By the rule of succession: where little was recorded, much is left open.
        unseen=(kinds.unknown + 1) / (kinds.n + 2),
    )
    return suggested(answer, guesses, links, began=began, lang=seen.lang)


def spread_of(
    seen: Register, id: str, found: Iterable[Adoption], *, named: Mapping[str, Person]
) -> Diffusion:
    """How one initiative spread by its adoptions, which were read already: what is recorded."""
    view = seen.find(id)
    return spread(
        InitiativeRef(id=view.id, title=view.title),
        [_row(one, seen.directory, named) for one in found],
        as_of=seen.questions.as_of,
        known_at=seen.questions.known_at,
        lang=seen.lang,
    )


def carriers(seen: Register, found: Iterable[Adoption]) -> dict[str, Person]:
    """Those who carried any of the adoptions."""
    ids = {person for adoption in found for person in adoption.carried_by}
    return people(seen.questions, ids, lang=seen.lang)


def _row(adoption: Adoption, places: Directory, named: Mapping[str, Person]) -> AdoptionRow:
    cluster = places.cluster_of(adoption.organisation)
    return AdoptionRow(
        adoption=adoption.id,
        organisation=adoption.organisation,
        organisation_name=places.place(adoption.organisation),
        cluster=None if cluster is None else places.place(cluster),
        started=adoption.started,
        stage=adoption.stage,
        taken_from=adoption.taken_from,
        carried_by=tuple(named[id].name for id in adoption.carried_by if id in named),
        changes=adoption.changes,
        events=adoption.events,
    )


def _events(found: Iterable[Adoption], place: str) -> tuple[int, ...]:
    """The event by which the place first took it up."""
    mine = [one.events[0] for one in found if one.organisation == place]
    return (min(mine),) if mine else ()


def _cases(answer: Diffusion, others: Iterable[str]) -> list[Case]:
    """Every place that took it up, or could have; a recorded source is held fast."""
    recorded = {arc.to: arc.source for arc in answer.arcs if arc.recorded}
    asked = {place.to for place in answer.unknown}
    taken = [
        Case(one.id, one.when, None if one.id in asked else recorded.get(one.id, one.id))
        for one in answer.adopters
    ]
    there = {case.place for case in taken}
    return [*taken, *(Case(id, None, spared=True) for id in others if id not in there)]


def _strengths(
    answer: Diffusion, links: Links, carried: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], float]:
    """How strongly each place was linked to each other one when that other began.

    A link of somebody who carried it to the other place counts twice.
    """
    when = {adopter.id: adopter.when for adopter in answer.adopters}
    days = {id: latest(said) for id, said in when.items() if said is not None}
    return {
        (source, to): sum(
            link.strength(on=days.get(to, answer.as_of))
            * (2 if carried.get(to, frozenset()) & set(link.people) else 1)
            for link in before(between, when.get(to))
        )
        for pair, between in links.items()
        for source, to in (tuple(sorted(pair)), tuple(sorted(pair, reverse=True)))
    }


def _carried(found: Iterable[Adoption]) -> dict[str, frozenset[str]]:
    """The ids of those who carried it to each place."""
    who: dict[str, frozenset[str]] = {}
    for one in found:
        who[one.organisation] = who.get(one.organisation, frozenset()) | set(one.carried_by)
    return who


def ways_in(answer: Diffusion, found: Sequence[Adoption]) -> list[Way]:
    """The recorded ways, with the ids of those who carried them."""
    who = _carried(found)
    return [
        Way(arc.source, arc.to, arc.when, who.get(arc.to, frozenset()), arc.events)
        for arc in answer.arcs
        if arc.recorded
    ]


def treated_in(found: Iterable[Adoption]) -> list[Treated]:
    return [
        Treated(change.element, change.locked, change.how, outcome(one.stage))
        for one in found
        for change in one.changes
    ]


def _stopped(answer: Diffusion, found: Sequence[Adoption]) -> list[Stopped]:
    """Places that use it no longer, in the adopters' order."""
    ended: dict[str, Stopped] = {}
    names = {adopter.id: adopter.name for adopter in answer.adopters if adopter.stage == "stopped"}
    for one in (one for one in found if one.organisation in names):
        last = next((it for it in reversed(one.stages) if it.stage == "stopped"), None)
        if last is not None:
            ended[one.organisation] = Stopped(
                id=one.organisation,
                name=names[one.organisation],
                when=last.date,
                reason=last.reason,
                events=(last.event,),
            )
    return [ended[id] for id in names if id in ended]


def _coverage(seen: Register, view: InitiativeView, found: Sequence[Adoption]) -> Coverage | None:
    """For each municipality and hospital that an agreement obliges; None where none does."""
    if view.mandate is None:
        return None
    newest = {one.organisation: one for one in sorted(found, key=lambda one: one.events[-1])}
    places = [
        Covered(
            id=one.id,
            name=one.name,
            cluster=None if one.cluster is None else seen.directory.place(one.cluster),
            status=status(newest[one.id].stage) if one.id in newest else None,
            since=newest[one.id].started if one.id in newest else None,
        )
        for one in seen.directory.organisations.values()
        if one.type in OBLIGED
    ]
    return coverage(view.mandate.agreement, view.mandate.due, places, lang=seen.lang)
