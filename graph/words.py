"""What the kinds of things are called in plain words, wherever people are told of one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.errors import Language
from graph.events.fields import Entity

THINGS: Final[Mapping[Entity, tuple[str, str]]] = MappingProxyType(
    {
        "initiative": ("indsats", "initiative"),
        "programme": ("program", "programme"),
        "kernel_element": ("del af en kerne", "part of a kernel"),
        "cluster": ("klynge", "cluster"),
        "organisation": ("organisation", "organisation"),
        "forum": ("forum", "forum"),
        "person": ("person", "person"),
        "relationship": ("forbindelse", "relationship"),
        "need": ("ønske", "wish"),
        "offer": ("tilbud", "offer"),
        "platform": ("spredningsplatform", "spread platform"),
        "adoption": ("brug af en indsats", "use of an initiative"),
        "decision": ("beslutning", "decision"),
        "overlap_check": ("overlap-tjek", "overlap check"),
        "hearing": ("høring", "hearing"),
        "result": ("resultat", "result"),
        "evidence": ("dokumentation", "evidence"),
        "judgement": ("vurdering", "judgement"),
        "merge": ("sammenlægning", "merge"),
        "policy": ("regel", "rule"),
        "statement": ("oplysning", "statement"),
        "import": ("indlæsning", "import"),
    }
)


def thing(entity: str, lang: Language) -> str:
    """The word for a kind of thing; one that is not known here is shown as it came."""
    found = next((words for name, words in THINGS.items() if name == entity), (entity, entity))
    danish, english = found
    return danish if lang == "da" else english
