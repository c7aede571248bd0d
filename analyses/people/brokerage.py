"""Brokerage: who stands between two that do not know each other, by the groups of the three."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from analyses.analysis import Analysis, Findings, Parameters, Row, value
from analyses.errors import GroupMissingError, NoGroupsError
from analyses.matrices import ones
from analyses.sparse import (
    Matrix,
    Places,
    Vector,
    columns_of,
    divided,
    from_cells,
    row_sums,
    rows_of,
    size,
)
from analyses.study import Study

ROLES: Final = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
_USUAL: Final = ("group", "unit", "community", "organisation", "cluster")


class BrokerageParameters(Parameters):
    """`group` is the column of the attributes that says which group each is of."""

    group: str | None = None


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Each of shape ids by `ROLES`: counted, expected by chance, and how far the two are apart."""

    counts: Vector
    expected: Vector
    z: Vector


def brokerage(matrix: Matrix, groups: Places) -> Brokerage:
    """For each b, the paths a -> b -> c with no a -> c, by the groups of a, b and c.

    Coordinator: all in b's group. Itinerant: a and c together, b elsewhere. Representative: a and b
    together. Gatekeeper: b and c together. Liaison: three groups. Expected and z are by chance with
    the same number of ties: a path counts with d^2 (1 - d), d the density, and two that share a tie
    vary together by d^3 (1 - d)^3. z is NaN where nothing could vary.

    Source: Gould and Fernandez, Sociological Methodology 19 (1989) 89-126.

    >>> from analyses.study import study
    >>> path = study("abc", [("a", "b"), ("b", "c")]).weights
    >>> brokerage(path, np.array([0, 0, 1])).counts[1].tolist()
    [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    """
    counts = _counts(ones(matrix), groups)
    n = size(matrix)
    density = matrix.nnz / (n * (n - 1)) if n > 1 else 0.0
    paths, sharing = _possible(groups, n)
    path = density**2 * (1 - density)
    expected = path * paths
    variance = expected * (1 - path) + (density * (1 - density)) ** 3 * sharing
    return Brokerage(
        counts, expected, divided(counts - expected, np.sqrt(variance), otherwise=np.nan)
    )


def _counts(ties: Matrix, groups: Places) -> Vector:
    inside, across = _split(ties, groups)
    members = _members(groups)
    out_in, out_across = row_sums(inside), row_sums(across)
    in_in, in_across = row_sums(inside.T.tocsr()), row_sums(across.T.tocsr())
    same = row_sums((across @ members) * (across.T @ members))
    coordinator = in_in * out_in - _returned(inside) - _closed(inside, inside, inside)
    itinerant = same - _returned(across) - _closed(across, across, inside)
    representative = in_in * out_across - _closed(inside, across, across)
    gatekeeper = in_across * out_in - _closed(across, inside, across)
    liaison = in_across * out_across - same - _closed(across, across, across)
    roles = [coordinator, itinerant, representative, gatekeeper, liaison]
    return np.column_stack([*roles, np.sum(roles, axis=0)])


def _split(ties: Matrix, groups: Places) -> tuple[Matrix, Matrix]:
    together = groups[rows_of(ties)] == groups[columns_of(ties)]
    found: list[Matrix] = []
    for chosen in (together, ~together):
        part = ties.copy()
        part.data = chosen.astype(np.float64)
        part.eliminate_zeros()
        found.append(part)
    return found[0], found[1]


def _members(groups: Places) -> Matrix:
    shape = (groups.size, int(groups.max(initial=-1)) + 1)
    return from_cells(np.ones(groups.size), np.arange(groups.size), groups, shape=shape)


def _returned(ties: Matrix) -> Vector:
    """Paths that come back to where they began, through each."""
    return row_sums(ties * ties.T)


def _closed(first: Matrix, second: Matrix, direct: Matrix) -> Vector:
    """Paths through each by `first` and `second` whose ends are tied by `direct`."""
    return row_sums(second * (first.T @ direct))


