"""What went wrong, as programs outside read it (problem+json) or as a page with a way back."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from neo4j.exceptions import DriverError, Neo4jError
from starlette.exceptions import HTTPException

from api.errors import meaning
from api.language import language_of
from api.statuses import STATUSES, Said
from graph.errors import BatchRefusedError, GraphError

_MEDIA: Final = "application/problem+json"
_LATER: Final[Mapping[str, str]] = MappingProxyType({"Retry-After": "5"})
_PROGRAMS: Final = ("/api/", "/health", "/ready", "/metrics", "/static/")


def handled_by(app: FastAPI) -> None:
    """Tell every kind of error in the same shape."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(GraphError, _domain)
    app.add_exception_handler(DriverError, _unreachable)
    app.add_exception_handler(Neo4jError, _unreachable)


def told_status(
    request: Request,
    status: int,
    *,
    number: str | None = None,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """An error that HTTP has a number for; `number` is for the reader to quote."""
    lang = language_of(request)
    said = STATUSES.get(status, STATUSES[400])
    _remember(request, said.code)
    body = _body(said, status, detail=said.detail(lang), hint=said.hint(lang), lang=lang)
    if errors:
        body["errors"] = list(errors)
    if number is not None:
        body["error_id"] = number
    return _told(request, status, body=body | dict(more or {}), headers=headers)


def told_error(
    request: Request, error: GraphError, *, more: Mapping[str, Any] | None = None
) -> Response:
    """An error of the domain, by the one table of what each means."""
    status, lang = meaning(error).status, language_of(request)
    said = STATUSES.get(status, STATUSES[400])
    _remember(request, error.code)
    body = _body(said, status, detail=error.message(lang), hint=error.hint(lang), lang=lang)
    if isinstance(error, BatchRefusedError):
        body["errors"] = [
            {"pointer": f"/{at}", "code": one.code, "detail": one.message(lang)}
            for at, one in error.refused
        ]
    return _told(request, status, body=body | {"code": error.code} | dict(more or {}))


def wants_page(request: Request) -> bool:
    """Whether a person is reading: a browser, at one of the pages."""
    is_page = not request.url.path.startswith(_PROGRAMS)
    return is_page and "text/html" in request.headers.get("accept", "")


def _remember(request: Request, code: str) -> None:
    """For whoever counts the answers; the code is all that is told of an error there."""
    request.state.code = code


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return told_status(request, error.status_code, headers=error.headers)


def _domain(request: Request, error: Exception) -> Response:
    if not isinstance(error, GraphError):
        raise error
    return told_error(request, error)


def _unreachable(request: Request, _error: Exception) -> Response:
    return told_status(request, 503)


def _invalid(request: Request, error: Exception) -> Response:
    """Where and what, never the value: it may be personal."""
    if not isinstance(error, RequestValidationError):
        raise error
    found: Sequence[Mapping[str, Any]] = error.errors()
    errors = [{"pointer": _pointer(one["loc"]), "detail": str(one["msg"])} for one in found[:20]]
    return told_status(request, 422, errors=errors)


def _pointer(where: Sequence[int | str]) -> str:
    return "".join(f"/{part}" for part in where)


def _body(said: Said, status: int, *, detail: str, hint: str | None, lang: str) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": said.title("en" if lang == "en" else "da"),
        "status": status,
        "code": said.code,
        "detail": detail,
        "hint": hint,
    }


def _told(
    request: Request,
    status: int,
    *,
    body: dict[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Response:
    kept = dict(_LATER if status == 503 else {}) | dict(headers or {})
    kept |= {"Content-Language": language_of(request), "Vary": "Accept"}
    if wants_page(request):
        from api.pages.render import error_page

        return HTMLResponse(error_page(request, body), status, headers=kept)
    return JSONResponse(body, status, headers=kept, media_type=_MEDIA)
