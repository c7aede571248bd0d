"""What is like an initiative or a text, and how far the check saw."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analyses.overlap.answer import OverlapAnswer
from api.access.limits import BodyDep, Few
from api.dependencies import QuestionsDep
from api.language import LangDep
from graph.strict_json import strict

router = APIRouter(tags=["svar"])


class Wanted(BaseModel):
    """Either a text or an initiative's id."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str | None = Field(default=None, min_length=1, max_length=50_000)
    id: str | None = Field(default=None, min_length=1, max_length=200)
    limit: Few = 10

    @model_validator(mode="after")
    def _is_one_of_them(self) -> "Wanted":
        if (self.text is None) == (self.id is None):
            message = "give either text or id"
            raise ValueError(message)
        return self


@router.post(
    "/overlaps",
    summary="Findes der noget lignende? Begrundet, bedste først, altid med dækning",
    openapi_extra={
        "requestBody": {"content": {"application/json": {"schema": Wanted.model_json_schema()}}}
    },
)
def overlaps(
    request: Request, questions: QuestionsDep, lang: LangDep, body: BodyDep
) -> OverlapAnswer:
    from api.answers.overlap import check
    from api.answers.register import initiative

    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(415)
    wanted = _wanted(body)
    # An id must be known; only a text may be anything.
    asked = initiative(questions, wanted.id, lang=lang).id if wanted.id else wanted.text or ""
    return check(questions, asked, limit=wanted.limit, lang=lang)


def _wanted(body: bytes) -> Wanted:
    try:
        return Wanted.model_validate(strict(body))
    except ValidationError as problem:
        raise RequestValidationError(
            problem.errors(include_input=False, include_url=False, include_context=False)
        ) from None
