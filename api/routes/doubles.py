"""People and organisations that may be there twice."""

from fastapi import APIRouter

from api.access.limits import Limit
from api.answers.doubles import Doubles, Of, doubles
from api.dependencies import QuestionsDep
from api.language import LangDep

router = APIRouter(tags=["dubletter"])


@router.get("/doubles/{of}", summary="Personer eller organisationer, der måske står to gange")
def alike(of: Of, questions: QuestionsDep, lang: LangDep, limit: Limit = 20) -> Doubles:
    return doubles(questions, of, limit=limit, lang=lang)
