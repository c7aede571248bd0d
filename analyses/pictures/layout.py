"""Where everything stands in the picture of a spread: time to the right, clusters as lanes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyses.diffusion.answers import Diffusion
from analyses.diffusion.tree import generations
from analyses.pictures import measure
from analyses.pictures.facts import Facts, Line, beside, details, facts, name_of
from analyses.pictures.rows import Box, packed
from analyses.pictures.scale import Scale, Tick, scale
from analyses.pictures.words import danish_order, words
from graph import dates
from graph.errors import Language

WIDTH = 1240.0
LABEL_ROOM = 196.0
LABEL_GAP = 14.0
NAME_SIZE = 14.0
TEXT_SIZE = 12.5
LINE_HEIGHT = 16.5
BOLD = 1.1
BOLD_KINDS = frozenset({"name", "began", "locked"})
_PLOT_LEFT = 176.0
_LANE_TEXT_ROOM = 136.0
_HEAD = 30.0
_PAD = 10.0
_ABOVE = 20.0
_MANY = 24
_CROWD = 40
_INKS = (
    ("#0b4f8a", "#eef4fa"),
    ("#8a3b00", "#fbf2ea"),
    ("#00604a", "#eaf5f1"),
    ("#6d2077", "#f6eff8"),
    ("#5a4a00", "#f7f4e6"),
    ("#9b1c3c", "#fbeff2"),
    ("#2f4858", "#edf1f3"),
)
_NO_CLUSTER_INK = ("#444444", "#f3f3f3")


@dataclass(frozen=True, slots=True)
class Lane:
    lines: tuple[str, ...]
    top: float
    height: float
    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Place:
    """A mark at (x, y); its lines start to the right of it, the first at the mark's height."""

    id: str
    x: float
    y: float
    span: tuple[float, float] | None
    lane: int
    lines: tuple[Line, ...]
    details: str
    fact: Facts


@dataclass(frozen=True, slots=True)
class Layout:
    """Pixels; (0, 0) is the upper left corner of the axis."""

    width: float
    height: float
    plot: Scale
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    places: tuple[Place, ...]

    def ink(self, place: Place) -> str:
        return self.lanes[place.lane].ink


def layout(answer: Diffusion, *, lang: Language) -> Layout | None:
    """None when there is nobody to show. Lanes in alphabetical order: no cluster comes first."""
    right = WIDTH - LABEL_ROOM - LABEL_GAP - 16
    plot = scale((place.when for place in answer.adopters), left=_PLOT_LEFT, right=right)
    if plot is None:
        return None
    drafts = _drafts(answer, plot, lang=lang)
    places: dict[str, Place] = {}
    lanes: list[Lane] = []
    top = _HEAD
    for cluster in _clusters(drafts):
        mine = [draft for draft in drafts if draft.fact.adopter.cluster == cluster]
        tops, depth = packed([draft.box for draft in mine])
        for draft, down in zip(mine, tops, strict=True):
            place = _place(draft, y=top + _PAD + down + _above(len(drafts)), lane=len(lanes))
            places[place.id] = place
        lanes.append(_lane(cluster, len(lanes), top=top, depth=depth, lang=lang))
        top += lanes[-1].height
    ticks = plot.ticks() if plot.right > plot.left else ()
    in_order = tuple(places[adopter.id] for adopter in answer.adopters)
    return Layout(WIDTH, top + 4, plot, ticks, tuple(lanes), in_order)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A place before its height is known."""

    fact: Facts
    x: float
    span: tuple[float, float]
    lines: tuple[Line, ...]
    details: str
    box: Box


def _drafts(answer: Diffusion, plot: Scale, *, lang: Language) -> list[_Draft]:
    names = name_of(answer.adopters)
    x = {adopter.id: plot.middle(adopter.when) for adopter in answer.adopters}
    steps = {place: step for step, each in enumerate(generations(answer)) for place in each}
    drafts: list[_Draft] = []
    for fact in facts(answer):
        mine = fact.adopter.id
        lines = _label(fact, names, count=len(x), lang=lang)
        span = plot.span(fact.adopter.when)
        box = Box(
            left=_left_edge(fact, span[0], x, x[mine]),
            right=x[mine] + LABEL_GAP + max(_width(line) for line in lines) + 8,
            height=_above(len(x)) + len(lines) * LINE_HEIGHT,
            order=(x[mine], steps[mine], fact.adopter.name),
        )
        told = details(fact, names, lang=lang)
        drafts.append(_Draft(fact, x[mine], span, lines, told, box))
    return drafts


def _clusters(drafts: Sequence[_Draft]) -> list[str | None]:
    clusters = {draft.fact.adopter.cluster for draft in drafts}
    named = sorted((cluster for cluster in clusters if cluster is not None), key=danish_order)
    return [*named, None] if None in clusters else [*named]


def _lane(cluster: str | None, number: int, *, top: float, depth: float, lang: Language) -> Lane:
    name = words(lang)["no_cluster"] if cluster is None else cluster
    lines = measure.wrapped(name, room=_LANE_TEXT_ROOM, size=NAME_SIZE * BOLD, lines=4)
    ink, tint = _NO_CLUSTER_INK if cluster is None else _INKS[number % len(_INKS)]
    height = max(depth, len(lines) * LINE_HEIGHT + 12) + 2 * _PAD
    return Lane(lines=lines, top=round(top, 1), height=round(height, 1), ink=ink, tint=tint)


def _above(count: int) -> float:
    """The room over a mark: a bracket needs some, and in a crowd there is none to spare."""
    return _ABOVE / 2 if count > _CROWD else _ABOVE


def _label(
    fact: Facts, names: Mapping[str, str], *, count: int, lang: Language
) -> tuple[Line, ...]:
    """The name has two rows, so that names that begin alike can be told apart.

    In a crowd there is one row for each, and the rest is told by the table and when it is chosen.
    """
    if count > _CROWD:
        apart = "◆ " if fact.locked_changed else ""
        name = Line(f"{apart}{fact.adopter.name}", "name")
        (first, *_) = measure.wrapped(name.text, room=LABEL_ROOM, size=_size(name), lines=1)
        return (Line(first, "name"),)
    name = Line(fact.adopter.name, "name")
    rows = 1 if count > _MANY else 2
    told = [(name, 2), *((line, rows) for line in beside(fact, names, lang=lang))]
    return tuple(
        Line(text, line.kind)
        for line, most in told
        for text in measure.wrapped(line.text, room=LABEL_ROOM, size=_size(line), lines=most)
    )


def _size(line: Line) -> float:
    size = NAME_SIZE if line.kind == "name" else TEXT_SIZE
    return size * BOLD if line.kind in BOLD_KINDS else size


def _width(line: Line) -> float:
    return measure.width(line.text, size=_size(line))


def _left_edge(fact: Facts, span_left: float, x: Mapping[str, float], mine: float) -> float:
    """Room for the way in from each sender whose place `x` knows, so that it crosses no label."""
    stub = 64 if fact.unknown is not None and not fact.began else 28
    return min(span_left, mine - stub, *(x[arc.source] for arc in fact.arcs if arc.source in x))


def _place(draft: _Draft, *, y: float, lane: int) -> Place:
    said = draft.fact.adopter.when
    wide = said is not None and dates.precision(said) != "day"
    return Place(
        id=draft.fact.adopter.id,
        x=draft.x,
        y=round(y, 1),
        span=draft.span if wide and draft.span[1] - draft.span[0] > 6 else None,
        lane=lane,
        lines=draft.lines,
        details=draft.details,
        fact=draft.fact,
    )
