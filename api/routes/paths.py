"""Who knows whom, and how to get from one to the other."""

from typing import Annotated

from fastapi import APIRouter, Query

from analyses.people.answers import PathAnswer
from analyses.people.only import Only
from api.access.limits import ShortText
from api.dependencies import QuestionsDep
from api.language import LangDep

router = APIRouter(tags=["svar"])
End = Annotated[str, Query(min_length=1, max_length=200, description="Et id eller et navn.")]


@router.get("/paths", summary="Hvem kender hvem: veje fra én til en anden")
def paths(
    questions: QuestionsDep,
    lang: LangDep,
    start: Annotated[End, Query(alias="from")],
    goal: Annotated[End, Query(alias="to")],
    without: Annotated[list[ShortText], Query(max_length=20)] = [],  # noqa: B006
    confirmed_within: Annotated[int | None, Query(ge=1, le=1200, description="Måneder.")] = None,
    *,
    people_only: bool = False,
) -> PathAnswer:
    from api.answers.paths import paths as found

    only = Only(months=confirmed_within, people=people_only)
    return found(questions, start, goal, without=without, only=only, lang=lang)
