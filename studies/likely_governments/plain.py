"""The two baselines of the protocol: the plain logit's 21 features, and the rule."""

import numpy as np

from hemicycle.governments.likely.axis import between, median_party
from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.situation import Array, Situation

PLAIN = (
    "minority", "surplus", "one_party", "short", "over", "parties", "unneeded",
    "largest", "largest_in_minority", "second", "median",
    "connected", "range", "gaps", "mean_to_median", "extremes",
    "same", "same_and_wins", "left_out", "added", "prime_minister",
)  # fmt: skip
PLAIN_RIDGE = 1.0


def plain(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return the columns of the plain logit."""
    total = situation.formation.seats_total
    minority = ~of.winning
    leavers = of.members & (of.seats[:, None] - situation.seats >= of.majority)
    columns = {
        "minority": minority,
        "surplus": of.surplus,
        "one_party": of.single,
        "short": np.maximum(0, of.majority - of.seats) / total,
        "over": np.maximum(0, of.seats - of.majority) / total,
        "parties": of.count,
        "unneeded": leavers.sum(axis=1),
        "largest": of.members[:, 0],
        "largest_in_minority": of.members[:, 0] & minority,
        "second": of.members[:, 1],
        **_axis(situation, of),
        **_before(situation, of),
    }
    return {name: np.asarray(column, dtype=float) for name, column in columns.items()}


def rule(situation: Situation, of: Candidates) -> Array:
    """Return a number by which the rule ranks: the higher, the likelier.

    The outgoing cabinet if it wins; winning governments with the largest party, the smallest
    range first and then the fewest seats; the rest in the same way.
    """
    before = _before(situation, of)
    spread = spread_of(situation, of) + of.seats / (1000 * situation.formation.seats_total)
    leading = of.members[:, 0] & of.winning
    order: Array = 1000 * before["same_and_wins"] + 100 * leading - spread
    return order


def spread_of(situation: Situation, of: Candidates) -> Array:
    """Return the distance between the outermost members."""
    placed = of.members & ~np.isnan(situation.positions)
    right = np.where(placed, situation.positions, -np.inf).max(axis=1)
    left = np.where(placed, situation.positions, np.inf).min(axis=1)
    return np.where(placed.any(axis=1), right - left, 0.0)


def _axis(situation: Situation, of: Candidates) -> dict[str, Array]:
    positions, median = situation.positions, median_party(situation)
    known = ~np.isnan(positions)
    gaps = between(situation, of).sum(axis=1)
    placed = of.members @ (situation.seats * known)
    mean = of.members @ np.where(known, positions * situation.seats, 0) / np.maximum(placed, 1)
    to_median = np.where(placed > 0, np.abs(mean - positions[median]), 0)
    return {
        "median": of.members[:, median],
        "connected": (gaps == 0) & (of.count > 1),
        "range": spread_of(situation, of),
        "gaps": gaps,
        "mean_to_median": to_median,
        "extremes": of.members @ (known & ((positions < 2) | (positions > 8))).astype(float),
    }


def _before(situation: Situation, of: Candidates) -> dict[str, Array]:
    nothing = np.zeros(len(of.count))
    if not situation.outgoing.members.any():
        names = ("same", "same_and_wins", "left_out", "added", "prime_minister")
        return dict.fromkeys(names, nothing)
    before, chief = situation.outgoing.members, situation.outgoing.prime_minister
    kept = (of.members & before).sum(axis=1)
    same = (kept == before.sum()) & (kept == of.count)
    return {
        "same": same,
        "same_and_wins": same & of.winning,
        "left_out": before.sum() - kept,
        "added": of.count - kept,
        "prime_minister": nothing if chief is None else of.members[:, chief],
    }
