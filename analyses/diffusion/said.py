"""Dates, counts and stages as they are said in Danish and English."""

from collections.abc import Sequence

from graph import dates
from graph.errors import Language

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_STAGES = {
    "interested": ("har vist interesse", "interested"),
    "agreed": ("har sagt ja", "agreed"),
    "pilot": ("afprøver", "pilot"),
    "adopted": ("taget op", "taken up"),
    "in_operation": ("i drift", "in operation"),
    "stopped": ("stoppet", "stopped"),
}
WAITING = frozenset({"interested", "agreed"})


def date_in_words(said: str, *, lang: Language) -> str:
    """The date as it was said, no more exact.

    >>> date_in_words("2015-10-21", lang="da"), date_in_words("2015-10", lang="en")
    ('21. oktober 2015', 'October 2015')
    """
    year, *rest = dates.checked(said).split("-")
    if not rest:
        return year
    month = _MONTHS[lang].split()[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    return f"{int(rest[1])}{'.' if lang == 'da' else ''} {month} {year}"


def at_date(said: str, *, lang: Language) -> str:
    """The date with its preposition.

    >>> at_date("2015-10-21", lang="da"), at_date("2015", lang="da")
    ('den 21. oktober 2015', 'i 2015')
    """
    exact = dates.precision(said) == "day"
    preposition = {"da": ("i", "den"), "en": ("in", "on")}[lang][exact]
    return f"{preposition} {date_in_words(said, lang=lang)}"


def stage_in_words(stage: str, *, lang: Language) -> str:
    """The stage in plain words; one that is not known here is shown as it came."""
    danish, english = _STAGES.get(stage, (stage, stage))
    return danish if lang == "da" else english


def places(count: int, *, lang: Language) -> str:
    """
    >>> places(1, lang="da"), places(4, lang="da"), places(1, lang="en")
    ('ét sted', '4 steder', 'one place')
    """
    if lang == "da":
        return "ét sted" if count == 1 else f"{count} steder"
    return "one place" if count == 1 else f"{count} places"


def clusters(count: int, *, lang: Language) -> str:
    """
    >>> clusters(1, lang="da"), clusters(4, lang="en")
    ('én klynge', '4 clusters')
    """
    if lang == "da":
        return "én klynge" if count == 1 else f"{count} klynger"
    return "one cluster" if count == 1 else f"{count} clusters"


def listed(names: Sequence[str], *, lang: Language) -> str:
    """
    >>> listed(["Anna", "Bo", "Carla"], lang="da")
    'Anna, Bo og Carla'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'og' if lang == 'da' else 'and'} {names[-1]}"
