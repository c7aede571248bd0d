"""People and organisations that may be there twice: pairs for somebody to look at, never merged."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from pydantic import Field

from analyses.duplicates.alike import Class, Pair, Reason, organisations_alike, people_alike
from analyses.duplicates.models import ORGANISATIONS, PEOPLE
from analyses.duplicates.records import Organisation, Person
from api.answers.directory import Directory, directory
from api.answers.views import View
from api.answers.words import in_words
from graph.errors import Language
from graph.questions import Questions

Of: TypeAlias = Literal["people", "organisations"]

_MODELS: Final[Mapping[Of, str]] = {"people": PEOPLE.name, "organisations": ORGANISATIONS.name}


class DoubleSide(View):
    """One of the two: what it is called, what it is, and where it belongs, by name."""

    id: str
    name: str
    what: str
    where: tuple[str, ...] = ()


class Double(View):
    """Two that may be one. `base` and the shares add up to `weight`, in bits; `score` is the
    probability that this is."""

    a: DoubleSide
    b: DoubleSide
    class_: Class = Field(serialization_alias="class")
    score: float
    weight: float
    base: float
    reasons: tuple[Reason, ...]


class Doubles(View):
    """The likeliest first; `compared` says among how many was looked, `found` how many pairs."""

    of: Of
    model: str
    compared: int
    found: int
    pairs: tuple[Double, ...]
    position: int


def doubles(questions: Questions, of: Of, *, limit: int, lang: Language) -> Doubles:
    """Compared anew each time, in memory: nothing of anybody is kept."""
    places = directory(questions)
    if of == "people":
        people = _people(questions)
        pairs = people_alike(people, lang=lang)
        sides = {one.id: _person(one, places) for one in people}
    else:
        organisations = _organisations(questions)
        pairs = organisations_alike(organisations, lang=lang)
        sides = {one.id: _organisation(one, places, lang) for one in organisations}
    return Doubles(
        of=of,
        model=_MODELS[of],
        compared=len(sides),
        found=len(pairs),
        pairs=tuple(_double(one, sides) for one in pairs[:limit]),
        position=questions.known_at,
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


def _person(one: Person, places: Directory) -> DoubleSide:
    where = (*map(places.place, one.workplaces), *map(places.forum, one.forums))
    return DoubleSide(id=one.id, name=one.name, what=one.title, where=where)


def _organisation(one: Organisation, places: Directory, lang: Language) -> DoubleSide:
    within = [id for id in (one.part_of, one.cluster) if id is not None]
    where = tuple(map(places.place, within))
    return DoubleSide(id=one.id, name=one.name, what=in_words(one.type, lang=lang), where=where)


def _double(pair: Pair, sides: Mapping[str, DoubleSide]) -> Double:
    return Double(
        a=sides[pair.a],
        b=sides[pair.b],
        class_=pair.likeness,
        score=pair.score,
        weight=pair.weight,
        base=pair.base,
        reasons=pair.reasons,
    )
