"""What joined places to each other before they took an initiative up, as it is read."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from analyses.diffusion.links import Kind, Link, Links, Presence, linked, met
from api.answers.register import Register


def links_of(seen: Register, organisations: Iterable[str], initiatives: Sequence[str]) -> Links:
    """Links between any two of the organisations, at any time up to the day that is asked about."""
    places = sorted(set(organisations))
    asked = seen.questions
    forums = {id: forum.name for id, forum in seen.directory.forums.items()}
    ties = [
        Link(
            row["place"],
            row["other_place"],
            row["how"],
            since=row["since"],
            people=(row["person"], row["other"]),
            occasion=row["occasion"] or "",
            events=(row["event"],),
            last_confirmed=row["last_confirmed"],
        )
        for row in asked.ask("once_ties", organisations=places)
    ]
    met_there = asked.ask("once_meetings", organisations=places, initiatives=list(initiatives))
    return linked(
        [
            *ties,
            *_met(asked.ask("once_jobs", organisations=places), "moved", {}),
            *_met(met_there, "meeting", {}),
            *_met(asked.ask("once_seats", organisations=places), "shared_forum", forums),
            *_of_one_cluster(seen, places),
        ]
    )


def _met(rows: Iterable[Mapping[str, str]], kind: Kind, names: Mapping[str, str]) -> list[Link]:
    there = [
        Presence(row["place"], str(row["circle"]), row["person"], row["since"], int(row["event"]))
        for row in rows
    ]
    return met(there, kind, names)


def _of_one_cluster(seen: Register, places: Iterable[str]) -> list[Link]:
    by_cluster: dict[str, list[str]] = {}
    for place in places:
        cluster = seen.directory.cluster_of(place)
        if cluster is not None:
            by_cluster.setdefault(cluster, []).append(place)
    return [
        Link(one, other, "same_cluster", lasting=True)
        for inside in by_cluster.values()
        for one, other in combinations(inside, 2)
    ]
