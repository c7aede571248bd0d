"""How far those have come whom an agreement obliges."""

from collections.abc import Sequence

from analyses.diffusion.answers import Coverage, Covered
from analyses.diffusion.said import listed
from graph.errors import Language

_NAMED = 6


def coverage(
    agreement: str, due: str | None, places: Sequence[Covered], *, lang: Language = "da"
) -> Coverage:
    """The places in the order given, and who has, who is under way, and who has not said.

    >>> rows = [
    ...     Covered(id="a", name="Odder", cluster=None, status="adopted", since="2016"),
    ...     Covered(id="b", name="Samsø", cluster=None, status=None, since=None),
    ... ]
    >>> coverage("Aftalen", "2018", rows).sentence
    'Aftalen gælder 2 steder, senest 2018: 1 har taget den op, og 1 har ikke meldt noget (Samsø).'
    """
    return Coverage(
        agreement=agreement,
        due=due or None,
        places=tuple(places),
        sentence=_sentence(agreement, due, places, lang=lang),
    )


def _sentence(agreement: str, due: str | None, places: Sequence[Covered], *, lang: Language) -> str:
    danish = lang == "da"
    silent = [one.name for one in places if one.status is None]
    counts = {
        "har taget den op" if danish else "have taken it up": _count(places, "adopted"),
        "er i gang" if danish else "are under way": _count(places, "under_way"),
        "er stoppet" if danish else "have stopped": _count(places, "stopped"),
    }
    told = [f"{count} {words}" for words, count in counts.items() if count]
    if silent:
        more = len(silent) - _NAMED
        rest = [f"{more} til" if danish else f"{more} more"] if more > 0 else []
        names = listed([*silent[:_NAMED], *rest], lang=lang)
        word = "har ikke meldt noget" if danish else "have not said"
        told.append(f"{len(silent)} {word} ({names})")
    by = (f", senest {due}" if danish else f", by {due}") if due else ""
    where = f"{len(places)} {'steder' if danish else 'places'}"
    covers = "gælder" if danish else "covers"
    joined = f"{', '.join(told[:-1])}{', og ' if danish else ', and '}" if len(told) > 1 else ""
    return f"{agreement} {covers} {where}{by}: {joined}{told[-1] if told else '–'}."


def _count(places: Sequence[Covered], status: str) -> int:
    return sum(one.status == status for one in places)
