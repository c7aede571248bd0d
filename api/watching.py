"""Around every request: it gets a number, its time is taken, and a line tells how it went."""

import re
import time
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.journal import REQUEST
from api.metrics import Metrics
from graph.journal import happened

HEADER: Final = "X-Request-ID"

# A number from outside must look like nothing that people have: a name, a CPR number.
_NUMBER = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_API = "/api/v1"
_PAGES_OF_FILES = ("/static",)


class Watch:
    """Counts and tells of every answer, also of one that was refused at the door."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = _number(Headers(scope=scope).get(HEADER, ""))
        scope.setdefault("state", {})["request"] = number
        answer = _Answer(send, number)
        begun = time.perf_counter()
        token = REQUEST.set(number)
        try:
            await self._app(scope, receive, answer)
        finally:
            self._tell(scope, answer.status, time.perf_counter() - begun)
            REQUEST.reset(token)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route, code = route_of(scope), scope["state"].get("code")
        self._metrics.answered(
            method=method, route=route, status=status, seconds=seconds, code=code
        )
        milliseconds = round(seconds * 1000, 1)
        happened(
            "request",
            method=method,
            route=route,
            status=status,
            milliseconds=milliseconds,
            code=code,
        )


class _Answer:
    """Sends on, with the request's number, and remembers the status; 0 when nothing was sent."""

    def __init__(self, send: Send, number: str) -> None:
        self._send = send
        self._number = number
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = self._number
        await self._send(message)


def number_of(scope: Scope) -> str:
    """The request's number; one of its own for a request that nobody watches."""
    found: object = scope.get("state", {}).get("request")
    return found if isinstance(found, str) else str(uuid4())


def route_of(scope: Scope) -> str:
    """The template of the address, such as /api/v1/initiatives/{id}: never the address itself."""
    path: str = scope["path"]
    template: object = getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        prefix = _API if path.startswith(f"{_API}/") else ""
        return prefix + template.removeprefix(prefix)
    known = next((one for one in _PAGES_OF_FILES if path.startswith(f"{one}/")), None)
    return known or ("/api/v1/openapi.json" if path == "/api/v1/openapi.json" else "other")


def _number(presented: str) -> str:
    return presented if _NUMBER.fullmatch(presented) else str(uuid4())
