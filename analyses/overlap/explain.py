"""Why two initiatives were found alike: each feature's share in plain Danish or English."""

from collections.abc import Iterable, Mapping
from typing import Final

from analyses.overlap.answer import Reason
from analyses.overlap.matches import Pairs
from analyses.overlap.model import BASE
from analyses.overlap.phrases import FOR, LITTLE, NOTHING
from analyses.overlap.records import Language
from analyses.overlap.text import folded

_MOST_WORDS = 6
_MOST_ELEMENTS = 2
_LONGEST_QUOTE = 60
_PERCENT_ONLY: Final = frozenset({"contained", "spelling", "meaning", "people", "places"})
_QUOTED: Final = frozenset({"kernel", "kernel_meaning", "name"})
_KERNEL: Final = frozenset({"kernel", "kernel_meaning"})


def reasons(
    values: Mapping[str, float],
    parts: Mapping[str, float],
    pairs: Mapping[str, Pairs],
    *,
    lang: Language,
) -> tuple[Reason, ...]:
    """Every share that is not zero, the largest first whatever its sign, the base last.

    >>> pairs = {"title": (("besøger", "besøg"),)}
    >>> told = reasons({"title": 0.9}, {"title": 2.0, "base": -1.0}, pairs, lang="da")
    >>> [reason.text for reason in told]
    ['Ord i titlen går igen: besøger ~ besøg', 'Udgangspunkt, før noget er sammenlignet']
    """
    ranked = sorted(
        (name for name in parts if name != BASE and parts[name] != 0),
        key=lambda name: (-abs(parts[name]), name),
    )
    told = [
        Reason(
            feature=name,
            share=parts[name],
            text=_pattern(name, pairs.get(name, ()), share=parts[name], lang=lang).format(
                pairs=_matched(name, pairs.get(name, ())), percent=round(100 * values[name])
            ),
        )
        for name in ranked
    ]
    return (*told, Reason(feature=BASE, share=parts[BASE], text=FOR[lang][BASE]))


def _pattern(name: str, pairs: Pairs, *, share: float, lang: Language) -> str:
    if not pairs and name not in _PERCENT_ONLY:
        return NOTHING[lang][name]
    return FOR[lang][name] if share > 0 else LITTLE[lang][name]


def _matched(name: str, pairs: Pairs) -> str:
    most = _MOST_ELEMENTS if name in _KERNEL else _MOST_WORDS
    return _joined(pairs[:most], quoted=name in _QUOTED)


def _joined(pairs: Iterable[tuple[str, str]], *, quoted: bool) -> str:
    return ("; " if quoted else ", ").join(_pair(*pair, quoted=quoted) for pair in pairs)


def _pair(mine: str, theirs: str, *, quoted: bool) -> str:
    """Both as they stand, or one of them where only the case differs."""
    shown = [mine] if folded(mine) == folded(theirs) else [mine, theirs]
    return " ~ ".join(f"»{_short(text)}«" if quoted else text for text in shown)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
