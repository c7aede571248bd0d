"""People and organisations that may be there twice."""

from fastapi import APIRouter

from api.access.limits import Limit
from api.answers.actors import Of
from api.answers.doubles import Doubles, doubles
from api.dependencies import QuestionsDep, SystemDep
from api.language import LangDep

router = APIRouter(tags=["dubletter"])


@router.get("/doubles/{of}", summary="Personer eller organisationer, der måske står to gange")
def alike(
    of: Of, system: SystemDep, questions: QuestionsDep, lang: LangDep, limit: Limit = 20
) -> Doubles:
    return doubles(system, questions, of, limit=limit, lang=lang)
