"""Features of numbers alone: seats and parties.

* ``minority``, ``surplus``: the kinds; a minimal winning government is neither
* ``seats_short``, ``over_squared``: seats below and (squared) above the majority, as a share
* ``nearly_a_majority``: a minority with at least nine tenths of the majority
* ``parties``, ``share_of_parties``: how many parties, and of all those in parliament
* ``relative_size``: the sum over members of log(share) less the parliament's mean log(share)
* ``leader_share``: the share of the chamber that the largest member holds
"""

from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.situation import Array, Situation

NEARLY = 0.9


def size(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return the columns of the family, one number per candidate."""
    import numpy as np

    total = situation.formation.seats_total
    logs = np.log(situation.shares)
    minority = ~of.winning
    return {
        "minority": minority.astype(float),
        "surplus": of.surplus.astype(float),
        "seats_short": np.maximum(0, of.majority - of.seats) / total,
        "over_squared": (np.maximum(0, of.seats - of.majority) / total) ** 2,
        "nearly_a_majority": (minority & (of.seats >= NEARLY * of.majority)).astype(float),
        "parties": of.count,
        "share_of_parties": of.count / len(situation.parties),
        "relative_size": of.members @ (logs - logs.mean()),
        "leader_share": np.where(of.members, situation.shares, 0.0).max(axis=1),
    }
