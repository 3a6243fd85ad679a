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
from hemicycle.governments.likely.situation import Array, Situation


@dataclass(frozen=True, slots=True)
class Scored:
    """All governments that are not ruled out: as sets, with a probability each."""

    sets: Sets
    probabilities: Array


def score(
    situation: Situation, weights: Mapping[str, float], forbidden: frozenset[int] = frozenset()
) -> Scored:
    """Score all governments, without those that contain a ``forbidden`` set of parties."""
    import numpy as np

    all_sets, all_scores = [], []
    for sets in blocks(len(situation.parties), forbidden):
        block = columns(situation, candidates(situation, sets))
        all_sets.append(sets)
        all_scores.append(np.sum([weights[name] * block[name] for name in weights], axis=0))
    scores = np.concatenate(all_scores)
    raised = np.exp(scores - scores.max())
    return Scored(np.concatenate(all_sets), raised / raised.sum())
