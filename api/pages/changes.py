"""What an import changes, in the words of the pages: fields and things by their plain names."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from api.answers.words import either
from api.pages.said import coded
from graph.errors import Language
from graph.events.body import Reference, references
from graph.events.catalogue import KINDS
from graph.words import thing
from importers.running.changes import Change
from importers.running.revising import ENDINGS

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
        "programme": ("Program", "Programme"),
        "because": ("Hvorfor", "Why"),
        "element": ("Del af kernen", "Part of the kernel"),
        "row": ("Række i kernen", "Row of the kernel"),
        "changeable": ("Kan tilpasses", "Can be adapted"),
        "how": ("Hvordan", "How"),
        "occasion": ("Anledning", "Occasion"),
        "legal_basis": ("Retsgrundlag", "Legal basis"),
        "on_behalf_of": ("På klyngens vegne", "On behalf of"),
        "taken_from": ("Taget fra", "Taken from"),
        "carried_by": ("Båret af", "Carried by"),
        "kernel_version": ("Udgave af kernen", "Version of the kernel"),
        "reason": ("Hvorfor", "Why"),
        "sector": ("Sektor", "Sector"),
        "dimension": ("Dimension", "Dimension"),
        "nature": ("Art", "Nature"),
        "n": ("Antal", "Number"),
        "scheme": ("Register", "Register"),
        "code": ("Kode", "Code"),
        "part_of": ("Del af", "Part of"),
        "municipality": ("Kommune", "Municipality"),
        "role": ("Rolle", "Role"),
        "language": ("Sprog", "Language"),
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


def shown(
    changes: Sequence[Change],
    lang: Language,
    *,
    names: Callable[[Collection[str]], Mapping[str, Mapping[str, str]]],
) -> list[Shown]:
    """The changes in their order; of a new thing its own id is left out.

    What they name is called as the changes themselves call it, or by `names`, which are asked for
    people, and only where something is not called in the changes.
    """
    called = {one.about.partition("/")[2]: name for one in changes if (name := _name(one))}
    named = (one for change in changes for one in _named_in(change))
    asked = {one.id: one.entities for one in named if one.id not in called}
    known: Mapping[str, Mapping[str, str]] = {}
    if asked:
        known = names([id for id, of in asked.items() if "person" in of])
    called |= {
        id: known[of][id] for id, kinds in asked.items() for of in kinds if id in known.get(of, {})
    }
    return [_shown(change, lang, called) for change in changes]


def _what(change: Change) -> str:
    """What the change is to what it is about: what is new may be told of what is not."""
    if change.what != "new":
        return change.what
    if change.kind in ENDINGS:
        return "ended"
    id = change.about.partition("/")[2]
    is_begun = any(one.introduced and one.id == id for one in _named_in(change))
    return "new" if is_begun else "told"


def _named_in(change: Change) -> Iterator[Reference]:
    """The ids that a change names, before and now."""
    for side in ("before", "after"):
        said = {one.field: getattr(one, side) for one in change.fields}
        model = KINDS[change.kind]
        event = model.model_construct(**{**dict.fromkeys(model.model_fields), **said})
        yield from references(event)


def _name(change: Change) -> str:
    found = (str(one.after) for one in change.fields if one.field in _NAMES and one.after)
    return next(found, "")


def _shown(change: Change, lang: Language, names: Mapping[str, str]) -> Shown:
    entity, _, id = change.about.partition("/")
    fields = [one for one in change.fields if one.field != entity]
    called = _name(change) or names.get(id, "")
    naming = {one.field: names for one in _named_in(change)}
    return Shown(
        where=_where(change, lang),
        what=_what(change),
        thing=thing(entity, lang),
        called=called,
        fields=tuple(
            (
                either(lang, *FIELDS.get(one.field, (one.field, one.field))),
                _text(one.field, _called(one.before, naming.get(one.field, {})), lang),
                _text(one.field, _called(one.after, naming.get(one.field, {})), lang),
            )
            for one in fields
        ),
    )


def _called(value: Any, names: Mapping[str, str]) -> Any:
    """The value, with names for the ids in it; values are JSON."""
    match value:
        case str():
            return names.get(value, value)
        case [*several]:
            return [_called(one, names) for one in several]
        case _:
            return value


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
