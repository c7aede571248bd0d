"""Where an event comes from, as people say it: down to the row and the columns of a file."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from api.answers.words import either
from graph.envelope import Envelope
from graph.errors import Language

_PARTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "page": ("side", "page"),
        "sheet": ("ark", "sheet"),
        "row": ("række", "row"),
        "column": ("kolonne", "column"),
    }
)


def came_from(envelope: Envelope, lang: Language) -> str:
    """The document, file or page that it stands in, and where there; else its register.

    Such as `register.xlsx, ark Indsatser, række 4, kolonne Titel`.
    """
    found: dict[str, Any] = json.loads(envelope.provenance) if envelope.provenance else {}
    if found.get("nature") == "invented":
        return either(lang, "opdigtet eksempel", "invented example")
    place = found.get("document") or found.get("file") or found.get("url")
    if place is None:
        return envelope.source
    parts = (
        f"{either(lang, *words)} {found[name]}"
        for name, words in _PARTS.items()
        if found.get(name) is not None
    )
    return ", ".join([str(place), *parts])
