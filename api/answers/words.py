"""The words that answers share: dates, counts and codes as they are said in Danish and English."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from analyses.diffusion.said import at_date, listed
from graph.errors import Language

Counted: TypeAlias = Literal[
    "initiative", "small", "cluster", "person", "need", "decision", "part", "result", "place"
]
_COUNTED: Final[Mapping[Counted, tuple[tuple[str, str], tuple[str, str]]]] = {
    "initiative": (("én indsats", "indsatser"), ("one initiative", "initiatives")),
    "small": (("én lille indsats", "små indsatser"), ("one small initiative", "small initiatives")),
    "cluster": (("én klynge", "klynger"), ("one cluster", "clusters")),
    "person": (("én person", "personer"), ("one person", "people")),
    "need": (("ét ønske", "ønsker"), ("one wish", "wishes")),
    "decision": (("én beslutning", "beslutninger"), ("one decision", "decisions")),
    "part": (("én del", "dele"), ("one part", "parts")),
    "result": (("ét resultat", "resultater"), ("one result", "results")),
    "place": (("ét sted", "steder"), ("one place", "places")),
}
_CODES: Final[Mapping[str, tuple[str, str]]] = {
    "hospital": ("hospital", "hospital"),
    "municipality": ("kommune", "municipality"),
    "municipalities": ("kommunerne", "the municipalities"),
    "general_practice": ("almen praksis", "general practice"),
    "region": ("region", "region"),
    "other": ("andre", "other"),
    "citizen": ("borger", "citizen"),
    "not_assessed": ("ikke vurderet", "not assessed"),
    "not_suitable": ("egner sig ikke til spredning", "not suitable for spread"),
    "potential": ("kan spredes", "may spread"),
    "proposed": ("foreslået", "proposed"),
    "pilot": ("afprøves", "being tried"),
    "spreading": ("spredes", "spreading"),
    "in_operation": ("i drift", "in operation"),
    "stopped": ("stoppet", "stopped"),
    "small": ("lille", "small"),
    "medium": ("mellem", "medium"),
    "large": ("stor", "large"),
    "approved": ("godkendt", "approved"),
    "approved_with_conditions": ("godkendt med betingelser", "approved with conditions"),
    "rejected": ("afvist", "rejected"),
    "postponed": ("udskudt", "postponed"),
}
_LAST_LETTERS: Final = str.maketrans({"æ": "\uff01", "ø": "\uff02", "å": "\uff03"})


def either(lang: Language, danish: str, english: str) -> str:
    """The text in the language asked for."""
    return danish if lang == "da" else english


def counted(number: int, what: Counted, *, lang: Language) -> str:
    """
    >>> counted(1, "initiative", lang="da"), counted(0, "need", lang="da")
    ('én indsats', 'ingen ønsker')
    """
    one, many = _COUNTED[what][lang == "en"]
    if number == 0:
        return f"{either(lang, 'ingen', 'no')} {many}"
    return one if number == 1 else f"{number} {many}"


def in_words(code: str, *, lang: Language) -> str:
    """A code in plain words; one that is not known here is shown as it came."""
    danish, english = _CODES.get(code, (code, code))
    return either(lang, danish, english)


def when(date: str | None, *, lang: Language) -> str:
    """
    >>> when("2016-09-01", lang="da"), when("2015-10", lang="da"), when(None, lang="da")
    ('den 1. september 2016', 'i oktober 2015', 'på en ukendt dato')
    """
    if date is None:
        return either(lang, "på en ukendt dato", "on an unknown date")
    return at_date(date, lang=lang)


def quoted(titles: Iterable[str], *, lang: Language, most: int = 3) -> str:
    """Titles in quotation marks; beyond the first few it says how many more.

    >>> quoted(["A", "B", "C", "D"], lang="da", most=2)
    '»A«, »B« og 2 andre'
    """
    marks = ("»", "«") if lang == "da" else ("“", "”")
    return several([f"{marks[0]}{title}{marks[1]}" for title in titles], lang=lang, most=most)


def several(names: Iterable[str], *, lang: Language, most: int = 5) -> str:
    """Names in a row; beyond the first few it says how many more."""
    every = list(names)
    if len(every) <= most + 1:
        return listed(every, lang=lang)
    more = either(lang, f"{len(every) - most} andre", f"{len(every) - most} others")
    return listed([*every[:most], more], lang=lang)


def sentence(text: str) -> str:
    """The text with a capital first letter and one full stop."""
    stripped = text.strip().rstrip(".")
    return f"{stripped[:1].upper()}{stripped[1:]}."


def danish_order(name: str) -> tuple[str, str]:
    """The key that sorts names as Danish does: Æ, Ø and Å last, and Aa with Å."""
    return name.casefold().replace("aa", "å").translate(_LAST_LETTERS), name
