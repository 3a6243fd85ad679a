"""Which governments are likely: all kinds ranked together, each with its reasons in words.

The probabilities come from `hemicycle.governments.likely.score`; how often they were right is in
the reference, "Likely governments". An unlikely government is never hidden: ask for all, or
read how much probability lies beyond those listed.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from hemicycle.errors import ElectionError, MajorityError, SeatsError, UnknownNameError
from hemicycle.governments.likely.candidates import Candidates, candidates
from hemicycle.governments.likely.formation import Formation
from hemicycle.governments.likely.reasons import reasons
from hemicycle.governments.likely.score import Scored, score
from hemicycle.governments.likely.situation import Situation, situation_of
from hemicycle.governments.likely.weights import weights_for
from hemicycle.governments.refusals import NO_TERMS, Confidence, Terms, broken_by


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
    formation: Formation, terms: Terms = NO_TERMS, top: int | None = 10
) -> Ranking:
    """Rank the governments that a parliament allows by their probability.

    Parameters
    ----------
    formation
        The parties with their seats, and what is known of positions and earlier cabinets.
    terms
        What the parties said of one another, by the names of the parties. A confirmed refusal
        rules governments out and the probabilities are among the others; an unconfirmed one
        only marks them.
    top
        How many to list; ``None`` for all.

    Examples
    --------
    >>> from hemicycle.governments.likely import Party
    >>> from hemicycle.governments.refusals import Refusal, Terms
    >>> seats = {"SPD": 193, "CDU/CSU": 311, "Left": 64, "Greens": 63}
    >>> parties = tuple(Party(name, held) for name, held in seats.items())
    >>> bundestag_2013 = Formation(parties, seats_total=631, majority=316)
    >>> ranking = likely_governments(bundestag_2013, Terms((Refusal("SPD", "Left"),)))
    >>> ranking.considered
    11
    >>> any({"SPD", "Left"} <= set(one.members) for one in ranking.governments)
    False

    Raises
    ------
    ElectionError
        Where the seats, the majority or the positions make no sense.
    UnknownNameError
        Where the terms name no party of this parliament.
    """
    _check(formation, terms)
    situation = situation_of(formation)
    scored = score(situation, weights_for(situation.families), terms)
    order = _likeliest_first(scored, top)
    governments = tuple(_government(situation, scored, place, terms) for place in order)
    return Ranking(
        governments=governments,
        considered=len(scored.sets),
        beyond=max(
            0.0, float(scored.probabilities.sum()) - sum(one.probability for one in governments)
        ),
        premises=_premises(situation),
    )


def _check(formation: Formation, terms: Terms) -> None:
    _check_seats(formation)
    names = Counter(party.name for party in formation.parties)
    twice = sorted(name for name, times in names.items() if times > 1)
    if twice:
        raise ElectionError(f"a party may stand once only; twice in the chamber: {twice}")
    astray = [
        party.name
        for party in formation.parties
        if party.left_right is not None and not 0 <= party.left_right <= 10
    ]
    if astray:
        raise ElectionError(f"a left–right position lies between 0 and 10; not so: {astray}")
    meant = {one.by for one in terms.refusals} | {one.of for one in terms.refusals} - {None}
    joined = {name for alliance in terms.alliances for name in alliance.members}
    for name in sorted(meant | joined | terms.including | terms.excluding, key=str):
        if name not in names:
            raise UnknownNameError("party", str(name), names)


def _check_seats(formation: Formation) -> None:
    negative = [party.name for party in formation.parties if party.seats < 0]
    if negative:
        raise SeatsError(f"a party cannot have fewer seats than none: {negative}")
    seated = sum(party.seats for party in formation.parties)
    if not seated:
        raise SeatsError("a government is formed of parties with seats, and no party has one")
    if seated > formation.seats_total:
        raise SeatsError(f"the parties hold {seated} of {formation.seats_total} seats: too many")
    if not 0 < formation.majority <= formation.seats_total:
        raise MajorityError(
            f"a majority of {formation.majority} cannot be had in {formation.seats_total} seats"
        )
    if any(sum(old.seats.values()) < 1 for old in formation.past):
        raise SeatsError("a past cabinet needs the seats of the parliament in which it began")


def _likeliest_first(scored: Scored, top: int | None) -> list[int]:
    import numpy as np

    order = np.lexsort((scored.sets, -scored.probabilities))
    return [int(place) for place in order[:top]]


def _government(
    situation: Situation, scored: Scored, place: int, terms: Terms
) -> LikelyGovernment:
    one = candidates(situation, scored.sets[place : place + 1])
    members = tuple(
        party.name
        for party, inside in zip(situation.parties, one.members[0], strict=True)
        if inside
    )
    unconfirmed = [
        refusal for refusal in terms.refusals if refusal.confidence is Confidence.UNCONFIRMED
    ]
    seats = int(one.seats[0])
    return LikelyGovernment(
        members=members,
        seats=seats,
        surplus=seats - one.majority,
        kind=_kind(one),
        probability=float(scored.probabilities[place]),
        reasons=reasons(situation, one),
        doubts=tuple(
            f"{refusal.by} {refusal.kind} {refusal.of or 'anybody'} (unconfirmed)"
            for refusal in broken_by(members, unconfirmed)
        ),
    )


def _kind(one: Candidates) -> Kind:
    if not one.winning[0]:
        return Kind.MINORITY
    if one.single[0]:
        return Kind.SINGLE_PARTY_MAJORITY
    return Kind.OVERSIZED if one.surplus[0] else Kind.MINIMAL_WINNING


_WITHOUT = {
    "axis": "the parties' left–right positions are not known",
    "outgoing": "the outgoing cabinet is not known",
    "past": "the country's earlier cabinets are not known",
}


def _premises(situation: Situation) -> tuple[str, ...]:
    formation = situation.formation
    premises = [said for family, said in _WITHOUT.items() if family not in situation.families]
    seated = sum(party.seats > 0 for party in formation.parties)
    if len(situation.parties) < seated:
        premises.append(
            f"of {seated} parties only the {len(situation.parties)} largest or"
            " outgoing ones are taken into governments"
        )
    unlisted = formation.seats_total - sum(party.seats for party in formation.parties)
    if unlisted:
        premises.append(f"{unlisted} seats belong to no party named: nobody governs with them")
    if situation.seats[0] >= formation.majority:
        premises.append(
            f"{situation.parties[0].name} has a majority alone; the ranking was measured on"
            " parliaments in which nobody has"
        )
    return tuple(premises)
