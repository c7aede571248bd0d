"""The empirical kernel: what became of each part where the initiative lasted, and where not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from analyses.diffusion.answers import KernelPart
from analyses.diffusion.said import listed
from graph.errors import Language

Outcome: TypeAlias = Literal["lasting", "stopped", "open"]

_DID = {
    "kept": ("Bevaret", "Kept in"),
    "adapted": ("Tilpasset", "Adapted in"),
    "dropped": ("Udeladt", "Left out in"),
}
LASTING = frozenset({"adopted", "in_operation"})


@dataclass(frozen=True, slots=True)
class Treated:
    """What one place did with one part; `outcome` is how the initiative fared there."""

    element: str
    locked: bool
    how: Literal["kept", "adapted", "dropped"]
    outcome: Outcome


def outcome(stage: str) -> Outcome:
    """
    >>> outcome("in_operation"), outcome("stopped"), outcome("pilot")
    ('lasting', 'stopped', 'open')
    """
    if stage == "stopped":
        return "stopped"
    return "lasting" if stage in LASTING else "open"


def empirical_kernel(
    treated: Iterable[Treated], *, lang: Language = "da"
) -> tuple[KernelPart, ...]:
    """Counts for each part, in the order in which the parts come; there is no test of chance here.

    `lasting` and `stopped` count only places that said what they did with the part: with the few
    places there are, a share would say more than is known.

    >>> rows = [Treated("Skema", True, "kept", "lasting")] * 9
    >>> [part.sentence for part in empirical_kernel(rows)]
    ['Bevaret 9 af de 9 steder, hvor indsatsen har holdt.']
    """
    by_part: dict[str, list[Treated]] = {}
    for one in treated:
        by_part.setdefault(one.element, []).append(one)
    return tuple(_part(element, rows, lang=lang) for element, rows in by_part.items())


def _part(element: str, rows: Sequence[Treated], *, lang: Language) -> KernelPart:
    lasting = [row for row in rows if row.outcome == "lasting"]
    stopped = [row for row in rows if row.outcome == "stopped"]
    return KernelPart(
        element=element,
        locked=any(row.locked for row in rows),
        kept=_count(rows, "kept"),
        adapted=_count(rows, "adapted"),
        dropped=_count(rows, "dropped"),
        lasting=len(lasting),
        kept_where_lasting=_count(lasting, "kept"),
        stopped=len(stopped),
        kept_where_stopped=_count(stopped, "kept"),
        sentence=_sentence(lasting, stopped, lang=lang),
    )


def _count(rows: Iterable[Treated], how: str) -> int:
    return sum(row.how == how for row in rows)


def _sentence(lasting: Sequence[Treated], stopped: Sequence[Treated], *, lang: Language) -> str:
    parts = [
        _kept(lasting, "har holdt", "has lasted", lang=lang),
        _kept(stopped, "er stoppet", "has stopped", lang=lang),
    ]
    told = [part for part in parts if part]
    if told:
        return " ".join(told)
    return "Det er for tidligt at sige." if lang == "da" else "It is too early to say."


def _kept(rows: Sequence[Treated], danish: str, english: str, *, lang: Language) -> str:
    """How many kept it; where none did, what they did instead."""
    if not rows:
        return ""
    count = {how: _count(rows, how) for how in _DID}
    done = ["kept"] if count["kept"] else [how for how in _DID if count[how]]
    total = len(rows)
    if total == 1:
        where = "det ene sted, hvor indsatsen" if lang == "da" else "in the one place where it"
        return f"{_DID[done[0]][lang == 'en']} {where} {danish if lang == 'da' else english}."
    told = listed([f"{_DID[how][lang == 'en']} {count[how]}" for how in done], lang=lang)
    told = f"{told[0]}{told[1:].lower()}"
    if lang == "da":
        return f"{told} af de {total} steder, hvor indsatsen {danish}."
    return f"{told} of the {total} places where it {english}."
