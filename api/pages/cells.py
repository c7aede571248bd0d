"""The rows of an answer as tables that people read: plain headings, words for codes, links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.pages.render import Frame
from api.pages.said import coded, is_date

HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "about": ("Om", "About"),
    "already_told": ("Har hørt om den", "Has heard of it"),
    "answer": ("Klyngens svar", "The cluster's answer"),
    "as_of": ("Set pr.", "As of"),
    "because": ("Begrundelse", "Because"),
    "better_documented": ("Bedre dokumenteret", "Better documented"),
    "changeable": ("Må det ændres?", "May it change?"),
    "checked": ("Tjekket før beslutningen", "The check before the decision"),
    "class": ("Hvor meget de ligner", "How alike"),
    "cluster": ("Klynge", "Cluster"),
    "clusters": ("Klynger", "Clusters"),
    "conditions": ("Betingelser", "Conditions"),
    "contact": ("Kontakt", "Contact"),
    "date": ("Dato", "Date"),
    "dimension": ("Mål", "Aim"),
    "effect": ("Effekt", "Effect"),
    "element": ("Del af kernen", "Part of the kernel"),
    "events": ("Sådan ved vi det", "How we know"),
    "evidence": ("Evidens", "Evidence"),
    "first": ("Første gang", "First time"),
    "first_new_place": ("Første nye sted", "First new place"),
    "first_tried": ("Prøvet", "Tried"),
    "forum": ("Forum", "Forum"),
    "found_by": ("Fundet ved", "Found by"),
    "general_spread": ("Spredning til alle", "Spread to all"),
    "hospital": ("Hospitalet", "The hospital"),
    "how": ("Hvordan", "How"),
    "initiative": ("Indsats", "Initiative"),
    "known_at": ("Kendt til og med hændelse nr.", "Known up to event no."),
    "knows": ("Kender", "Knows"),
    "last_confirmed": ("Sidst bekræftet", "Last confirmed"),
    "last_update": ("Sidst opdateret", "Last updated"),
    "municipalities": ("Kommunerne", "The municipalities"),
    "n": ("Antal", "Number"),
    "need": ("Ønske", "Wish"),
    "note": ("Bemærkning", "Note"),
    "occasion": ("Anledning", "Occasion"),
    "offered_by": ("Tilbydes af", "Offered by"),
    "organisation": ("Kommune eller hospital", "Municipality or hospital"),
    "outcome": ("Beslutning", "Decision"),
    "person": ("Person", "Person"),
    "place": ("Sted", "Place"),
    "places": ("Steder", "Places"),
    "reported": ("Meldt til styregruppen", "Reported to the steering group"),
    "row": ("Slags", "Sort"),
    "runs_at": ("Er i gang hos", "Runs at"),
    "runs_here": ("Er i gang her", "Runs here"),
    "sector": ("Sektor", "Sector"),
    "sentence": ("Sådan gik det", "How it went"),
    "shared": ("Fælles", "In common"),
    "shown": ("Forelagt", "Shown"),
    "similar": ("Ligner eller beslægtet", "Similar or related"),
    "similar_known_later": (
        "Lignende eller beslægtet, kendt senere",
        "Similar or related, known later",
    ),
    "similar_known_then": (
        "Lignende eller beslægtet, kendt dengang",
        "Similar or related, known then",
    ),
    "since": ("Siden", "Since"),
    "stage": ("Trin", "Stage"),
    "status": ("Status", "Status"),
    "taken_up": ("Taget op af", "Taken up by"),
    "text": ("Resultat", "Result"),
    "topics": ("Emner", "Topics"),
    "tried": ("Prøvet ét nyt sted først?", "Tried in one new place first?"),
}
# These say what another column says already, or are for programs.
LEFT_OUT: Final = frozenset({"decided", "decision", "kind", "known", "proposed", "score"})
# Where nothing was said there need not be anything to know.
_MAY_BE_EMPTY: Final = frozenset({"because", "conditions", "note", "occasion"})
_CAPTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "organisation": ("Dem, en aftale forpligter", "Those whom an agreement obliges"),
    "answer": ("Klyngernes svar", "The clusters' answers"),
    "need": ("Hvem vi kan bringe sammen", "Whom we can bring together"),
    "forum": ("Forum for forum", "Forum by forum"),
}
# What has a title is an initiative, but for what stands in these fields.
_LEADS_TO: Final[Mapping[str, str]] = {"checked": "overlap-checks"}
_YES_NO: Final[Mapping[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "changeable": (("ja, der er spillerum", "yes, there is room"), ("må ikke ændres", "no")),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text in a cell, perhaps with where it leads."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Several pieces are a list, unless they are as short as numbers."""

    pieces: tuple[Piece, ...]
    inline: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one shape."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(
    rows: Iterable[Mapping[str, Any]], frame: Frame, names: Mapping[str, str]
) -> list[Table]:
    """A table for each shape of row, in the order they come; `names` are of clusters by id."""
    shapes: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        shapes.setdefault(tuple(row), []).append(row)
    return [_table(some, frame, names) for some in shapes.values()]


