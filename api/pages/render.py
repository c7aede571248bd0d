"""Pages from templates: everything put into them is escaped, and every link keeps the reader's
language and moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access.login import visitor_name
from api.answers.words import either
from api.language import language_of
from api.pages.said import day, decimal, whole
from graph.errors import Language
from graph.questions import Questions

if TYPE_CHECKING:
    from jinja2 import Environment

STATIC: Final = Path(__file__).parent / "static"
_CARRIED: Final = ("lang", "as_of", "known_at")
# An address in an address: browsers and proxies bear only so much.
_LONG: Final = 2_000


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around a page: whose language, at which moment, and how to link from it.

    `visitor` is the name of whoever is logged in, None for a reader.
    """

    lang: Language
    path: str
    query: tuple[tuple[str, str], ...]
    carried: Mapping[str, str]
    as_of: str | None = None
    known_at: int | None = None
    visitor: str | None = None

    def say(self, danish: str, english: str) -> str:
        return either(self.lang, danish, english)

    def link(self, path: str, /, **query: Any) -> str:
        """The address of a page; ids may hold any sign."""
        asked = {name: str(value) for name, value in query.items() if value not in (None, "")}
        together = urlencode(dict(self.carried) | asked)
        return f"{quote(path, safe='/:')}{'?' if together else ''}{together}"

    def event(self, position: int) -> str:
        """Where an event of the log is shown, with a few before it."""
        return f"{self.link('/events', after=max(0, position - 5))}#nr-{position}"

    @property
    def here(self) -> str:
        """The address of this page; without what was asked for when that is long."""
        asked = f"?{urlencode(self.query)}" if self.query else ""
        return self.path + (asked if len(asked) < _LONG else "")

    def elsewhere(self, path: str) -> str:
        """The address of another page with all that was asked of this one."""
        asked = f"?{urlencode(self.query)}" if self.query else ""
        return f"{quote(path, safe='/:')}{asked}"

    def same(self, **changed: str) -> str:
        """This page with something else asked for, such as the other language."""
        kept = [pair for pair in self.query if pair[0] not in changed]
        return f"{quote(self.path, safe='/:')}?{urlencode([*kept, *changed.items()])}"

    def date(self, said: str | None) -> str:
        return day(said, lang=self.lang)

    def number(self, value: float) -> str:
        is_whole = isinstance(value, int)
        return whole(value, lang=self.lang) if is_whole else decimal(value, lang=self.lang)


def page(
    request: Request, template: str, /, *, asked: Questions | None = None, **values: Any
) -> HTMLResponse:
    """The page; it says which moment its answer is of."""
    return HTMLResponse(_text(frame(request, asked=asked), template, values))


def error_page(request: Request, problem: Mapping[str, Any]) -> str:
    """What went wrong, in plain words, with a way back."""
    return _text(frame(request), "error.html", {"problem": problem})


def frame(request: Request, *, asked: Questions | None = None) -> Frame:
    query = tuple(request.query_params.multi_items())
    carried = {name: value for name, value in query if name in _CARRIED and value}
    return Frame(
        lang=language_of(request),
        path=request.url.path,
        query=query,
        carried=carried,
        as_of=None if asked is None else asked.as_of,
        known_at=None if asked is None else asked.known_at,
        visitor=visitor_name(request),
    )


def _text(around: Frame, template: str, values: Mapping[str, Any]) -> str:
    made = {"frame": around, "say": around.say, "link": around.link, "date": around.date}
    return _environment().get_template(template).render(**made, **values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=PackageLoader("api.pages"),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
