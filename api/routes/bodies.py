"""Bodies of JSON, read strictly into what a route wants."""

from typing import TypeVar

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from graph.strict_json import strict

M = TypeVar("M", bound=BaseModel)


def read(wanted: type[M], request: Request, body: bytes) -> M:
    """What the body says; 415 for what is not JSON, 422 with each thing that is wrong."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(415)
    try:
        return wanted.model_validate(strict(body))
    except ValidationError as problem:
        raise RequestValidationError(
            problem.errors(include_input=False, include_url=False, include_context=False)
        ) from None


def described(wanted: type[BaseModel]) -> dict[str, object]:
    """The body for those who read what the interface offers."""
    schema = wanted.model_json_schema()
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}
