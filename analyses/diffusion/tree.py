"""From adoptions to the tree of how an initiative spread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyses.diffusion.answers import (
    Adopter,
    Arc,
    Change,
    Changed,
    Diffusion,
    InitiativeRef,
    Unknown,
)
from analyses.diffusion.remarks import remarks
from analyses.diffusion.sentence import began_in, sentence
from graph import dates
from graph.errors import Language


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """`element` is the text of the part of the kernel."""

    element: str
    how: Change
    locked: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """One adoption; `started` is as it was said (2015, 2015-10), `taken_from` is an adoption."""

    adoption: str
    organisation: str
    organisation_name: str
    cluster: str | None
    started: str | None
    stage: str
    taken_from: str | None
    carried_by: tuple[str, ...]
    changes: tuple[ChangeRow, ...]
    events: tuple[int, ...]


def diffusion(
    initiative: InitiativeRef,
    rows: Iterable[AdoptionRow],
    *,
    as_of: str,
    known_at: int,
    lang: Language = "da",
) -> Diffusion:
    """How the initiative spread, as far as the records say.

    A place is unknown when its first adoption names no source; taking up one's own earlier
    adoption anew is not spread.

    >>> first = AdoptionRow("a1", "o1", "Skive", None, "2013", "adopted", None, (), (), (1,))
    >>> second = AdoptionRow("a2", "o2", "Holstebro", None, "2015", "adopted", "a1", (), (), (2,))
    >>> lift = InitiativeRef(id="lift", title="Løft")
    >>> answer = diffusion(lift, [second, first], as_of="2020-01-01", known_at=2)
    >>> [(arc.source, arc.to, arc.when) for arc in answer.arcs], [u.to for u in answer.unknown]
    ([('o1', 'o2', '2015')], ['o1'])
    >>> generations(answer)
    (('o1',), ('o2',))
    """
    ordered = sorted(dict.fromkeys(rows), key=_by_date_and_name)
    by_adoption = {row.adoption: row for row in ordered}
    adopters = _adopters(ordered)
    arcs = tuple(_arc(row, source) for row in ordered if (source := _source(row, by_adoption)))
    unknown = tuple(_unknown(row) for row in _first(ordered) if not _source(row, by_adoption))
    began = began_in(adopters, arcs, unknown)
    return Diffusion(
        initiative=initiative,
        adopters=adopters,
        arcs=arcs,
        unknown=unknown,
        sentence=sentence(adopters, unknown, began, lang=lang),
        as_of=dates.checked(as_of),
        known_at=known_at,
        began_in=began,
        remarks=remarks(by_adoption, lang=lang),
    )


def generations(answer: Diffusion) -> tuple[tuple[str, ...], ...]:
    """Places by the number of steps from a place with no known source, in the adopters' order.

    A ring of places that had it from each other starts with its earliest one.
    """
    receivers: dict[str, list[str]] = {}
    for arc in (arc for arc in answer.arcs if arc.recorded):
        receivers.setdefault(arc.source, []).append(arc.to)
    roots = [unknown.to for unknown in answer.unknown]
    depth = _depths(roots, receivers, {})
    for adopter in answer.adopters:
        if adopter.id not in depth:
            depth = _depths([adopter.id], receivers, depth)
    found = [[a.id for a in answer.adopters if depth[a.id] == step] for step in range(len(depth))]
    return tuple(tuple(generation) for generation in found if generation)


def _depths(
    roots: Sequence[str], receivers: Mapping[str, Sequence[str]], known: Mapping[str, int]
) -> dict[str, int]:
    depth = dict(known) | dict.fromkeys(roots, 0)
    waiting = list(roots)
    for place in waiting:  # grows while it is read: breadth first
        for receiver in receivers.get(place, ()):
            if receiver not in depth:
                depth[receiver] = depth[place] + 1
                waiting.append(receiver)
    return depth


def _by_date_and_name(row: AdoptionRow) -> tuple[bool, str, str, str, str]:
    undated = row.started is None
    said = "" if row.started is None else dates.checked(row.started)
    return (undated, said, row.organisation_name, row.organisation, row.adoption)


def _first(ordered: Iterable[AdoptionRow]) -> list[AdoptionRow]:
    """The adoption that made each place an adopter."""
    first: dict[str, AdoptionRow] = {}
    for row in ordered:
        first.setdefault(row.organisation, row)
    return list(first.values())


def _adopters(ordered: Sequence[AdoptionRow]) -> tuple[Adopter, ...]:
    dated_last = sorted(ordered, key=lambda row: row.started is not None)
    newest = {row.organisation: row for row in dated_last}
    return tuple(
        Adopter(
            id=row.organisation,
            name=newest[row.organisation].organisation_name,
            when=row.started,
            stage=newest[row.organisation].stage,
            cluster=newest[row.organisation].cluster,
        )
        for row in _first(ordered)
    )


def _source(row: AdoptionRow, by_adoption: Mapping[str, AdoptionRow]) -> AdoptionRow | None:
    source = None if row.taken_from is None else by_adoption.get(row.taken_from)
    return None if source is None or source.organisation == row.organisation else source


def _arc(row: AdoptionRow, source: AdoptionRow) -> Arc:
    return Arc(
        source=source.organisation,
        to=row.organisation,
        when=row.started,
        recorded=True,
        probability=1.0,
        carried_by=row.carried_by,
        changed=_changed(row),
        events=row.events,
    )


def _unknown(row: AdoptionRow) -> Unknown:
    return Unknown(
        to=row.organisation,
        probability=1.0,
        when=row.started,
        carried_by=row.carried_by,
        changed=_changed(row),
        events=row.events,
    )


def _changed(row: AdoptionRow) -> tuple[Changed, ...]:
    return tuple(
        Changed(element=c.element, how=c.how, locked=c.locked, reason=c.reason) for c in row.changes
    )
