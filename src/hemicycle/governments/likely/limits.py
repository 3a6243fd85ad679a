"""Which governments the parties' terms allow, for many sets of parties at once.

The meaning of each refusal is that of `hemicycle.governments.refusals.broken_by`; only confirmed
ones rule a government out.
"""

from collections.abc import Collection
from itertools import combinations

from hemicycle.governments.likely.candidates import Sets
from hemicycle.governments.likely.situation import Mask, Situation
from hemicycle.governments.refusals import Kind, Refusal, Terms, apart


def allowed(sets: Sets, situation: Situation, terms: Terms) -> Mask:
    """Return which sets respect the terms; a party that is not considered is in none of them."""
    import numpy as np

    bits = {party.name: 1 << place for place, party in enumerate(situation.parties)}
    sound = _unrefused(sets, bits, terms.confirmed)
    for alliance in terms.alliances:
        whole = sum(bits.get(name, 0) for name in alliance.members)
        inside = sets & whole
        sound &= (inside == 0) | ((inside == whole) & (alliance.members <= bits.keys()))
    for name in terms.including:
        sound &= (sets & bits.get(name, 0)) != 0
    for name in terms.excluding:
        sound &= (sets & bits.get(name, 0)) == 0
    if terms.max_parties is not None:
        sound &= ((sets[:, None] >> np.arange(len(bits))) & 1).sum(axis=1) <= terms.max_parties
    return sound


def _unrefused(sets: Sets, bits: dict[str, int], refusals: tuple[Refusal, ...]) -> Mask:
    import numpy as np

    sound = np.ones(len(sets), dtype=bool)
    for forbidden in _forbidden(refusals, bits):
        if forbidden <= bits.keys():
            whole = sum(bits[name] for name in forbidden)
            sound &= (sets & whole) != whole
    for one in refusals:
        if one.kind is Kind.ONLY_IF_TOO and one.by in bits:
            sound &= ((sets & bits[one.by]) == 0) | ((sets & bits.get(one.of or "", 0)) != 0)
    return sound


def _forbidden(refusals: tuple[Refusal, ...], names: Collection[str]) -> list[frozenset[str]]:
    """Return the sets of parties of which no government may hold all."""
    pairs = [frozenset(pair) for pair in apart(refusals, names)]
    claims = [one for one in refusals if one.kind is Kind.ONLY_AS_PRIME_MINISTER]
    rivals = [
        frozenset({first.by, first.of or first.by, second.by, second.of or second.by})
        for first, second in combinations(claims, 2)
        if first.by != second.by
    ]
    return pairs + rivals
