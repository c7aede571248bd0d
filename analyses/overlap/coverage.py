"""How far a check saw: the initiatives known in each cluster, and when it was last updated."""

from collections import defaultdict
from collections.abc import Iterable

from analyses.overlap.answer import Coverage
from analyses.overlap.records import InitiativeRecord

_LAST_LETTERS = str.maketrans({"æ": "\uff01", "ø": "\uff02", "å": "\uff03"})


def coverage(
    records: Iterable[InitiativeRecord], clusters: Iterable[str] = ()
) -> tuple[Coverage, ...]:
    """One row for each cluster, also named ones without initiatives, in Danish order; then the
    row of the regional and unknown.

    >>> rows = coverage([InitiativeRecord(id="1", title="A", cluster="Vest")], ["Aarhus"])
    >>> [(row.cluster, row.initiatives) for row in rows]
    [('Vest', 1), ('Aarhus', 0), (None, 0)]
    """
    known: dict[str | None, list[InitiativeRecord]] = defaultdict(list)
    for record in records:
        known[record.cluster].append(record)
    named = {*clusters, *(cluster for cluster in known if cluster is not None)}
    order: list[str | None] = [*sorted(named, key=_danish), None]
    return tuple(_row(cluster, known.get(cluster, [])) for cluster in order)


def _row(cluster: str | None, records: list[InitiativeRecord]) -> Coverage:
    updates = [record.last_update for record in records if record.last_update is not None]
    return Coverage(
        cluster=cluster, initiatives=len(records), last_update=max(updates, default=None)
    )


def _danish(name: str) -> tuple[str, str]:
    """Æ, Ø and Å last, and Aa with Å."""
    return name.casefold().replace("aa", "å").translate(_LAST_LETTERS), name
