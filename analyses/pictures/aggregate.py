"""Very many places, put together by cluster, so that a picture can still be drawn and read."""

from collections.abc import Mapping

from analyses.diffusion.answers import Adopter, Arc, Diffusion, Unknown
from graph import dates
from graph.errors import Language

MOST_PLACES = 5_000


def drawable(answer: Diffusion, *, lang: Language, most: int = MOST_PLACES) -> Diffusion:
    """The answer itself, or by cluster where it has more places than can be drawn.

    A cluster has the first date of its places, and is called by how many there are; an arc between
    two clusters is there once, from when the first went. What each place did is in the table of the
    whole answer, not here.
    """
    if len(answer.adopters) <= most:
        return answer
    cluster = {one.id: one.cluster or "" for one in answer.adopters}
    first: dict[str, Adopter] = {}
    count: dict[str, int] = {}
    for one in sorted(
        answer.adopters, key=lambda one: (one.when is None, dates.earliest(one.when))
    ):
        first.setdefault(cluster[one.id], one)
        count[cluster[one.id]] = count.get(cluster[one.id], 0) + 1
    arcs = _between(answer.arcs, cluster)
    reached = {arc.to for arc in arcs}
    return answer.model_copy(
        update={
            "adopters": tuple(_named(key, one, count[key], lang) for key, one in first.items()),
            "arcs": arcs,
            "unknown": tuple(
                Unknown(to=_id(key), probability=1.0, when=one.when)
                for key, one in first.items()
                if _id(key) not in reached
            ),
            "began_in": tuple(dict.fromkeys(_id(cluster[id]) for id in answer.began_in)),
        }
    )


def _between(arcs: tuple[Arc, ...], cluster: Mapping[str, str]) -> tuple[Arc, ...]:
    first: dict[tuple[str, str], Arc] = {}
    for arc in sorted(arcs, key=lambda arc: (arc.when is None, dates.earliest(arc.when))):
        ends = cluster.get(arc.source), cluster.get(arc.to)
        if arc.recorded and ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            first.setdefault((ends[0], ends[1]), arc)
    return tuple(
        arc.model_copy(
            update={"source": _id(source), "to": _id(to), "carried_by": (), "changed": ()}
        )
        for (source, to), arc in first.items()
    )


def _named(key: str, first: Adopter, count: int, lang: Language) -> Adopter:
    none = "Uden for klyngerne" if lang == "da" else "Outside the clusters"
    places = "steder" if lang == "da" else "places"
    name = f"{key or none} ({count} {places})"
    return first.model_copy(update={"id": _id(key), "name": name, "cluster": key or None})


def _id(key: str) -> str:
    return f"cluster:{key}"
