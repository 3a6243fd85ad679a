"""Which governments are likely: all kinds ranked together, each with its reasons in words.

The probabilities come from `hemicycle.governments.likely.score`; how often they were right is
measured in the reference, "Likely governments". An unlikely government is never hidden: ask for all of them, or read
what probability lies beyond those listed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from hemicycle.errors import ElectionError, MajorityError, SeatsError, UnknownNameError
from hemicycle.governments.likely.candidates import candidates
from hemicycle.governments.likely.formation import Formation, Refused
from hemicycle.governments.likely.reasons import reasons
from hemicycle.governments.likely.score import Scored, score
from hemicycle.governments.likely.situation import Situation, situation_of
from hemicycle.governments.likely.weights import weights_for


class Kind(StrEnum):
    """What a government is by its seats."""

    MINIMAL_WINNING = "minimal winning"
    OVERSIZED = "oversized"
    MINORITY = "minority"
    SINGLE_PARTY_MAJORITY = "single-party majority"


@dataclass(frozen=True, slots=True)
class LikelyGovernment:
    """One government that could be formed.

    ``surplus`` is the seats above the majority, negative where it is short of one. ``doubts``
    are the unconfirmed refusals that speak against it.
    """

    members: tuple[str, ...]
    seats: int
    surplus: int
    kind: Kind
    probability: float
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The likeliest governments first.

    ``considered`` counts all that were ranked, ``beyond`` is the probability of those not
    listed, and ``premises`` say in words what the ranking went without.
    """

    governments: tuple[LikelyGovernment, ...]
    considered: int
    beyond: float
    premises: tuple[str, ...]


def likely_governments(
    formation: Formation, refused: Collection[Refused] = (), top: int | None = 10
) -> Ranking:
    """Rank the governments that a parliament allows by their probability.

    Parameters
    ----------
    formation
        The parties with their seats, and what is known of positions and earlier cabinets.
    refused
        Who will not sit in a cabinet with whom: ruled out if confirmed, else marked.
    top
        How many to list; ``None`` for all.

    Examples
    --------
    >>> from hemicycle.governments.likely import Party
    >>> parties = (Party("SPD", 193), Party("CDU/CSU", 311), Party("Left", 64), Party("Greens", 63))
    >>> bundestag_2013 = Formation(parties, seats_total=631, majority=316)
    >>> ranking = likely_governments(bundestag_2013, [Refused("SPD", "Left", confirmed=True)])
    >>> ranking.considered
    11
    >>> any({"SPD", "Left"} <= set(one.members) for one in ranking.governments)
    False

    Raises
    ------
    ElectionError
        Where the seats, the majority or the positions make no sense.
    UnknownNameError
        Where a refusal names no party of this parliament.
    """
    _check(formation, refused)
    situation = situation_of(formation)
    forbidden = frozenset(_set_of(situation, one) for one in refused if one.confirmed)
    scored = score(situation, weights_for(situation.families), forbidden - {0})
    order = _likeliest_first(scored, top)
    doubted = [one for one in refused if not one.confirmed]
    governments = tuple(_government(situation, scored, place, doubted) for place in order)
    return Ranking(
        governments=governments,
        considered=len(scored.sets),
        beyond=max(0.0, 1.0 - sum(one.probability for one in governments)),
        premises=_premises(situation),
    )
