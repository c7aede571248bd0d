"""Who has said yes, who is missing, and do municipalities and hospital agree?"""

from typing import Final

from api.answers.questions import q5_obliged
from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.questions.q5_standing import Standing, standings
from api.answers.views import InitiativeView
from api.answers.words import counted, listed, quoted, sentence

MOST: Final = 3


def answer(asked: Asked) -> Answer:
    """The clusters' answers and the agreement of their two sides; for what is mandated, how far
    each municipality and hospital has come."""
    question = asked.said(
        "Hvem har sagt ja, hvem mangler, og er kommuner og hospital enige?",
        "Who has said yes, who is missing, and do municipalities and hospital agree?",
    )
    found = standings(asked)
    said: list[str] = []
    rows: list[Row] = []
    # A cluster also answers to initiatives that run elsewhere.
    for view in asked.seen.initiatives if asked.cluster else asked.initiatives:
        if view.mandate is not None:
            obliged = q5_obliged.rows(asked, view, view.mandate)
            rows += obliged
            said.append(q5_obliged.said(asked, view, view.mandate, obliged))
        elif view.id in found or asked.one:
            standing = found.get(view.id, Standing())
            rows += _rows(asked, view, standing)
            said.append(_said(asked, view, standing))
    return asked.answer(question, _shortened(asked, said) or [_nobody(asked)], rows)


def _shortened(asked: Asked, said: list[str]) -> list[str]:
    """What can be read aloud: the rows hold the rest."""
    more = len(said) - MOST
    if more <= 0:
        return said
    rest = counted(more, "initiative", lang=asked.lang)
    return [*said[:MOST], asked.said(f"Dertil kommer {rest}.", f"And {rest} more.")]


def _rows(asked: Asked, view: InitiativeView, standing: Standing) -> list[Row]:
    own = {place.id for place in view.clusters}
    clusters = asked.seen.directory.clusters
    return [
        row(
            standing.events(cluster),
            initiative=ref(view),
            cluster={"id": cluster, "name": name},
            answer=standing.answer(cluster),
            because=standing.because(cluster),
            taken_up=standing.taken_up(cluster),
            municipalities=standing.side(cluster, "municipalities"),
            hospital=standing.side(cluster, "hospital"),
            runs_here=cluster in own,
        )
        for cluster, name in clusters.items()
        if asked.cluster in (None, cluster)
    ]


def _said(asked: Asked, view: InitiativeView, standing: Standing) -> str:
    own = {place.id for place in view.clusters}
    others = [
        id for id in asked.seen.directory.clusters if id not in own and asked.cluster in (None, id)
    ]
    groups = [
        ("opted_in", "har valgt den til", "opted in"),
        ("declined", "har sagt nej", "declined"),
        ("none", "har ikke svaret", "gave no answer"),
    ]
    parts = [
        f"{_names(asked, ids)} {asked.said(danish, english)}"
        for code, danish, english in groups
        if (ids := [id for id in others if standing.answer(id) == code])
    ]
    title = quoted([view.title], lang=asked.lang)
    if not parts:
        return asked.said(
            f"{title} kører allerede i alle klynger, vi kender.",
            f"{title} already runs in all clusters that we know of.",
        )
    silent = [id for id in others if standing.answer(id) == "none" and standing.taken_up(id)]
    already = [_already(asked, standing, id) for id in silent]
    return " ".join([f"{title}: {'; '.join(parts)}.", *already, *_sides(asked, standing)])


def _already(asked: Asked, standing: Standing, cluster: str) -> str:
    where = listed(standing.taken_up(cluster), lang=asked.lang)
    name = asked.seen.directory.place(cluster)
    return asked.said(
        f"{where} har taget den op, uden at {name} har svaret.",
        f"{where} took it up though {name} gave no answer.",
    )


def _sides(asked: Asked, standing: Standing) -> list[str]:
    """Whether the two sides agree, for each cluster where one of them has spoken."""
    words = {
        "municipalities": asked.said("kommunernes tilsagn", "the municipalities' agreement"),
        "hospital": asked.said("hospitalets tilsagn", "the hospital's agreement"),
    }
    spoken = [
        id
        for id in asked.seen.directory.clusters
        if standing.has_spoken(id) and asked.cluster in (None, id)
    ]
    agreed = [id for id in spoken if not standing.missing(id)]
    said: list[str] = []
    if agreed:
        where = _names(asked, agreed)
        said.append(
            asked.said(
                f"I {where} er kommuner og hospital enige.",
                f"In {where}, municipalities and hospital agree.",
            )
        )
    for id in spoken:
        if missing := standing.missing(id):
            what = listed([words[side] for side in missing], lang=asked.lang)
            where = _names(asked, [id])
            said.append(asked.said(f"I {where} mangler {what}.", f"In {where}, {what} is missing."))
    return said


def _names(asked: Asked, ids: list[str]) -> str:
    return listed([asked.seen.directory.place(id) for id in ids], lang=asked.lang)


def _nobody(asked: Asked) -> str:
    return sentence(
        asked.said(
            "Vi kender ingen svar fra klyngerne på nogen indsats her",
            "We know of no answers from the clusters to any initiative here",
        )
    )