def heading(field: str, frame: Frame) -> str:
    """A field that has no heading is a mistake, and is never shown by its own name."""
    return frame.say(*HEADINGS[field])


def _table(rows: Sequence[Mapping[str, Any]], frame: Frame, names: Mapping[str, str]) -> Table:
    fields = [name for name in rows[0] if name not in LEFT_OUT and name in HEADINGS]
    marks = [mark for mark in _CAPTIONS if mark in rows[0]]
    caption = _CAPTIONS[marks[0]] if marks else ("Det, svaret bygger på", "What this rests on")
    return Table(
        caption=frame.say(*caption),
        headings=tuple(heading(name, frame) for name in fields),
        rows=tuple(tuple(_cell(name, row[name], frame, names) for name in fields) for row in rows),
    )


def _cell(field: str, value: Any, frame: Frame, names: Mapping[str, str]) -> Cell:
    return Cell(tuple(_pieces(field, value, frame, names)), inline=field == "events")


def _pieces(field: str, value: Any, frame: Frame, names: Mapping[str, str]) -> list[Piece]:
    match value:
        case None:
            return [Piece(_unknown(field, frame))]
        case bool():
            return [Piece(_yes_no(field, frame, is_so=value))]
        case [*several]:
            found = [piece for one in several for piece in _pieces(field, one, frame, names)]
            return found or [Piece("–")]
        case {"id": str() as id, "title": str() as title}:
            return [Piece(title, frame.link(f"/{_LEADS_TO.get(field, 'initiatives')}/{id}"))]
        case {"forum": str() as forum, "date": said}:
            return [Piece(f"{forum}, {frame.date(said)}")]
        case {"id": str() as id, "name": str() as name, "workplace": work}:
            whole = name if work is None else f"{name} ({work})"
            return [Piece(whole, frame.link("/paths", **{"from": id}))]
        case {"name": str() as text} | {"text": str() as text}:
            return [Piece(text)]
        case int() if field in ("events", "known_at"):
            return [Piece(str(value), frame.event(value))]
        case int() | float():
            return [Piece(frame.number(value))]
        case _:
            return [Piece(_said(field, str(value), frame, names))]


def _said(field: str, text: str, frame: Frame, names: Mapping[str, str]) -> str:
    if is_date(text):
        return frame.date(text)
    return names.get(text) or coded(field, text, lang=frame.lang)


def _unknown(field: str, frame: Frame) -> str:
    if field == "reported":
        return frame.say("aldrig meldt", "never reported")
    if field in _MAY_BE_EMPTY:
        return "–"
    return frame.say("ukendt", "unknown")


def _yes_no(field: str, frame: Frame, *, is_so: bool) -> str:
    yes, no = _YES_NO.get(field, (("ja", "yes"), ("nej", "no")))
    return frame.say(*(yes if is_so else no))
