"""How did it spread: from whom, to whom, when, carried by whom, changed how?"""

from analyses.diffusion.answers import Arc, Diffusion, Unknown
from api.answers.adoptions import Adoption, adoptions
from api.answers.diffusion import carriers, spread_of
from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, danish_order, quoted, sentence, several, when


def answer(asked: Asked) -> Answer:
    """The way of one initiative, or those that reached most places."""
    question = asked.said(
        "Hvordan er løsningen spredt: fra hvem, til hvem, hvornår og med hvilke ændringer?",
        "How did it spread: from whom, to whom, when, and changed how?",
    )
    seen = asked.seen
    by_initiative = _by_initiative(asked)
    named = carriers(seen, [one for found in by_initiative.values() for one in found])
    spread = {
        view.id: spread_of(seen, view.id, by_initiative.get(view.id, []), named=named)
        for view in asked.initiatives
    }
    if asked.one:
        return _one(asked, question, asked.one, spread[asked.one.id])
    furthest = sorted(
        (view for view in asked.initiatives if len(spread[view.id].adopters) > 1),
        key=lambda view: (-len(spread[view.id].adopters), danish_order(view.title), view.id),
    )
    rows = [_reach(view, spread[view.id], by_initiative[view.id]) for view in furthest]
    return asked.answer(question, _said(asked, furthest, spread), rows)


def _by_initiative(asked: Asked) -> dict[str, list[Adoption]]:
    groups = asked.seen.groups
    ids = [id for view in asked.initiatives for id in groups.members(view.id)]
    found: dict[str, list[Adoption]] = {}
    for adoption in adoptions(asked.seen.questions, ids):
        found.setdefault(groups.canonical(adoption.initiative), []).append(adoption)
    return found


def _one(asked: Asked, question: str, view: InitiativeView, spread: Diffusion) -> Answer:
    steps = sorted(
        [*spread.arcs, *spread.unknown],
        key=lambda step: (step.when is None, step.when or "", step.to),
    )
    said = [quoted([view.title], lang=asked.lang) + ":", spread.sentence, *_carried(asked, steps)]
    return asked.answer(question, said, [_step(asked, view, step) for step in steps])


def _step(asked: Asked, view: InitiativeView, step: Arc | Unknown) -> Row:
    places = asked.seen.directory
    source = step.source if isinstance(step, Arc) else None
    facts = {
        "initiative": ref(view),
        "from": None if source is None else {"id": source, "name": places.place(source)},
        "to": {"id": step.to, "name": places.place(step.to)},
        "when": step.when,
        "carried_by": list(step.carried_by),
        "changed": [change.model_dump() for change in step.changed],
    }
    return row(step.events, **facts)


def _carried(asked: Asked, steps: list[Arc | Unknown]) -> list[str]:
    """Who carried it more than once, and how many places adapted it."""
    names = [name for step in steps for name in step.carried_by]
    often = sorted({name for name in names if names.count(name) > 1}, key=danish_order)
    changed = [step for step in steps if any(one.how != "kept" for one in step.changed)]
    locked = [
        step for step in changed if any(one.locked and one.how != "kept" for one in step.changed)
    ]
    said: list[str] = []
    if often:
        who = several(often, lang=asked.lang)
        said.append(
            asked.said(
                f"{who} har båret den videre flere gange.", f"{who} carried it more than once."
            )
        )
    if changed:
        where = counted(len(changed), "place", lang=asked.lang)
        said.append(asked.said(f"Den er tilpasset {where}.", f"It was adapted in {where}."))
    if locked:
        where = counted(len(locked), "place", lang=asked.lang)
        said.append(
            asked.said(
                f"En del, som var tænkt uændret, er ændret {where}.",
                f"A part that was meant to stay was changed in {where}.",
            )
        )
    return said


def _reach(view: InitiativeView, spread: Diffusion, found: list[Adoption]) -> Row:
    return row(
        [event for adoption in found for event in adoption.events],
        initiative=ref(view),
        places=[adopter.name for adopter in spread.adopters],
        clusters=_clusters(spread),
        first=spread.adopters[0].when,
        sentence=spread.sentence,
    )


def _said(asked: Asked, furthest: list[InitiativeView], spread: dict[str, Diffusion]) -> list[str]:
    if not furthest:
        return [
            asked.said(
                "Ingen af de indsatser, vi kender, er registreret mere end ét sted.",
                "None of the initiatives that we know of is recorded in more than one place.",
            )
        ]
    number = counted(len(furthest), "initiative", lang=asked.lang)
    said = [
        asked.said(
            f"{sentence(number)[:-1]} er registreret mere end ét sted.",
            f"{sentence(number)[:-1]} recorded in more than one place.",
        )
    ]
    return said + [_far(asked, view, spread[view.id]) for view in furthest[:3]]


def _far(asked: Asked, view: InitiativeView, spread: Diffusion) -> str:
    title = quoted([view.title], lang=asked.lang)
    places = counted(len(spread.adopters), "place", lang=asked.lang)
    clusters = several(_clusters(spread), lang=asked.lang)
    where = asked.said(f" i {clusters}", f" in {clusters}") if clusters else ""
    first = next((adopter for adopter in spread.adopters if adopter.when), None)
    began = when(first.when if first else None, lang=asked.lang)
    since = asked.said(f", første gang {began}", f", first {began}")
    return sentence(
        asked.said(
            f"{title} er nået til {places}{where}{since if first else ''}",
            f"{title} has reached {places}{where}{since if first else ''}",
        )
    )


def _clusters(spread: Diffusion) -> list[str]:
    named = {adopter.cluster for adopter in spread.adopters if adopter.cluster is not None}
    return sorted(named, key=danish_order)
