"""*Hvem kender hvem*: how to get from one to another, in sentences and steps."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from analyses.people.answers import PathAnswer
from analyses.people.only import Only
from analyses.pictures.template import markup
from analyses.pictures.ways_page import ways_svg
from api.access.limits import ShortText
from api.answers.errors import AmbiguousNameError, UnknownNameError
from api.answers.paths import paths
from api.answers.register import register
from api.dependencies import QuestionsDep
from api.language import LangDep
from api.listing import people
from api.pages.render import page
from api.pages.said import coded
from graph.errors import Language
from graph.questions import Questions

router = APIRouter()
_PERIODS = (6, 12, 18, 36)


@router.get("/paths")
def way(
    request: Request,
    questions: QuestionsDep,
    lang: LangDep,
    start: Annotated[ShortText, Query(alias="from")] = "",
    goal: Annotated[ShortText, Query(alias="to")] = "",
    without: ShortText = "",
    recent: ShortText = "",
    people_only: ShortText = "",
) -> HTMLResponse:
    answer: PathAnswer | None = None
    trouble: str | None = None
    # A period that is no number is one that nobody filled in.
    only = Only(months=_months(recent), people=people_only == "1")
    out = [name.strip() for name in without.split(",") if name.strip()]
    if start.strip() and goal.strip():
        try:
            answer = paths(questions, start, _meant(goal), without=out, only=only, lang=lang)
        except (UnknownNameError, AmbiguousNameError) as error:
            # A name that fits nothing is for the reader to correct, in the same form.
            trouble = " ".join(filter(None, (error.message(lang), error.hint(lang))))
    return page(
        request,
        "paths.html",
        asked=questions,
        start=start,
        goal=goal,
        without=without,
        out=out,
        answer_goal=_meant(goal),
        recent=recent,
        people_only=only.people,
        periods=_PERIODS,
        answer=answer,
        drawing=markup(ways_svg(answer, lang=lang)) if answer and answer.paths else None,
        trouble=trouble,
        names=_names(questions, lang),
        coded=coded,
    )


def _months(text: str) -> int | None:
    """
    >>> _months("18"), _months(""), _months("0"), _months("snart")
    (18, None, None, None)
    """
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
    return number or None


def _meant(goal: str) -> str:
    """In plain words for people, in a sign for programs.

    >>> _meant("har prøvet Sårtelefonen"), _meant("Struer Kommune")
    ('tried:Sårtelefonen', 'Struer Kommune')
    """
    for words in ("har prøvet ", "has tried "):
        if goal.strip().casefold().startswith(words):
            return f"tried:{goal.strip()[len(words) :].strip()}"
    return goal


def _names(questions: Questions, lang: Language) -> list[str]:
    """What can be written in the fields, to choose from."""
    seen = register(questions, lang=lang)
    places = [*seen.directory.clusters.values()]
    places += [one.name for one in seen.directory.organisations.values()]
    return [*places, *(row["name"] for row in people(questions))]
