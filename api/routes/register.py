"""Who and what there is: initiatives, organisations, clusters, forums and people."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from api.access.limits import ShortText
from api.answers.directory import directory
from api.answers.views import InitiativeView
from api.dependencies import QuestionsDep
from api.listing import people, searched
from api.remembering import SeenDep

router = APIRouter(tags=["registre"])


class Initiatives(BaseModel):
    """Each initiative once; those that left their register are only counted."""

    model_config = ConfigDict(frozen=True)
    initiatives: list[InitiativeView]
    withdrawn: int
    as_of: str
    known_at: int


class Things(BaseModel):
    """By name, in the Danish order; every item has an id and a name."""

    model_config = ConfigDict(frozen=True)
    items: list[dict[str, Any]]
    as_of: str
    known_at: int


@router.get("/initiatives", summary="Alle indsatser")
def initiatives(seen: SeenDep, q: ShortText = "") -> Initiatives:
    return Initiatives(
        initiatives=searched(seen.initiatives, q),
        withdrawn=seen.withdrawn,
        as_of=seen.questions.as_of,
        known_at=seen.questions.known_at,
    )


@router.get("/initiatives/{id:path}", summary="Én indsats, ved et hvilket som helst id, den har")
def one_initiative(id: str, seen: SeenDep) -> InitiativeView:
    return seen.find(id)


@router.get("/organisations", summary="Alle organisationer")
def organisations(questions: QuestionsDep) -> Things:
    found = directory(questions).organisations.values()
    return _things(
        questions,
        [
            {
                "id": one.id,
                "name": one.name,
                "type": one.type,
                "cluster": one.cluster,
                "part_of": one.part_of,
                "municipality": one.municipality,
                "codes": one.codes,
            }
            for one in found
        ],
    )


@router.get("/clusters", summary="Alle klynger")
def clusters(questions: QuestionsDep) -> Things:
    found = directory(questions).clusters
    return _things(questions, [{"id": id, "name": name} for id, name in found.items()])


@router.get("/forums", summary="Alle fora")
def forums(questions: QuestionsDep) -> Things:
    found = directory(questions).forums.values()
    return _things(
        questions,
        [
            {"id": f.id, "name": f.name, "type": f.type, "cluster": f.cluster, "topics": f.topics}
            for f in found
        ],
    )


@router.get("/people", summary="Personers navne og titler; slettede er ikke med")
def all_people(questions: QuestionsDep) -> Things:
    return _things(questions, people(questions))


def _things(questions: QuestionsDep, items: list[dict[str, Any]]) -> Things:
    return Things(items=items, as_of=questions.as_of, known_at=questions.known_at)
