"""Events of the log as lines that people read: what happened, when, and where we have it from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from api.answers.provenance import came_from
from api.answers.register import Register
from api.answers.words import either
from api.pages.happenings import SAID
from api.pages.naming import Names, names
from api.pages.said import coded
from graph.envelope import Envelope, Recorded
from graph.errors import Language
from graph.reading import recorded
from graph.wiring import System

# Fields whose words are chosen by another name than their own.
_ASKED_AS: Final = {
    ("adoption.adapted", "how"): "treatment",
    ("overlap.judged", "answer"): "judged",
    ("people.judged", "answer"): "judged_one",
    ("organisations.judged", "answer"): "judged_one",
    ("overlap.acknowledged", "answer"): "acknowledged",
    ("agreement.given", "side"): "party",
    ("agreement.withdrawn", "side"): "party",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event; `when` is as it was said, `source` where it comes from."""

    position: int
    when: str | None
    text: str
    source: str


def latest(system: System, seen: Register, *, after: int, limit: int) -> list[Line]:
    """Lines of the events after a position, in order."""
    return _lines(system, seen, system.log.read(after=after, limit=limit))


def lines_at(system: System, seen: Register, positions: Iterable[int]) -> list[Line]:
    """Lines of the events at these positions."""
    wanted = sorted(set(positions))
    return _lines(
        system, seen, (one for at in wanted for one in system.log.read(after=at - 1, limit=1))
    )


def told(event: Recorded, known: Names, *, lang: Language) -> str:
    """The event in one sentence; what is not known, or cannot be read any more, is said so."""
    kind, data = event.envelope.kind, event.data
    values = {name: _said(kind, name, value, lang) for name, value in data.items()}
    values |= {_ASKED_AS.get((kind, name), name): values[name] for name in data}
    called = known.called(event)
    place = called.get("organisation") or called.get("cluster")
    unknown = either(lang, "(ukendt)", "(unknown)")
    filled = _Known(values | called | ({"place": place} if place else {}), unknown)
    return either(lang, *SAID[kind]).format_map(filled)


class _Known(dict[str, str]):
    """Texts by name; any other name has the text for what is unknown."""

    def __init__(self, texts: dict[str, str], unknown: str) -> None:
        super().__init__({name: text or unknown for name, text in texts.items()})
        self._unknown = unknown

    def __missing__(self, _name: str) -> str:
        return self._unknown


def _lines(system: System, seen: Register, envelopes: Iterable[Envelope]) -> list[Line]:
    events = list(recorded(envelopes, system.keys))
    known = names(seen, events)
    return [
        Line(
            position=event.envelope.position,
            when=event.envelope.valid_from,
            text=told(event, known, lang=seen.lang),
            source=came_from(event.envelope, seen.lang),
        )
        for event in events
    ]


def _said(kind: str, name: str, value: Any, lang: Language) -> str:
    match value:
        case bool():
            yes, no = ("trådte i kraft", "came into force"), ("gælder ikke mere", "has ended")
            return either(lang, *(yes if value else no))
        case str():
            return coded(_ASKED_AS.get((kind, name), name), value, lang=lang).rstrip(".")
        case _:
            return ""
