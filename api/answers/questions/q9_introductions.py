"""Wishes, and the initiatives that answer them: whom to bring together."""

from typing import Any

from api.answers.questions.asked import Asked, Row, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, danish_order, listed, quoted, sentence

MOST = 3


def rows(asked: Asked) -> list[Row]:
    """For each wish at most three initiatives that share a topic or a population with it:
    offered ones first, then those that share most."""
    offers: dict[str, list[dict[str, Any]]] = {}
    for offer in asked.seen.questions.ask("offers"):
        offers.setdefault(asked.seen.groups.canonical(offer["initiative"]), []).append(offer)
    return [
        _row(asked, need, view, shared, offers.get(view.id, []))
        for need in asked.seen.questions.ask("needs")
        if asked.cluster in (None, _cluster(asked, need["place"]))
        for view, shared in _answering(asked, need, offers)
    ]


def said(asked: Asked, meetings: list[Row]) -> list[str]:
    """Up to three of the meetings, one for each wish."""
    if not meetings:
        return [
            asked.said(
                "Vi kender ingen ønsker, der svarer til.",
                "We know of no wishes that match.",
            )
        ]
    first: dict[str, Row] = {}
    for one in meetings:
        first.setdefault(one.facts["need"]["id"], one)
    number = counted(len(first), "need", lang=asked.lang)
    matched = asked.said(f"{number} kan mødes af noget, vi kender", f"{number} can be met")
    return [sentence(matched), *(_meeting(asked, one) for one in list(first.values())[:MOST])]


def _answering(
    asked: Asked, need: dict[str, Any], offers: dict[str, list[dict[str, Any]]]
) -> list[tuple[InitiativeView, list[str]]]:
    about = asked.seen.initiatives if asked.one is None else [asked.one]
    found = [
        (view, shared)
        for view in about
        if not _is_there(view, need["place"])
        if (shared := _shared(view, need))
    ]
    ordered = sorted(
        found,
        key=lambda pair: (pair[0].id not in offers, -len(pair[1]), danish_order(pair[0].title)),
    )
    return ordered[:MOST]


def _shared(view: InitiativeView, need: dict[str, Any]) -> list[str]:
    topics = [topic for topic in view.topics if topic in need["topics"]]
    return topics + [one for one in view.populations if one in need["populations"]]


def _is_there(view: InitiativeView, place: str) -> bool:
    return place in {one.id for one in (*view.clusters, *view.organisations)}


def _cluster(asked: Asked, place: str) -> str | None:
    return asked.seen.directory.cluster_of(place) or place


def _row(
    asked: Asked,
    need: dict[str, Any],
    view: InitiativeView,
    shared: list[str],
    offers: list[dict[str, Any]],
) -> Row:
    places = asked.seen.directory
    return row(
        [need["event"], *view.events[:1], *(offer["event"] for offer in offers)],
        kind="introduction",
        need={"id": need["id"], "text": need["text"]},
        place={"id": need["place"], "name": places.place(need["place"])},
        initiative=ref(view),
        offered_by=[places.place(offer["place"]) for offer in offers],
        runs_at=[one.name for one in view.organisations or view.clusters],
        contact=None if view.contact is None else view.contact.name,
        shared=shared,
    )


def _meeting(asked: Asked, one: Row) -> str:
    facts = one.facts
    title = quoted([facts["initiative"]["title"]], lang=asked.lang)
    with_ = facts["contact"] or listed(facts["offered_by"] or facts["runs_at"], lang=asked.lang)
    place, shared = facts["place"]["name"], listed(facts["shared"], lang=asked.lang)
    who = asked.said(f" med {with_}", f" with {with_}") if with_ else ""
    return sentence(
        asked.said(
            f"Bring {place} sammen{who} om {title} ({shared})",
            f"Bring {place} together{who} about {title} ({shared})",
        )
    )
