"""Features of the cabinet before: who stays, who leaves, who comes.

All are nought where no party of it sits in parliament.

* ``same_as_before``, ``none_from_before``: all of it and nothing else; nothing of it
* ``left_out``: how many of its parties are left out; ``one_left_out``: exactly one, none added
* ``one_left_out_after_election``, ``enlarged_after_election``: as said, after an election
* ``added_to_a_majority``: parties added to a cabinet that still has a majority
* ``prime_minister``: holds the prime minister's party; ``prime_minister_largest``: and that party
  is the largest
"""

from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.situation import Array, Situation


def outgoing(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return the columns of the family, one number per candidate."""
    import numpy as np

    before = situation.outgoing.members
    sits = bool(before.any())
    elected = situation.formation.after_election
    wins = float(situation.seats @ before) >= of.majority
    kept = (of.members & before).sum(axis=1)
    left_out = before.sum() - kept
    added = (of.count - kept) * sits
    one_left_out = (left_out == 1) & (added == 0)
    chief = situation.outgoing.prime_minister
    with_chief = np.zeros(len(of.count)) if chief is None else of.members[:, chief].astype(float)
    columns = {
        "same_as_before": (left_out == 0) & (added == 0) & sits,
        "none_from_before": (kept == 0) & sits,
        "left_out": left_out,
        "one_left_out": one_left_out,
        "one_left_out_after_election": one_left_out & elected,
        "enlarged_after_election": (left_out == 0) & (added > 0) & elected,
        "added_to_a_majority": added * wins,
        "prime_minister": with_chief,
        "prime_minister_largest": with_chief * (chief == 0),
    }
    return {name: np.asarray(column, dtype=float) for name, column in columns.items()}
