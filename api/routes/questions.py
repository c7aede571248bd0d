"""The ten questions."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.questions.asked import Answer
from api.dependencies import QuestionsDep
from api.language import LangDep

router = APIRouter(tags=["svar"])


@router.get("/questions/{number}", summary="Ét af de ti spørgsmål, for én ting eller for det hele")
def question(
    number: int,
    questions: QuestionsDep,
    lang: LangDep,
    id: Annotated[str | None, Query(max_length=200)] = None,
) -> Answer:
    from api.answers.questions.ask import ask

    return ask(questions, number, id or None, lang=lang)
