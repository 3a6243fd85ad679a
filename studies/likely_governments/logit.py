"""A conditional logit with a ridge penalty, by Newton's method.

The penalty is ``ridge / 2`` times the sum of squared weights on standardised features; a
feature's scale is its standard deviation within a case, averaged over the cases fitted.
"""

import numpy as np

from hemicycle.governments.likely.situation import Array
from studies.likely_governments.design import Design

TOLERANCE = 1e-9
"""Newton ends with the step that promises to better the penalised log-likelihood by less."""
CURVATURE_FROM = 1e-7
"""Rows less probable than this are left out of the Hessian: slower steps, the same summit."""


def fit(table: Design, cases: int, ridge: float, begin: Array | None = None) -> Array:
    """Fit the first ``cases`` cases; ``begin`` is where to start from.

    Raises
    ------
    ArithmeticError
        Where Newton's method does not arrive.
    """
    penalty = ridge * table.variances[:cases].mean(axis=0)
    weights = np.zeros(len(table.names)) if begin is None else begin
    rows, observed = table.rows[: table.starts[cases]], table.observed[:cases]
    probabilities, loss = _probabilities(table, cases, weights, penalty)
    for _ in range(100):
        gradient = rows[observed].sum(axis=0) - rows.T @ probabilities - penalty * weights
        hessian = _curvature(table, cases, probabilities) + np.diag(penalty + TOLERANCE)
        step = np.linalg.solve(hessian, gradient)
        if gradient @ step < TOLERANCE:
            return weights + step
        length = 1.0
        while True:
            tried = weights + length * step
            probabilities, tried_loss = _probabilities(table, cases, tried, penalty)
            if tried_loss <= loss or length < TOLERANCE:
                break
            length /= 2
        weights, loss = tried, tried_loss
    raise ArithmeticError("the fit did not arrive in 100 steps")


def probabilities_of(table: Design, case: int, weights: Array) -> Array:
    """Return the probability of each candidate of one case."""
    scores = table.rows[table.starts[case] : table.starts[case + 1]] @ weights
    raised = np.exp(scores - scores.max())
    probabilities: Array = raised / raised.sum()
    return probabilities


def _probabilities(
    table: Design, cases: int, weights: Array, penalty: Array
) -> tuple[Array, float]:
    firsts, sizes = table.starts[:cases], np.diff(table.starts[: cases + 1])
    scores = table.rows[: table.starts[cases]] @ weights
    scores -= np.repeat(np.maximum.reduceat(scores, firsts), sizes)
    observed = scores[table.observed[:cases]].sum()
    raised = np.exp(scores)
    sums = np.add.reduceat(raised, firsts)
    loss = np.log(sums).sum() - observed + 0.5 * float(penalty @ weights**2)
    return raised / np.repeat(sums, sizes), float(loss)


def _curvature(table: Design, cases: int, probabilities: Array) -> Array:
    (kept,) = np.nonzero(probabilities > CURVATURE_FROM)
    rows = table.rows[kept]
    weighted = rows * probabilities[kept, None]
    means = np.add.reduceat(weighted, np.searchsorted(kept, table.starts[:cases]), axis=0)
    curvature: Array = weighted.T @ rows - means.T @ means
    return curvature
