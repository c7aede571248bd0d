"""People or organisations as they are compared, and how much two of them are alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from analyses.duplicates.alike import Pair, organisations_alike, people_alike, weighed
from analyses.duplicates.models import ORGANISATIONS, PEOPLE
from analyses.duplicates.records import Organisation, Person
from api.answers.directory import Directory, directory
from api.answers.views import View
from api.answers.words import in_words
from graph.errors import Language
from graph.questions import Questions

Of: TypeAlias = Literal["people", "organisations"]

MODELS: Final[Mapping[Of, str]] = {"people": PEOPLE.name, "organisations": ORGANISATIONS.name}


class DoubleSide(View):
    """One of the two: what it is called, what it is, and where it belongs, by name."""

    id: str
    name: str
    what: str
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actors:
    """All that are known of a kind, each under the id that stands for it."""

    of: Of
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    places: Directory
    lang: Language

    @property
    def ids(self) -> Iterable[str]:
        return self.people.keys() if self.of == "people" else self.organisations.keys()

    def alike(self) -> list[Pair]:
        """Every pair that may be one, the likeliest first."""
        if self.of == "people":
            return people_alike(list(self.people.values()), lang=self.lang)
        return organisations_alike(list(self.organisations.values()), lang=self.lang)

    def weighed(self, ids: Iterable[str]) -> list[Pair]:
        """Every two of these few, however little they have in common."""
        wanted = sorted(set(ids))
        if self.of == "people":
            return weighed([self.people[id] for id in wanted], lang=self.lang)
        return weighed([self.organisations[id] for id in wanted], lang=self.lang)

    def side(self, id: str) -> DoubleSide:
        if self.of == "people":
            person = self.people[id]
            where = map(self.places.place, person.workplaces), map(self.places.forum, person.forums)
            return DoubleSide(
                id=id, name=person.name, what=person.title, where=(*where[0], *where[1])
            )
        one = self.organisations[id]
        within = (place for place in (one.part_of, one.cluster) if place is not None)
        return DoubleSide(
            id=id,
            name=one.name,
            what=in_words(one.type, lang=self.lang),
            where=tuple(map(self.places.place, within)),
        )


def actors(questions: Questions, of: Of, *, lang: Language) -> Actors:
    """Read anew each time: nothing of anybody is kept."""
    people = _people(questions) if of == "people" else []
    organisations = _organisations(questions) if of == "organisations" else []
    return Actors(
        of,
        {one.id: one for one in people},
        {one.id: one for one in organisations},
        directory(questions),
        lang,
    )


def _people(questions: Questions) -> list[Person]:
    return [
        Person(
            id=row["id"],
            name=row["name"],
            email=row["email"] or "",
            title=row["title"] or "",
            workplaces=tuple(row["workplaces"]),
            forums=tuple(row["forums"]),
        )
        for row in questions.ask("person_records")
    ]


def _organisations(questions: Questions) -> list[Organisation]:
    return [
        Organisation(
            id=row["id"],
            name=row["names"][0],
            type=row["type"],
            codes=tuple(row["codes"]),
            website=row["website"] or "",
            part_of=next(iter(row["wholes"]), None),
            cluster=next(iter(row["clusters"]), None),
        )
        for row in questions.ask("organisations")
    ]
