"""Around every request: which hosts and pages may ask, and what browsers are told to refuse."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.journal import where
from api.problems import told_status
from api.watching import number_of
from graph.journal import failed

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})
_ALWAYS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through what asks by a known name and from our own pages; adds the headers."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            refused = self._refused(scope)
            if refused is None:
                await self._app(scope, receive, answer)
            else:
                await told_status(Request(scope), refused)(scope, receive, answer)
        # Whatever went wrong, the caller is told so in our own words and gets a number to quote.
        except Exception as problem:  # noqa: BLE001
            await _fail(scope, receive, answer, problem)

    def _refused(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._hosts:
            return 421
        if scope["method"] in _READS:
            return None
        if headers.get("sec-fetch-site", "none") not in _OWN:
            return 403
        origin = headers.get("origin")
        same = origin is None or urlsplit(origin).netloc == headers.get("host")
        return None if same else 403


class _Answer:
    """Sends on, with the headers that every answer has; one that is set already stays."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
        await self._send(message)


async def _fail(scope: Scope, receive: Receive, answer: _Answer, problem: Exception) -> None:
    # Where it happened, but not what it says: a message may hold what somebody wrote.
    number = number_of(scope)
    failed("error", error_id=number, kind=type(problem).__name__, where=where(problem))
    if not answer.started:
        await told_status(Request(scope), 500, number=number)(scope, receive, answer)


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()
