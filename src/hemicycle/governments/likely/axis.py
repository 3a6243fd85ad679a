"""Features of the left–right axis, from 0 to 10. A party without a position is left out of them.

* ``gaps``: parties outside the government that stand between two of its members; a government
  without any is *connected* (R. Axelrod, Conflict of Interest, 1970)
* ``median_party``: holds the party of the median member of parliament
* ``extreme_seats``: the share of members who stand beyond 2 or 8
* ``far_from_median``: the sum over members of the distance from the median beyond 2 points
"""

from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.situation import Array, Mask, Situation

LEFT_END, RIGHT_END = 2.0, 8.0
NEAR = 2.0


def axis(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return the columns of the family, one number per candidate."""
    import numpy as np

    positions = situation.positions
    known = ~np.isnan(positions)
    median = median_party(situation)
    extreme = known & ((positions < LEFT_END) | (positions > RIGHT_END))
    beyond = np.where(known, np.maximum(0.0, np.abs(positions - positions[median]) - NEAR), 0.0)
    return {
        "gaps": between(situation, of).sum(axis=1).astype(float),
        "median_party": of.members[:, median].astype(float),
        "extreme_seats": of.members @ np.where(extreme, situation.shares, 0.0),
        "far_from_median": of.members @ beyond,
    }


def between(situation: Situation, of: Candidates) -> Mask:
    """Return who stands outside each candidate, but between two of its members."""
    import numpy as np

    positions = situation.positions
    known = ~np.isnan(positions)
    placed = of.members & known
    left = np.where(placed, positions, np.inf).min(axis=1)
    right = np.where(placed, positions, -np.inf).max(axis=1)
    inside = (positions > left[:, None]) & (positions < right[:, None])
    outside: Mask = ~of.members & known & inside
    return outside


def median_party(situation: Situation) -> int:
    """Return the place of the party that holds the median seat among those with a position."""
    import numpy as np

    positions = situation.positions
    order = [int(place) for place in np.argsort(positions, kind="stable")]
    placed = [place for place in order if not np.isnan(positions[place])]
    running = np.cumsum(situation.seats[placed])
    return placed[int(np.searchsorted(running, running[-1] / 2))]
