"""How far each municipality and hospital has come with what an agreement obliges them to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from api.answers.adoptions import Adoption, adoptions
from api.answers.directory import Organisation
from api.answers.questions.asked import Asked, Row, ref, row
from api.answers.views import InitiativeView, Mandate
from api.answers.words import listed, quoted, several

OBLIGED: Final = frozenset({"municipality", "hospital"})
Status: TypeAlias = Literal["adopted", "under_way", "stopped"]
_STATUS: Final[Mapping[str, Status]] = {
    "interested": "under_way",
    "agreed": "under_way",
    "pilot": "under_way",
    "adopted": "adopted",
    "in_operation": "adopted",
    "stopped": "stopped",
}


def rows(asked: Asked, view: InitiativeView, mandate: Mandate) -> list[Row]:
    """One for each that is obliged, by name."""
    found = adoptions(asked.seen.questions, asked.seen.groups.members(view.id))
    return [
        _row(view, one, mandate, [taken for taken in found if taken.organisation == one.id])
        for one in asked.seen.directory.organisations.values()
        if one.type in OBLIGED and asked.cluster in (None, one.cluster)
    ]


def said(asked: Asked, view: InitiativeView, mandate: Mandate, obliged: Iterable[Row]) -> str:
    """How many have come how far, and who has nothing recorded."""
    every = list(obliged)
    count = Counter(one.facts["status"] for one in every)
    waiting = [
        one.facts["organisation"]["name"] for one in every if one.facts["status"] == "not_begun"
    ]
    title = quoted([view.title], lang=asked.lang)
    whom = several(waiting, lang=asked.lang, most=6)
    parts = [
        (count["adopted"], "har taget den op", "adopted it"),
        (count["under_way"], "er undervejs", "under way"),
        (count["stopped"], "er stoppet", "stopped"),
        (count["not_begun"], f"har intet registreret endnu ({whom})", f"nothing recorded ({whom})"),
    ]
    told = [f"{number} {asked.said(da, en)}" for number, da, en in parts if number]
    obliges = asked.said(
        f"{title} forpligter {len(every)} kommuner og hospitaler ved {mandate.agreement}",
        f"{title} obliges {len(every)} municipalities and hospitals by {mandate.agreement}",
    )
    return f"{obliges}: {listed(told, lang=asked.lang)}."


def status(stage: str) -> Status:
    """How far a stage is, seen from the agreement."""
    return _STATUS.get(stage, "under_way")


def _row(view: InitiativeView, one: Organisation, mandate: Mandate, taken: list[Adoption]) -> Row:
    newest = max(taken, key=lambda adoption: adoption.events[-1], default=None)
    stage = None if newest is None else newest.stage
    return row(
        [mandate.event, *(event for adoption in taken for event in adoption.events)],
        initiative=ref(view),
        organisation={"id": one.id, "name": one.name, "type": one.type},
        cluster=one.cluster,
        status="not_begun" if stage is None else status(stage),
        stage=stage,
        since=None if newest is None else newest.started,
    )
