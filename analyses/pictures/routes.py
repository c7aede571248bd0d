"""The ways between places: down or up from the sender, then to the right into the receiver."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyses.diffusion.answers import Arc, Diffusion
from analyses.pictures.layout import Layout, Place
from analyses.pictures.words import share
from graph.errors import Language

RADIUS = 7.5
_BEND = 10.0
_HEAD = 9.0
_APART = 6.0


@dataclass(frozen=True, slots=True)
class Route:
    """A line from one place to another, once however many arcs it stands for."""

    source: Place
    to: Place
    path: str
    head: str
    ink: str
    recorded: bool
    share: str


def routes(answer: Diffusion, picture: Layout, *, lang: Language) -> tuple[Route, ...]:
    """In the arcs' order; an arc from somewhere outside the picture is only told in words."""
    places = {place.id: place for place in picture.places}
    trunks = _trunks(answer.arcs, places)
    pairs: dict[tuple[str, str], list[Arc]] = defaultdict(list)
    for arc in answer.arcs:
        if arc.source in places and arc.to in places:
            pairs[arc.source, arc.to].append(arc)
    return tuple(
        _route(places[source], places[to], arcs, picture, trunk=trunks[source], lang=lang)
        for (source, to), arcs in pairs.items()
    )


def _trunks(arcs: Sequence[Arc], places: Mapping[str, Place]) -> dict[str, float]:
    """Where each sender's line runs up and down: senders at the same date stand a little apart."""
    trunks: dict[str, float] = {}
    taken: list[float] = []
    for source in dict.fromkeys(arc.source for arc in arcs if arc.source in places):
        near = sum(abs(places[source].x - x) < 5 * _APART for x in taken)
        taken.append(places[source].x)
        trunks[source] = places[source].x + _APART * (near % 5)
    return trunks


def _route(
    source: Place,
    to: Place,
    arcs: Sequence[Arc],
    picture: Layout,
    *,
    trunk: float,
    lang: Language,
) -> Route:
    recorded = any(arc.recorded for arc in arcs)
    likely = max(arc.probability for arc in arcs)
    return Route(
        source=source,
        to=to,
        path=_forward(source, to, trunk) if to.x - trunk > 2 * _BEND else _around(source, to),
        head=_arrow(to.x - RADIUS - 1, to.y),
        ink=picture.ink(source),
        recorded=recorded,
        share="" if recorded else share(likely, lang=lang),
    )


def _forward(source: Place, to: Place, trunk: float) -> str:
    end = to.x - RADIUS - _HEAD
    if abs(to.y - source.y) < 2 * _BEND:
        return f"M{_n(source.x)} {_n(source.y)}L{_n(end)} {_n(to.y)}"
    down = 1 if to.y > source.y else -1
    bend = to.y - down * _BEND
    start = f"M{_n(source.x)} {_n(source.y)}L{_n(trunk)} {_n(source.y + down * 2 * _BEND)}"
    if abs(to.y - source.y) < 4 * _BEND:
        start = f"M{_n(source.x)} {_n(source.y)}L{_n(trunk)} {_n(source.y + down * _BEND)}"
    turn = f"V{_n(bend)}Q{_n(trunk)} {_n(to.y)} {_n(trunk + _BEND)} {_n(to.y)}"
    return f"{start}{turn}H{_n(end)}"


def _around(source: Place, to: Place) -> str:
    """For a receiver at the same date or before: out to the left, and in from there."""
    left = min(source.x, to.x) - RADIUS - _HEAD - _BEND
    down = 1 if to.y >= source.y else -1
    out = source.y + down * (RADIUS + 5)
    return (
        f"M{_n(source.x)} {_n(source.y)}V{_n(out)}H{_n(left + 5)}"
        f"Q{_n(left)} {_n(out)} {_n(left)} {_n(out + down * 5)}"
        f"V{_n(to.y - down * 5)}Q{_n(left)} {_n(to.y)} {_n(left + 5)} {_n(to.y)}"
        f"H{_n(to.x - RADIUS - _HEAD)}"
    )


def _arrow(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y)}L{_n(x - _HEAD)} {_n(y - 5)}V{_n(y + 5)}Z"


def _n(number: float) -> str:
    """Shortest form, one decimal at most, so that the bytes are the same everywhere."""
    return f"{round(number, 1):g}" if abs(number) < 1e5 else f"{number:.1f}"
