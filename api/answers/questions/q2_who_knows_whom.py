"""Who knows whom across sectors?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.answers.directory import Directory, Person, people
from api.answers.errors import UnknownPersonError
from api.answers.questions.asked import Answer, Asked, Row, row
from api.answers.words import counted, danish_order, in_words, sentence, several

MOST = 10


@dataclass(frozen=True, slots=True)
class _Ties:
    """`of` holds for each person those they know, with the rows that say so."""

    named: Mapping[str, Person]
    places: Directory
    of: Mapping[str, Mapping[str, list[dict[str, Any]]]]

    def sector(self, person: str) -> str | None:
        """The kind of the newest workplace; None is unknown."""
        work = next(iter(self.named[person].workplaces), None)
        found = self.places.organisations.get(work or "")
        return None if found is None else found.type

    def clusters(self, people: Iterable[str]) -> list[str]:
        """The clusters where they work."""
        workplaces = [work for person in people for work in self.named[person].workplaces[:1]]
        ids = {self.places.cluster_of(work) for work in workplaces} - {None}
        return [ref.name for ref in self.places.clusters_in_order(id for id in ids if id)]

    def across(self, person: str) -> list[str]:
        """Those of another known sector that the person knows, by name."""
        mine = self.sector(person)
        others = [
            other
            for other in self.of.get(person, {})
            if None not in (mine, self.sector(other)) and mine != self.sector(other)
        ]
        return sorted(others, key=lambda other: (danish_order(self.named[other].name), other))

    def called(self, person: str) -> str:
        """The name, with the workplace where it is known."""
        one = self.named[person]
        work = next(iter(one.workplaces), None)
        place = None if work is None else self.places.place(work)
        return f"{one.name} ({place})" if place else one.name


def answer(asked: Asked) -> Answer:
    """Whom one person knows across sectors, or the people who link most clusters."""
    question = asked.said(
        "Hvem kender hvem på tværs af sektorerne?", "Who knows whom across the sectors?"
    )
    ties = _ties(asked)
    return _of_one(asked, question, ties) if asked.id else _bridges(asked, question, ties)


def _ties(asked: Asked) -> _Ties:
    rows = asked.seen.questions.ask("acquaintances")
    ids = {tie[end] for tie in rows for end in ("person", "other")}
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for tie in rows:
        for one, other in ((tie["person"], tie["other"]), (tie["other"], tie["person"])):
            found.setdefault(one, {}).setdefault(other, []).append(tie)
    wanted = ids | ({asked.id} if asked.id else set[str]())
    named = people(asked.seen.questions, wanted, lang=asked.lang)
    return _Ties(named, asked.seen.directory, found)


def _of_one(asked: Asked, question: str, ties: _Ties) -> Answer:
    id = asked.seen.groups.canonical(asked.id or "")
    if id not in ties.named:
        raise UnknownPersonError(id)
    across = ties.across(id)
    rows = [_acquaintance(asked, ties, id, other) for other in across]
    name = ties.called(id)
    if not across:
        return asked.answer(question, [_nobody(asked, ties, id)], rows)
    whom = several([ties.called(other) for other in across], lang=asked.lang)
    number = counted(len(across), "person", lang=asked.lang)
    said = asked.said(
        f"{name} kender {number} i andre sektorer: {whom}",
        f"{name} knows {number} in other sectors: {whom}",
    )
    return asked.answer(question, [sentence(said)], rows)


def _nobody(asked: Asked, ties: _Ties, id: str) -> str:
    name = ties.named[id].name
    return asked.said(
        f"Vi kender ingen forbindelser fra {name} til andre sektorer. "
        "Det betyder ikke, at der ikke er nogen.",
        f"We know of no relationships from {name} to other sectors. "
        "That does not mean that there are none.",
    )


def _acquaintance(asked: Asked, ties: _Ties, id: str, other: str) -> Row:
    told = ties.of[id][other]
    newest = max(told, key=lambda one: one["event"])
    sector = ties.sector(other)
    return row(
        [event for one in told for event in (one["origin"], one["event"])],
        person=_person(ties, id),
        knows=_person(ties, other),
        sector=None if sector is None else in_words(sector, lang=asked.lang),
        how=newest["how"],
        occasion=newest["occasion"] or None,
        since=newest["since"],
        last_confirmed=newest["last_confirmed"],
    )


def _bridges(asked: Asked, question: str, ties: _Ties) -> Answer:
    reach = {id: ties.clusters([id, *ties.of[id]]) for id in ties.of}
    counts = sorted((len(reached) for reached in reach.values()), reverse=True)
    least = max(3, counts[:MOST][-1] if counts else 0)
    bridges = sorted(
        (id for id, reached in reach.items() if len(reached) >= least),
        key=lambda id: (danish_order(ties.named[id].name), id),
    )
    rows = [_bridge(ties, id, reach[id]) for id in bridges]
    pairs = {frozenset((id, other)) for id in ties.of for other in ties.of[id]}
    across = {frozenset((id, other)) for id in ties.of for other in ties.across(id)}
    known = asked.said(
        f"{len(across)} af {len(pairs)} kendte forbindelser går på tværs af sektorer.",
        f"{len(across)} of {len(pairs)} known relationships cross sectors.",
    )
    return asked.answer(question, [*_named(asked, ties, bridges, least), known], rows)


def _named(asked: Asked, ties: _Ties, bridges: list[str], least: int) -> list[str]:
    if not bridges:
        return [
            asked.said(
                "Vi kender ingen brobyggere med forbindelser til tre klynger eller flere.",
                "We know of no bridge builders with relationships to three clusters or more.",
            )
        ]
    whom = several([ties.called(id) for id in bridges], lang=asked.lang, most=MOST)
    said = asked.said(
        f"Disse brobyggere forbinder {least} klynger eller flere: {whom}",
        f"These bridge builders link {least} clusters or more: {whom}",
    )
    return [sentence(said)]


def _bridge(ties: _Ties, id: str, reached: list[str]) -> Row:
    told = [one for rows in ties.of[id].values() for one in rows]
    return row(
        [event for one in told for event in (one["origin"], one["event"])],
        person=_person(ties, id),
        clusters=reached,
        knows=[_person(ties, other) for other in sorted(ties.of[id])],
    )


def _person(ties: _Ties, id: str) -> dict[str, str | None]:
    one = ties.named[id]
    work = next(iter(one.workplaces), None)
    return {
        "id": id,
        "name": one.name,
        "workplace": None if work is None else ties.places.place(work),
    }
