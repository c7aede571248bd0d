"""What to do next so that an initiative spreads, from the graph."""

from collections.abc import Iterable, Mapping
from typing import Any

from analyses.diffusion.answers import InitiativeRef
from analyses.next_steps.answers import NextSteps
from analyses.next_steps.introductions import Pull
from analyses.next_steps.people import Ground
from analyses.next_steps.steps import Asked
from analyses.next_steps.steps import next_steps as suggested
from analyses.next_steps.words import Says
from analyses.people.acquaintances import Network
from api.answers.adoptions import Adoption, adoptions
from api.answers.path_facts import Facts, read
from api.answers.questions.q5_obliged import OBLIGED
from api.answers.register import Register, register
from api.answers.views import InitiativeView
from graph.errors import Language
from graph.questions import Questions


def next_steps(
    questions: Questions, initiative_id: str, *, seed: int = 1, lang: Language = "da"
) -> NextSteps:
    """For any id that the initiative ever had; UnknownInitiativeError when it was not known."""
    return steps_for(register(questions, lang=lang), initiative_id, seed=seed)


def steps_for(seen: Register, initiative_id: str, *, seed: int = 1) -> NextSteps:
    """From a register that was read already."""
    view = seen.find(initiative_id)
    facts = read(seen.questions)
    ids = seen.groups.members(view.id)
    declined = _declined(seen, ids)
    ground = _ground(seen, facts, adoptions(seen.questions, ids), declined)
    names = {id: one.name for id, one in seen.directory.organisations.items()}
    offers = seen.questions.ask("offers")
    return suggested(
        Asked(
            initiative=InitiativeRef(id=view.id, title=view.title),
            ground=ground,
            says=Says(ground, facts.known, names, seen.lang),
            as_of=seen.questions.as_of,
            known_at=seen.questions.known_at,
            declined=tuple(id for id in _could(seen) if id in declined - ground.adopters),
            offering=frozenset(row["place"] for row in offers if row["initiative"] in ids),
            pulls=_pulls(seen, view),
            kinds={id: one.type for id, one in seen.directory.organisations.items()},
            seed=seed,
        )
    )


def _could(seen: Register) -> list[str]:
    """Municipalities and hospitals, in the Danish order of names."""
    return [one.id for one in seen.directory.organisations.values() if one.type in OBLIGED]


def _ground(
    seen: Register, facts: Facts, found: Iterable[Adoption], declined: frozenset[str]
) -> Ground:
    tried = [one for one in found if one.is_tried]
    adopters = frozenset(one.organisation for one in tried)
    known = facts.people.keys()
    return Ground(
        network=Network(seen.questions.as_of, facts.ties, facts.circles),
        at={circle.id: frozenset(circle.members) for circle in facts.workplaces},
        adopters=adopters,
        missing=tuple(id for id in _could(seen) if id not in adopters | declined),
        carriers=frozenset(person for one in tried for person in one.carried_by) & known,
        unnamed=frozenset(row["id"] for row in seen.questions.ask("disputers")),
    )


def _declined(seen: Register, ids: Iterable[str]) -> frozenset[str]:
    """Places of clusters whose newest word on the initiative is no, unless it binds everybody."""
    wanted = set(ids)
    if any(row["initiative"] in wanted for row in seen.questions.ask("mandates")):
        return frozenset()
    newest: dict[str, str] = {
        row["cluster"]: row["answer"]
        for row in seen.questions.ask("cluster_answers")
        if row["initiative"] in wanted
    }
    said_no = {cluster for cluster, answer in newest.items() if answer == "declined"}
    places = seen.directory.organisations.values()
    return frozenset(one.id for one in places if one.cluster in said_no)


def _pulls(seen: Register, view: InitiativeView) -> dict[str, Pull]:
    """What places wish for that shares a topic or a population; a cluster's wish is its places'."""
    found: dict[str, Pull] = {}
    for need in seen.questions.ask("needs"):
        shared = _shared(view, need)
        if shared:
            pull = Pull(shared, need["text"], (need["event"],))
            for place in _places_of(seen, need["place"]):
                found.setdefault(place, pull)
    return found


def _shared(view: InitiativeView, need: Mapping[str, Any]) -> tuple[str, ...]:
    topics = [topic for topic in view.topics if topic in need["topics"]]
    return (*topics, *(one for one in view.populations if one in need["populations"]))


def _places_of(seen: Register, place: str) -> list[str]:
    inside = [id for id, one in seen.directory.organisations.items() if one.cluster == place]
    return inside or [place]
