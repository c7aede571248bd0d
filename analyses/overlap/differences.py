"""Where two initiatives that look alike are known to differ, in plain words."""

from collections.abc import Callable, Mapping
from typing import Final

from analyses.overlap.records import InitiativeRecord, Language
from analyses.overlap.text import folded

_SAME_TARGET = 0.8
_LINE: Final[Mapping[Language, str]] = {
    "da": "{what}: her {asked}, dér {other}",
    "en": "{what}: here {asked}, there {other}",
}
_WHAT: Final[Mapping[Language, Mapping[str, str]]] = {
    "da": {"target": "Målgruppe", "sectors": "Sektor", "status": "Status", "size": "Størrelse"},
    "en": {"target": "Target group", "sectors": "Sector", "status": "Status", "size": "Size"},
}
_CODES: Final = frozenset({"status", "size"})
_READ: Final[Mapping[str, Callable[[InitiativeRecord], str]]] = {
    "target": lambda record: record.target.strip(),
    "sectors": lambda record: ", ".join(sorted(record.sectors)),
    "status": lambda record: record.status or "",
    "size": lambda record: record.size or "",
}


def differences(
    asked: InitiativeRecord,
    other: InitiativeRecord,
    *,
    target: float,
    lang: Language,
    coded: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Target group, sectors, status and size, where both are known and differ; `target` is how
    far the target groups agree, so that the same in other words is no difference. `coded` says
    in words what status and size are codes for.

    >>> one = InitiativeRecord(id="1", title="A", size="lille")
    >>> two = InitiativeRecord(id="2", title="B", size="stor", status="afsluttet")
    >>> differences(one, two, target=0.0, lang="da")
    ('Størrelse: her lille, dér stor',)
    """
    lines: list[str] = []
    for what, read in _READ.items():
        mine, theirs = read(asked), read(other)
        alike = folded(mine) == folded(theirs)
        if mine and theirs and not alike and not (what == "target" and target >= _SAME_TARGET):
            named = _WHAT[lang][what]
            mine, theirs = (coded(one) if what in _CODES else one for one in (mine, theirs))
            lines.append(_LINE[lang].format(what=named, asked=mine, other=theirs))
    return tuple(lines)
