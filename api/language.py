"""Which language is answered in: the one asked for, else Danish."""

from typing import Annotated

from fastapi import Depends, Query, Request

from graph.errors import Language


def language_of(request: Request) -> Language:
    """By the address; programs may ask by a header too.

    Pages do not: a link in an agenda shows everybody the same.
    """
    asked = request.query_params.get("lang")
    if asked in ("da", "en"):
        return "en" if asked == "en" else "da"
    if not request.url.path.startswith("/api/"):
        return "da"
    return preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> Language:
    """The one of our languages that an Accept-Language header likes most.

    >>> preferred("en-GB,en;q=0.9,da;q=0.4"), preferred("da, en;q=0.8"), preferred("de")
    ('en', 'da', 'da')
    """
    liked = {"da": 0.0, "en": 0.0}
    for part in header.split(","):
        name, _, weight = part.strip().partition(";q=")
        language = name.split("-")[0].lower()
        if language in liked:
            liked[language] = max(liked[language], _weight(weight))
    return "en" if liked["en"] > liked["da"] else "da"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def _asked(
    request: Request,
    lang: Annotated[str | None, Query(max_length=20, description="da eller en.")] = None,
) -> Language:
    """`lang` is named here so that it is described; what it means is decided in one place."""
    del lang
    return language_of(request)


LangDep = Annotated[Language, Depends(_asked)]
