"""What a research analysis looks at: who, their ties, and when each of them took something up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from analyses.sparse import Matrix, Vector, from_cells

if TYPE_CHECKING:
    import networkx as nx

    from analyses.diffusion.recorded import Recorded
    from analyses.people.coordination import Rating

Tie: TypeAlias = tuple[str, str, float, float]
"""Who names whom, how strongly (above 0), and from which period on (-inf: always)."""

ALWAYS = -np.inf
NEVER = np.nan


@dataclass(frozen=True, slots=True)
class Study:
    """`weights[i, j]` is how strongly i names j: 0 where not at all, and on the diagonal.

    `since` holds, for each stored tie in the order of `weights`, the period from which on it was
    there; None where all were there always. `cascades` has, for each initiative, when each of `ids`
    took it up, NaN for never. `attributes` has a text for each of `ids`, None where unknown.
    `recorded` is what only the graph has: who had it from whom. `ratings` are what groups say of
    each other, which only a file has.
    """

    ids: tuple[str, ...]
    weights: Matrix
    since: Vector | None = None
    cascades: Mapping[str, Vector] = field(default_factory=dict[str, Vector])
    attributes: Mapping[str, tuple[str | None, ...]] = field(
        default_factory=dict[str, tuple[str | None, ...]]
    )
    clock: str = "number"
    remarks: tuple[str, ...] = ()
    recorded: "Recorded | None" = None
    ratings: "tuple[Rating, ...]" = ()


def study(
    ids: Sequence[str],
    ties: Iterable[Tie | tuple[str, str]],
    *,
    when: Mapping[str, float] | None = None,
    attributes: Mapping[str, Mapping[str, str]] | None = None,
    recorded: "Recorded | None" = None,
) -> Study:
    """A study of one cascade; whoever is not in `when` never took it up.

    Ties to oneself and ties of weight 0 are no ties.

    >>> small = study("abc", [("a", "b"), ("b", "c")], when={"a": 1, "c": 3})
    >>> small.weights.toarray().tolist()
    [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    >>> small.cascades[""].tolist()
    [1.0, nan, 3.0]
    """
    weights, since = tie_matrix(ids, [_whole(tie) for tie in ties])
    cascades = {} if when is None else {"": times(ids, when)}
    columns = {
        name: tuple(values.get(id) for id in ids) for name, values in (attributes or {}).items()
    }
    return Study(tuple(ids), weights, since, cascades, columns, recorded=recorded)


def of_graph(graph: "nx.Graph[str]", *, when: Mapping[str, float] | None = None) -> Study:
    """A networkx graph as a study, with `weight` (1 where not said); an undirected tie goes both
    ways.

    >>> import networkx as nx
    >>> of_graph(nx.path_graph(["a", "b"])).weights.toarray().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    ties = [(a, b, float(data.get("weight", 1)), ALWAYS) for a, b, data in graph.edges(data=True)]
    back = [] if graph.is_directed() else [(b, a, weight, since) for a, b, weight, since in ties]
    return study(list(graph.nodes), [*ties, *back], when=when)


def tie_matrix(ids: Sequence[str], ties: Sequence[Tie]) -> tuple[Matrix, Vector | None]:
    """The weights, and since when each stored tie was there; a pair may be there only once."""
    place = {id: number for number, id in enumerate(ids)}
    kept = [tie for tie in ties if tie[0] != tie[1] and tie[2] > 0]
    rows = np.array([place[tie[0]] for tie in kept], dtype=np.int64)
    columns = np.array([place[tie[1]] for tie in kept], dtype=np.int64)
    order = np.lexsort((columns, rows))
    values = np.array([tie[2] for tie in kept], dtype=np.float64)[order]
    since = np.array([tie[3] for tie in kept], dtype=np.float64)[order]
    shape = (len(ids), len(ids))
    weights = from_cells(values, rows[order], columns[order], shape=shape)
    return weights, None if np.isneginf(since).all() else since


def times(ids: Sequence[str], when: Mapping[str, float]) -> Vector:
    """When each took it up, in the order of the ids."""
    return np.array([when.get(id, NEVER) for id in ids], dtype=np.float64)


def _whole(tie: Tie | tuple[str, str]) -> Tie:
    return tie if len(tie) == 4 else (*tie, 1.0, ALWAYS)
