"""Constraint and effective size: how much one's own ties all lead to the same people."""

import numpy as np

from analyses.analysis import Analysis, Findings, OfNetwork, Row, rows, said, value
from analyses.matrices import ties
from analyses.people.triangles import Pairs, pairs, triangles
from analyses.sparse import Matrix, Places, Vector, divided, row_counts, row_maxima, row_sums, sums
from analyses.study import Study


def constraint(matrix: Matrix) -> Vector:
    """c[i] = sum_j (p[i, j] + sum_q p[i, q] p[q, j])^2 over those j that i is tied to, where
    p[i, j] = (z[i, j] + z[j, i]) / sum_k (z[i, k] + z[k, i]).

    One value for each; NaN for whoever is tied to nobody.
    Source: Burt, Structural Holes (1992), chapter 2, equation 2.4.

    >>> from analyses.study import study
    >>> star = study("abc", [("a", "b"), ("a", "c")]).weights
    >>> constraint(star).tolist()
    [0.5, 1.0, 1.0]
    """
    both = (matrix + matrix.T).tocsr()
    strength = row_sums(both)
    found = pairs(both)
    inverse = divided(np.ones_like(strength), strength)
    through = _through(found, inverse)
    each = (found.weights + through) ** 2
    square = inverse**2
    low = sums(found.low, each, size=strength.size)
    high = sums(found.high, each, size=strength.size)
    return np.where(strength > 0, square * (low + high), np.nan)


def _through(found: Pairs, inverse: Vector) -> Vector:
    """For each pair u-v, sum_w z[u, w] z[w, v] / strength[w]."""
    out = np.zeros(found.low.size)
    z, low, high = found.weights, found.low, found.high
    for some in triangles(found):
        u, v, w = low[some.uv], high[some.uv], high[some.uw]
        uv, uw, vw = z[some.uv], z[some.uw], z[some.vw]
        out += _sums(
            out.size,
            (some.uv, uw * vw * inverse[w]),
            (some.uw, uv * vw * inverse[v]),
            (some.vw, uv * uw * inverse[u]),
        )
    return out


def effective_size(matrix: Matrix) -> Vector:
    """e[i] = sum_j (1 - sum_q p[i, q] m[j, q]) over those j that i is tied to, q neither of the
    two, where m[j, q] = (z[j, q] + z[q, j]) / max_k (z[j, k] + z[k, j]).

    Without weights and directions it is n - 2 t / n, t the ties among the n that i is tied to
    (Borgatti, Connections 20 (1997) 35-38). One value for each; NaN for whoever is tied to nobody.
    Source: Burt, Structural Holes (1992), chapter 2, equation 2.2.

    >>> from analyses.study import study
    >>> effective_size(study("abc", [("a", "b"), ("a", "c"), ("b", "c")]).weights).tolist()
    [1.0, 1.0, 1.0]
    """
    both = (matrix + matrix.T).tocsr()
    strength, degree, size = row_sums(both), row_counts(both), row_sums(both).size
    found = pairs(both)
    p, m = divided(np.ones(size), strength), divided(np.ones(size), row_maxima(both))
    redundant = np.zeros(size)
    z, low, high = found.weights, found.low, found.high
    for some in triangles(found):
        u, v, w = low[some.uv], high[some.uv], high[some.uw]
        uv, uw, vw = z[some.uv], z[some.uw], z[some.vw]
        redundant += _sums(
            size,
            (u, p[u] * vw * (uw * m[v] + uv * m[w])),
            (v, p[v] * uw * (vw * m[u] + uv * m[w])),
            (w, p[w] * uv * (vw * m[u] + uw * m[v])),
        )
    return np.where(degree > 0, degree - redundant, np.nan)


def _sums(size: int, *parts: tuple[Places, Vector]) -> Vector:
    """What falls on each place, all parts together."""
    return np.sum([sums(places, cells, size=size) for places, cells in parts], axis=0)


def _run_constraint(studied: Study, asked: OfNetwork) -> Findings:
    matrix = ties(studied, direction=asked.direction, valued=asked.valued)
    found = constraint(matrix)
    known = found[~np.isnan(found)]
    open_ = int((known < 0.5).sum())
    return Findings(
        rows(studied, "constraint", found),
        da=f"{open_} af {known.size} har forbindelser, der fører hver sin vej.",
        en=f"{open_} of {known.size} have ties that lead in different directions.",
    )


def _run_effective_size(studied: Study, asked: OfNetwork) -> Findings:
    matrix = ties(studied, direction=asked.direction, valued=asked.valued)
    found = effective_size(matrix)
    degree = row_counts((matrix + matrix.T).tocsr())
    efficiency = divided(found, degree, otherwise=np.nan)
    values: list[Row] = [
        {"id": id, "effective_size": value(size), "efficiency": value(cell)}
        for id, size, cell in zip(studied.ids, found.tolist(), efficiency.tolist(), strict=True)
    ]
    known = found[~np.isnan(found)]
    mean = float(known.mean()) if known.size else 0.0
    return Findings(
        values,
        da=f"Ens forbindelser svarer til {said(mean, 'da')}, der ikke kender hinanden.",
        en=f"On average one's ties are worth {said(mean, 'en')} who do not know each other.",
    )


CONSTRAINT = Analysis(
    name="constraint",
    da=(
        "Burts constraint: summen over dem, man kender, af (p_ij + sum_q p_iq p_qj) i anden, hvor "
        "p er den del af ens forbindelser, der går til hver."
    ),
    en=(
        "Burt's constraint: the sum over those one is tied to of (p_ij + sum_q p_iq p_qj) squared, "
        "p being the share of one's ties that goes to each."
    ),
    source="Burt 1992, Structural Holes, chapter 2, eq. 2.4",
    parameters=OfNetwork,
    run=_run_constraint,
    about="people",
)
EFFECTIVE_SIZE = Analysis(
    name="effective_size",
    da=(
        "Burts effektive størrelse: hvor mange man kender, mindre hvor meget de kender hinanden; "
        "efficiency er den delt med, hvor mange man kender."
    ),
    en=(
        "Burt's effective size: how many one is tied to, less how much they are tied to each "
        "other; efficiency is that over how many one is tied to."
    ),
    source="Burt 1992, Structural Holes, chapter 2, eq. 2.2; Borgatti 1997, Connections 20",
    parameters=OfNetwork,
    run=_run_effective_size,
    about="people",
)