def _possible(groups: Places, n: int) -> tuple[Vector, Vector]:
    """How many paths of each role could go through each, and how many ordered pairs of them share
    a tie."""
    sizes = np.bincount(groups, minlength=1).astype(np.float64)
    own = sizes[groups] if n else np.zeros(0)
    other, mates = n - own, own - 1
    pairs, triples = sizes * (sizes - 1), sizes * (sizes - 1) * (sizes - 2)
    elsewhere = pairs.sum() - own * mates
    bridge = mates * other
    liaison = other**2 - ((sizes**2).sum() - own**2)
    paths = np.column_stack([mates * (own - 2), elsewhere, bridge, bridge, liaison])
    shared = bridge * (n - 3)
    sharing = np.column_stack(
        [
            2 * mates * (own - 2) * (own - 3),
            2 * (triples.sum() - own * mates * (own - 2)),
            shared,
            shared,
            2 * _liaisons_sharing(sizes, own),
        ]
    )
    total, all_sharing = np.full(n, (n - 1) * (n - 2)), np.full(n, 2 * (n - 1) * (n - 2) * (n - 3))
    return np.column_stack([paths, total]), np.column_stack([sharing, all_sharing])


def _liaisons_sharing(sizes: Vector, own: Vector) -> Vector:
    """For each: a in a group k but the own one, and an ordered pair of others in neither."""
    n = sizes.sum()
    found = {
        one: float((sizes * (n - one - sizes) * (n - one - sizes - 1)).sum())
        - one * (n - 2 * one) * (n - 2 * one - 1)
        for one in set(own.tolist())
    }
    return np.array([found[one] for one in own.tolist()])


def groups_of(studied: Study, asked: str | None, *, analysis: str) -> tuple[str, Places]:
    """The column that says who is of which group, and the number of each one's group.

    NoGroupsError when it is not plain which column, GroupMissingError when somebody has none.

    >>> from analyses.study import study
    >>> both = study("ab", [], attributes={"unit": {"a": "ward", "b": "home care"}})
    >>> name, numbers = groups_of(both, None, analysis="brokerage")
    >>> name, numbers.tolist()
    ('unit', [1, 0])
    """
    known = studied.attributes
    usual = [name for name in _USUAL if name in known]
    name = asked or (next(iter(known)) if len(known) == 1 else next(iter(usual), None))
    if name is None or name not in known:
        raise NoGroupsError(analysis, ", ".join(known) or "-")
    missing = [id for id, text in zip(studied.ids, known[name], strict=True) if text is None]
    if missing:
        raise GroupMissingError(len(missing), name, missing[0])
    numbers = {
        text: number for number, text in enumerate(sorted({text or "" for text in known[name]}))
    }
    return name, np.array([numbers[text or ""] for text in known[name]], dtype=np.int64)


def _run(studied: Study, asked: BrokerageParameters) -> Findings:
    name, groups = groups_of(studied, asked.group, analysis="brokerage")
    found = brokerage(studied.weights, groups)
    values: list[Row] = [
        {"id": id, "group": group}
        | {role: int(cell) for role, cell in zip(ROLES, counts, strict=True)}
        | {f"expected_{role}": value(cell) for role, cell in zip(ROLES, expected, strict=True)}
        | {f"z_{role}": value(cell) for role, cell in zip(ROLES, z, strict=True)}
        for id, group, counts, expected, z in zip(
            studied.ids,
            studied.attributes[name],
            found.counts.tolist(),
            found.expected.tolist(),
            found.z.tolist(),
            strict=True,
        )
    ]
    across = int((found.counts[:, 1:5].sum(axis=1) > 0).sum())
    return Findings(
        values,
        da=f"{across} er brobyggere mellem to, der ikke selv kender hinanden, på tværs af grupper.",
        en=f"{across} are bridges between two who do not know each other, across groups.",
        resolved={"group": name},
    )


ANALYSIS = Analysis(
    name="brokerage",
    da=(
        "For hver b: veje a -> b -> c uden a -> c, efter grupper: koordinator (alle i samme), "
        "gæst (a og c sammen), repræsentant (a og b), dørvogter (b og c), mellemmand (tre grupper)."
    ),
    en=(
        "For each b, the paths a -> b -> c with no a -> c, by groups: coordinator (all in one), "
        "itinerant (a and c together), representative (a and b), gatekeeper (b and c), liaison "
        "(three groups); expected and z by chance."
    ),
    source="Gould and Fernandez 1989, Sociological Methodology 19, 89-126",
    parameters=BrokerageParameters,
    run=_run,
    about="people",
)
