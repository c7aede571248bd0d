"""Two people or two organisations side by side: only what tells whether they are one."""

from collections.abc import Iterator
from typing import get_args

from analyses.duplicates.records import Organisation, Person
from api.answers.actors import Actors
from api.answers.directory import Directory
from api.pages.render import Frame
from api.pages.said import coded
from api.pages.sides import FieldRow
from graph.events.judging import OrganisationField, PersonField

_CHOSEN = frozenset((*get_args(PersonField), *get_args(OrganisationField)))


def actors_side_by_side(known: Actors, a: str, b: str, frame: Frame) -> list[FieldRow]:
    """A row for every field in which either says something; addresses for reviewers only."""
    rows = [_row(*said) for said in _texts(known, a, b, frame)]
    return [row for row in rows if row.a or row.b]


def _texts(known: Actors, a: str, b: str, frame: Frame) -> Iterator[tuple[str, str, str, str]]:
    places = known.places
    if known.of == "people":
        one, other = known.people[a], known.people[b]
        told = [_person(it, places, with_address=frame.visitor is not None) for it in (one, other)]
    else:
        told = [_organisation(known.organisations[id], places, frame) for id in (a, b)]
    for (name, title), text in told[0].items():
        yield name, frame.say(*title), text, told[1][name, title]


def _person(
    one: Person, places: Directory, *, with_address: bool
) -> dict[tuple[str, tuple[str, str]], str]:
    address = {("email", ("E-mailadresse", "E-mail address")): one.email} if with_address else {}
    return {
        ("name", ("Navn", "Name")): one.name,
        ("title", ("Stilling", "Job title")): one.title,
        **address,
        ("workplaces", ("Arbejdssted", "Workplace")): _listed(map(places.place, one.workplaces)),
        ("forums", ("Sidder i", "Sits in")): _listed(map(places.forum, one.forums)),
    }


def _organisation(
    one: Organisation, places: Directory, frame: Frame
) -> dict[tuple[str, tuple[str, str]], str]:
    return {
        ("name", ("Navn", "Name")): one.name,
        ("type", ("Slags sted", "Kind of place")): coded("type", one.type, lang=frame.lang),
        ("codes", ("Koder i registre", "Codes in registers")): _listed(iter(one.codes)),
        ("website", ("Hjemmeside", "Website")): one.website,
        ("part_of", ("Del af", "Part of")): places.place(one.part_of) if one.part_of else "",
        ("cluster", ("Klynge", "Cluster")): places.place(one.cluster) if one.cluster else "",
    }


def _listed(texts: Iterator[str]) -> str:
    return "; ".join(sorted(texts))


def _row(field: str, name: str, a: str, b: str) -> FieldRow:
    differ = bool(a and b and a != b)
    return FieldRow(field, name, a, b, bool(a) and a == b, differ and field in _CHOSEN)
