"""How an initiative spread, from the adoptions of all that it was merged from."""

from collections.abc import Iterable, Mapping

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.tree import AdoptionRow
from analyses.diffusion.tree import diffusion as spread
from api.answers.adoptions import Adoption, adoptions
from api.answers.directory import Directory, Person, people
from api.answers.register import Register, register
from graph.errors import Language
from graph.questions import Questions


def diffusion(questions: Questions, initiative_id: str, *, lang: Language = "da") -> Diffusion:
    """The whole way; UnknownInitiativeError when the initiative was not known then."""
    seen = register(questions, lang=lang)
    view = seen.find(initiative_id)
    found = adoptions(questions, seen.groups.members(view.id))
    return spread_of(seen, view.id, found, named=carriers(seen, found))


def spread_of(
    seen: Register, id: str, found: Iterable[Adoption], *, named: Mapping[str, Person]
) -> Diffusion:
    """How one initiative spread by its adoptions, which were read already."""
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
