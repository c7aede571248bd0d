"""The research analyses of the graph."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from analyses.analysis import AnalysisAnswer, AnalysisList
from api.dependencies import QuestionsDep
from api.language import LangDep

router = APIRouter(tags=["svar"])
_OWN: Final = frozenset({"lang", "as_of", "known_at", "unit"})


@router.get("/analyses", summary="Forskerens analyser, og hvad hver af dem kan tage")
def analyses(lang: LangDep) -> AnalysisList:
    from analyses.registry import listed

    return listed(lang)


@router.get(
    "/analyses/{name}",
    summary="En af forskerens analyser",
    description="Dens egne parametre gives i adressen, som lag=1; de står i listen.",
)
def analysis(
    name: str,
    request: Request,
    questions: QuestionsDep,
    lang: LangDep,
    unit: Annotated[str | None, Query(max_length=10, description="year, month eller day.")] = None,
) -> AnalysisAnswer:
    from api.answers.analyses import of_graph

    given = {name: value for name, value in request.query_params.items() if name not in _OWN}
    return of_graph(questions, name, given, unit=unit, lang=lang)
