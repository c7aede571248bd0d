"""Was the kernel tried in one new place before it was spread to all?"""

from dataclasses import dataclass

from api.answers.adoptions import Adoption, adoptions
from api.answers.decisions import CARRIED, Decision, decisions
from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, quoted, sentence, when
from graph.dates import earliest, latest


@dataclass(frozen=True, slots=True)
class _Step:
    """A decision, a proposal or an obligation to spread to all."""

    date: str | None
    proposed: bool
    event: int


def answer(asked: Asked) -> Answer:
    """For what is decided or proposed for all, or was tried in a new place."""
    question = asked.said(
        "Er kernen prøvet ét nyt sted, før den spredes til alle?",
        "Was the kernel tried in one new place before it is spread to all?",
    )
    canonical = asked.seen.groups.canonical
    members = [id for view in asked.initiatives for id in asked.seen.groups.members(view.id)]
    taken = adoptions(asked.seen.questions, members)
    decided = decisions(asked.seen)
    rows: list[Row] = []
    for view in asked.initiatives:
        own = [one for one in taken if canonical(one.initiative) == view.id]
        elsewhere = _elsewhere(asked, view, own)
        general = _general(view, [one for one in decided if one.initiative == view.id])
        if general or elsewhere or asked.one:
            rows.append(_row(asked, view, elsewhere, general))
    return asked.answer(question, _said(asked, rows), rows)


def origin(asked: Asked, view: InitiativeView, own: list[Adoption]) -> str | None:
    """The cluster where it began: its only one, else that of its earliest dated adoption."""
    if len(view.clusters) == 1:
        return view.clusters[0].id
    dated = [one for one in own if one.started is not None]
    first = min(dated, key=lambda one: (earliest(one.started), one.events[0]), default=None)
    return None if first is None else asked.seen.directory.cluster_of(first.organisation)


def _elsewhere(asked: Asked, view: InitiativeView, own: list[Adoption]) -> list[Adoption]:
    """Where it was tried outside the cluster where it began, by date, unknown dates last."""
    home = origin(asked, view, own)
    away = [
        one
        for one in own
        if one.is_tried
        and home is not None
        and asked.seen.directory.cluster_of(one.organisation) not in (None, home)
    ]
    return sorted(away, key=lambda one: (one.started is None, earliest(one.started), one.events[0]))


def _general(view: InitiativeView, decided: list[Decision]) -> _Step | None:
    """The first decision or obligation to spread to all; a proposal only when there is none."""
    steps = [
        _Step(one.date, one.outcome == "proposed", one.event)
        for one in decided
        if one.general_spread and one.outcome in {*CARRIED, "proposed"}
    ]
    if view.mandate is not None:
        steps.append(_Step(view.mandate.date, False, view.mandate.event))  # noqa: FBT003
    return min(
        steps,
        key=lambda step: (step.proposed, step.date is None, earliest(step.date), step.event),
        default=None,
    )


def _row(
    asked: Asked, view: InitiativeView, elsewhere: list[Adoption], general: _Step | None
) -> Row:
    first = next(iter(elsewhere), None)
    name = None if first is None else asked.seen.directory.place(first.organisation)
    behind = [] if general is None else [general.event]
    return row(
        [*behind, *(event for one in elsewhere for event in one.events), *view.events[:1]],
        initiative=ref(view),
        tried=_verdict(first, general),
        first_new_place=name,
        first_tried=None if first is None else first.started,
        general_spread=None if general is None else general.date,
        proposed=general is not None and general.proposed,
        decided=general is not None,
    )


def _verdict(first: Adoption | None, general: _Step | None) -> str:
    """`before`, `not_before`, `unknown`, or without anything general `tried` and `not_tried`."""
    if general is None:
        return "not_tried" if first is None else "tried"
    if first is None:
        return "not_before"
    if first.started is None or general.date is None:
        return "unknown"
    if latest(first.started) < earliest(general.date):
        return "before"
    return "not_before" if earliest(first.started) > latest(general.date) else "unknown"


def _said(asked: Asked, rows: list[Row]) -> list[str]:
    general = [one for one in rows if one.facts["decided"]]
    only_tried = [one for one in rows if one.facts["tried"] == "tried"]
    said = [_about(asked, one) for one in (rows if asked.one else general)]
    if only_tried and not asked.one:
        number = sentence(counted(len(only_tried), "initiative", lang=asked.lang))[:-1]
        titles = quoted([one.facts["initiative"]["title"] for one in only_tried], lang=asked.lang)
        said.append(
            asked.said(
                f"{number} er prøvet et nyt sted, uden at nogen har besluttet at sprede til alle: "
                f"{titles}.",
                f"{number} tried in a new place, with no decision to spread to all: {titles}.",
            )
        )
    nothing = asked.said(
        "Vi kender ingen beslutning om at sprede noget til alle, og intet er prøvet et nyt sted.",
        "We know of no decision to spread to all, and of nothing tried in a new place.",
    )
    return said or [nothing]


def _about(asked: Asked, one: Row) -> str:
    facts = one.facts
    title = quoted([facts["initiative"]["title"]], lang=asked.lang)
    tried = when(facts["first_tried"], lang=asked.lang)
    place = facts["first_new_place"]
    if facts["decided"]:
        return _before_or_not(asked, one, title=title, tried=tried)
    nobody = asked.said(
        "ingen har besluttet at sprede den til alle, så vidt vi ved",
        "nobody has decided to spread it to all, as far as we know",
    )
    if facts["tried"] == "tried":
        return asked.said(
            f"{title} er prøvet et nyt sted, hos {place} {tried}; {nobody}.",
            f"{title} was tried in a new place, at {place} {tried}; {nobody}.",
        )
    return asked.said(
        f"{title} er ikke prøvet et nyt sted, og {nobody}.",
        f"{title} was not tried in a new place, and {nobody}.",
    )


def _before_or_not(asked: Asked, one: Row, *, title: str, tried: str) -> str:
    facts = one.facts
    place = facts["first_new_place"]
    step = asked.said("foreslået", "proposed") if facts["proposed"] else ""
    step = step or asked.said("besluttet", "decided")
    date = when(facts["general_spread"], lang=asked.lang)
    general = asked.said(
        f"før spredning til alle blev {step} {date}", f"before spread to all was {step} {date}"
    )
    match facts["tried"]:
        case "before":
            return asked.said(
                f"Ja, {title} blev prøvet hos {place} {tried}, {general}.",
                f"Yes, {title} was tried at {place} {tried}, {general}.",
            )
        case "not_before":
            return asked.said(
                f"Nej, vi kender intet nyt sted, der prøvede {title}, {general}.",
                f"No, we know of no new place that tried {title} {general}.",
            )
        case _:
            return asked.said(
                f"Det er ukendt, om {title} blev prøvet hos {place} ({tried}), {general}.",
                f"It is unknown whether {title} was tried at {place} ({tried}) {general}.",
            )
