"""The probability of every government: a conditional logit over all of them.

The probability of a government is exp(its score) over the sum of exp(score) of all that could
be formed, the score being the weighted sum of its features (D. McFadden, "Conditional Logit
Analysis of Qualitative Choice Behavior", 1974, eq. 12; for governments L. Martin and
R. Stevenson, "Government Formation in Parliamentary Democracies", 2001).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hemicycle.governments.likely.candidates import Sets, blocks, candidates
from hemicycle.governments.likely.features import columns
from hemicycle.governments.likely.limits import allowed
from hemicycle.governments.likely.situation import Array, Situation
from hemicycle.governments.refusals import NO_TERMS, Terms


@dataclass(frozen=True, slots=True)
class Scored:
    """All governments that are not ruled out: as sets, with a probability each."""

    sets: Sets
    probabilities: Array


def score(situation: Situation, weights: Mapping[str, float], terms: Terms = NO_TERMS) -> Scored:
    """Score all governments that respect the terms; there may be none."""
    import numpy as np

    all_sets, all_scores = [], []
    for block in blocks(len(situation.parties)):
        sets = block[allowed(block, situation, terms)]
        if sets.size:
            of = columns(situation, candidates(situation, sets))
            all_sets.append(sets)
            all_scores.append(np.sum([weights[name] * of[name] for name in weights], axis=0))
    if not all_sets:
        return Scored(np.array([], dtype=np.int64), np.array([]))
    scores = np.concatenate(all_scores)
    raised = np.exp(scores - scores.max())
    return Scored(np.concatenate(all_sets), raised / raised.sum())
