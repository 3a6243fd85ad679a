"""Features of the country's earlier cabinets: who has governed with whom, and how.

* ``usual_kind``: log of how often cabinets were of this kind (minimal winning, oversized, several
  parties' minority, one party's minority) against the usual share, half-life 20 cabinets
* ``like_past``: log of how many cabinets resembled it, half-life 4 cabinets; each party that
  differs divides the likeness by exp(1.5), each old member that is gone by half as much
* ``governed_before``: exactly these parties, and no other, once were a cabinet
* ``worst_pair``: of all pairs of members, the one that governed together least, given that one
  of them governed: log of the share, 0 for half
* ``never_together``: the sum, over pairs that never governed together, of log(1 + chances)
* ``leader_record``: log-odds with which the largest member governed when it sat in parliament
* ``unusual_parties``, ``unusual_seats``: distance from the mean of the last ten cabinets
* ``swing``: members' gain or loss of seat share, after an election
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.formation import PastCabinet
from hemicycle.governments.likely.situation import Array, Situation

KIND_SHARES = (0.40, 0.25, 0.15, 0.20)
"""Minimal winning, oversized, several parties' minority, one party's minority: the usual."""
KIND_WEIGHT = 3.0
KIND_HALF_LIFE = 20.0
LIKENESS_HALF_LIFE = 4.0
STEP = 1.5
FLOOR = 1e-3
GOVERNS = 0.4
"""How often a party governs, where nothing is known of it; counts as two cabinets."""
RECENT = 10


@dataclass(frozen=True, slots=True)
class Record:
    """Earlier cabinets as rows, today's parties as columns; ``gone`` counts members now absent."""

    governed: Array
    seated: Array
    gone: Array


def record_of(situation: Situation) -> Record:
    """Return who governed and who sat, cabinet by cabinet."""
    import numpy as np

    cabinets = situation.formation.past
    names = [party.name for party in situation.parties]
    governed = np.array([[name in old.members for name in names] for old in cabinets], float)
    seated = np.array([[old.seats.get(name, 0) > 0 for name in names] for old in cabinets], float)
    gone = np.array([len(old.members.difference(names)) for old in cabinets], float)
    return Record(governed, np.maximum(seated, governed), gone)


def past(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return the columns of the family, one number per candidate."""
    import numpy as np

    record = record_of(situation)
    inside = of.members.astype(float)
    cabinets = situation.formation.past[-RECENT:]
    parties = np.mean([len(old.members) for old in cabinets])
    share = np.mean([old.strength / sum(old.seats.values()) for old in cabinets])
    together, chances = pairs(record)
    distance = inside @ (1 - record.governed.T) + (1 - inside) @ record.governed.T
    never = np.where(together == 0, np.log1p(chances), 0.0)
    return {
        "usual_kind": _usual_kind(situation.formation.past, of),
        "like_past": _likeness(distance + record.gone / 2),
        "governed_before": (distance + record.gone == 0).any(axis=1).astype(float),
        "worst_pair": _worst_pair(of, together, chances),
        "never_together": ((inside @ never) * inside).sum(axis=1) / 2,
        "leader_record": _log_odds(record)[of.members.argmax(axis=1)],
        "unusual_parties": np.abs(of.count - parties),
        "unusual_seats": np.abs(of.seats / situation.formation.seats_total - share),
        "swing": inside @ _swing(situation),
    }


def pairs(record: Record) -> tuple[Array, Array]:
    """Return how often each pair governed together, and how often it could have.

    It could have where one of the two governed while the other sat in parliament.
    """
    import numpy as np

    together = record.governed.T @ record.governed
    apart = record.governed.T @ (record.seated - record.governed)
    np.fill_diagonal(together, 0)
    return together, together + apart + apart.T


def _worst_pair(of: Candidates, together: Array, chances: Array) -> Array:
    import numpy as np

    half = np.log(0.5)
    bond = np.where(chances > 0, np.log((together + 0.5) / (chances - together + 1)), half) - half
    np.fill_diagonal(bond, 0)
    worst = np.zeros(len(of.count))
    for party, bonds in enumerate(bond):
        with_members = np.where(of.members, bonds, 0.0).min(axis=1)
        worst = np.minimum(worst, with_members * of.members[:, party])
    return worst


def _likeness(distance: Array) -> Array:
    import numpy as np

    age = np.arange(distance.shape[1])[::-1]
    fading = 0.5 ** (age / LIKENESS_HALF_LIFE)
    likeness: Array = np.exp(-STEP * distance) @ fading / fading.sum()
    return np.log(likeness + FLOOR)


def _log_odds(record: Record) -> Array:
    import numpy as np

    governed, seated = record.governed.sum(axis=0), record.seated.sum(axis=0)
    odds: Array = (governed + 2 * GOVERNS) / (seated - governed + 2 * (1 - GOVERNS))
    return np.log(odds)


def _usual_kind(cabinets: Sequence[PastCabinet], of: Candidates) -> Array:
    import numpy as np

    counts = np.zeros(len(KIND_SHARES))
    for age, old in enumerate(reversed(cabinets)):
        if max(old.seats.values()) < old.majority:
            counts[_kind_of_past(old)] += 0.5 ** (age / KIND_HALF_LIFE)
    usual = np.array(KIND_SHARES)
    logs: Array = np.log((counts + KIND_WEIGHT * usual) / (counts.sum() + KIND_WEIGHT) / usual)
    kinds = np.where(of.winning, np.where(of.surplus, 1, 0), np.where(of.single, 3, 2))
    return logs[kinds]


def _kind_of_past(old: PastCabinet) -> int:
    held = [old.seats[name] for name in old.members if old.seats.get(name, 0) > 0]
    if old.strength < old.majority:
        return 3 if len(held) <= 1 else 2
    return 1 if old.strength - min(held) >= old.majority else 0


def _swing(situation: Situation) -> Array:
    import numpy as np

    if not situation.formation.after_election:
        return np.zeros(len(situation.parties))
    before = situation.formation.past[-1].seats
    total = sum(before.values())
    return situation.shares - [before.get(party.name, 0) / total for party in situation.parties]
