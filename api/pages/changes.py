"""What an import changes, in the words of the pages: fields and things by their plain names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from api.answers.words import either
from api.pages.said import coded
from graph.errors import Language
from graph.words import thing
from importers.running.changes import Change

FIELDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "title": ("Titel", "Title"),
        "name": ("Navn", "Name"),
        "purpose": ("Formål", "Purpose"),
        "target": ("Målgruppe", "Target group"),
        "story": ("Fortælling", "Story"),
        "origin": ("Oprindelse", "Origin"),
        "project_type": ("Projekttype", "Type of project"),
        "phase": ("Fase", "Phase"),
        "size": ("Størrelse", "Size"),
        "difficulty": ("Sværhedsgrad", "Difficulty"),
        "stage": ("Trin", "Stage"),
        "website": ("Hjemmeside", "Website"),
        "topics": ("Emner", "Topics"),
        "populations": ("Grupper", "Groups"),
        "clusters": ("Klynger", "Clusters"),
        "organisations": ("Organisationer", "Organisations"),
        "organisation": ("Organisation", "Organisation"),
        "cluster": ("Klynge", "Cluster"),
        "initiative": ("Indsats", "Initiative"),
        "person": ("Person", "Person"),
        "other": ("Den anden", "The other"),
        "forum": ("Forum", "Forum"),
        "contact": ("Kontakt", "Contact"),
        "email": ("E-mail", "E-mail"),
        "type": ("Slags", "Kind"),
        "text": ("Tekst", "Text"),
        "valid_from": ("Fra", "From"),
        "valid_to": ("Til", "Until"),
    }
)
_CODE: Final = re.compile("[a-z_]+")
_NAMES: Final = ("title", "name", "text")


@dataclass(frozen=True, slots=True)
class Shown:
    """One change: where it stands in the file, what it is about, and each field before and now."""

    where: str
    what: str
    thing: str
    called: str
    fields: tuple[tuple[str, str, str], ...]


def shown(changes: Iterable[Change], lang: Language) -> list[Shown]:
    """The changes in their order; of a new thing its own id is left out."""
    return [_shown(change, lang) for change in changes]


def _shown(change: Change, lang: Language) -> Shown:
    entity = change.about.partition("/")[0]
    fields = [one for one in change.fields if one.field != entity]
    called = next((str(one.after) for one in fields if one.field in _NAMES and one.after), "")
    return Shown(
        where=_where(change, lang),
        what=change.what,
        thing=thing(entity, lang),
        called=called,
        fields=tuple(
            (
                either(lang, *FIELDS.get(one.field, (one.field, one.field))),
                _text(one.field, one.before, lang),
                _text(one.field, one.after, lang),
            )
            for one in fields
        ),
    )


def _where(change: Change, lang: Language) -> str:
    if change.row is None:
        return ""
    row = f"{either(lang, 'række', 'row')} {change.row}"
    return f"{either(lang, 'ark', 'sheet')} {change.sheet}, {row}" if change.sheet else row


def _text(field: str, value: Any, lang: Language) -> str:
    match value:
        case None:
            return ""
        case str():
            return coded(field, value, lang=lang) if _CODE.fullmatch(value) else value
        case [*several]:
            return ", ".join(str(one) for one in several)
        case _:
            return str(value)
