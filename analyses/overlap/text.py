"""From Danish or English text to words, stems and character n-grams."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias, cast

import snowballstemmer

from analyses.overlap.stopwords import COMMON, SILENT

Bag: TypeAlias = Mapping[str, str]
"""Stem to the word as it first stood in the text, in the order of the text."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "đ": "d"})
_LONGEST_WORD = 60


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case, without accents, with ae, oe and aa for the Danish letters.

    >>> folded("BESØG på Ærø"), folded("besoeg paa Aeroe")
    ('besoeg paa aeroe', 'besoeg paa aeroe')
    """
    lower = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def surfaces(text: str) -> list[str]:
    """The words of a text as they stand, in order.

    >>> surfaces("Besøg, ring – og følg op")
    ['Besøg', 'ring', 'og', 'følg', 'op']
    """
    return _WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=65536)
def stem(word: str, *, lang: str | None = None) -> str:
    """The folded stem of one word.

    >>> stem("besøger"), stem("BESØG"), stem("visits", lang="en")
    ('besoeg', 'besoeg', 'visit')
    """
    # A stemmer remembers the word it works on, so that two threads cannot share one.
    stemmer = snowballstemmer.stemmer("english" if lang == "en" else "danish")
    return str(cast("object", stemmer.stemWord(folded(word[:_LONGEST_WORD]))))


def bag(texts: Iterable[str], *, lang: str | None = None) -> Bag:
    """The stems of the texts with their words, without stop words and numbers.

    >>> bag(["Vi besøger borgeren", "et besøg"])
    {'besoeg': 'besøger', 'borg': 'borgeren'}
    """
    found: dict[str, str] = {}
    for text in texts:
        for word in surfaces(text):
            if telling := _telling_stem(word, lang):
                found.setdefault(telling, word)
    return found


def is_common(word_stem: str) -> bool:
    """Whether nearly every initiative uses the word.

    >>> is_common(stem("borgerne")), is_common(stem("medicin"))
    (True, False)
    """
    return word_stem in _common()


@lru_cache(maxsize=65536)
def grams(word_stem: str, *, size: int = 3) -> tuple[str, ...]:
    """The character n-grams of a stem, its ends marked, each once, in order.

    >>> grams("fald")
    ('_fa', 'fal', 'ald', 'ld_')
    """
    marked = f"_{word_stem}_"
    return tuple(
        dict.fromkeys(marked[at : at + size] for at in range(max(1, len(marked) - size + 1)))
    )


@lru_cache(maxsize=65536)
def _telling_stem(word: str, lang: str | None) -> str:
    """The stem, or nothing for a stop word, a number or a single letter."""
    silent = len(word) < 2 or word.isdigit() or folded(word) in _silent()
    return "" if silent else stem(word, lang=lang)


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    return frozenset(folded(word) for word in SILENT.split())


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    danish = {stem(word) for word in COMMON.split()}
    return frozenset(danish | {stem(word, lang="en") for word in COMMON.split()})
