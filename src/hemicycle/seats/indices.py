"""How far seats stray from votes, and how many parties there are in effect.

Shares are of all votes and of all seats given; a list without seats counts with its votes. All
indices of shares are in per cent points unless said otherwise.
"""

from collections import Counter
from dataclasses import asdict, dataclass
from fractions import Fraction
from math import isfinite, sqrt

from hemicycle.errors import NoVotesError
from hemicycle.records.allocation import Allocation
from hemicycle.records.election import Election, ListId, Votes
from hemicycle.seats.column import Seats


@dataclass(frozen=True, slots=True)
class Indices:
    """The usual indices of one result; ``d_hondt`` and the effective numbers are plain numbers."""

    gallagher: float
    loosemore_hanby: float
    rae: float
    rose: float
    sainte_lague: float
    d_hondt: float
    lijphart: float
    effective_parties_votes: float
    effective_parties_seats: float
    wasted_votes: float


def indices(votes: Votes, seats: Seats) -> Indices:
    """Return every index of a result.

    Raises
    ------
    NoVotesError
        Where there are no votes or no seats to compare.

    Examples
    --------
    >>> found = indices({"A": 50, "B": 30, "C": 20}, {"A": 6, "B": 4})
    >>> found.loosemore_hanby, round(found.gallagher, 3), found.wasted_votes
    (20.0, 17.321, 20.0)
    """
    cast, given = sum(votes.values()), sum(seats.values())
    if not cast or not given:
        raise NoVotesError("indices need votes and seats: there are none to compare")
    shares = {
        name: (Fraction(votes.get(name, 0), cast), Fraction(seats.get(name, 0), given))
        for name in votes.keys() | seats.keys()
    }
    return Indices(
        gallagher=gallagher(shares),
        loosemore_hanby=loosemore_hanby(shares),
        rae=rae(shares),
        rose=100 - loosemore_hanby(shares),
        sainte_lague=sainte_lague(shares),
        d_hondt=d_hondt(shares),
        lijphart=lijphart(shares),
        effective_parties_votes=effective_number([vote for vote, _ in shares.values()]),
        effective_parties_seats=effective_number([seat for _, seat in shares.values()]),
        wasted_votes=_percent(sum(vote for vote, seat in shares.values() if not seat)),
    )


def house_votes(election: Election) -> dict[ListId, int]:
    """Return the votes of every list in all contests that are counted by lists.

    Where there are no such contests, all votes are summed. Lists that nobody chose are kept.
    """
    of_lists = [contest.id for contest in election.contests if contest.kind == "lists"]
    votes = Counter[ListId]()
    for contest in of_lists or election.votes:
        votes.update(election.votes.get(contest, {}))
    return dict(votes)


def house_indices(election: Election, allocation: Allocation) -> dict[str, float | None]:
    """Return every index of the whole house by its name; ``None`` is one without bound.

    Raises
    ------
    NoVotesError
        Where no seat has been given yet.
    """
    found = asdict(indices(house_votes(election), allocation.totals))
    return {name: value if isfinite(value) else None for name, value in found.items()}


Shares = dict[ListId, tuple[Fraction, Fraction]]


def gallagher(shares: Shares) -> float:
    """Return the least squares index (Gallagher 1991): the root of half the squares' sum."""
    squares = sum((vote - seat) ** 2 for vote, seat in shares.values())
    return 100 * sqrt(squares / 2)


def loosemore_hanby(shares: Shares) -> float:
    """Return half the sum of all differences (Loosemore and Hanby 1971)."""
    return _percent(sum(_gaps(shares), Fraction(0)) / 2)


def rae(shares: Shares) -> float:
    """Return the mean difference of the lists with more than 0.5 % of the votes (Rae 1967)."""
    large = {name: pair for name, pair in shares.items() if pair[0] > Fraction(5, 1000)}
    return _percent(sum(_gaps(large), Fraction(0)) / len(large)) if large else 0.0


def sainte_lague(shares: Shares) -> float:
    """Return the squares of the differences, each by its list's votes, summed.

    It is infinite where a list has seats without votes.
    """
    if any(seat and not vote for vote, seat in shares.values()):
        return float("inf")
    return _percent(sum((seat - vote) ** 2 / vote for vote, seat in shares.values() if vote))


def d_hondt(shares: Shares) -> float:
    """Return the largest ratio of seats to votes: the most favoured list's."""
    if any(seat and not vote for vote, seat in shares.values()):
        return float("inf")
    return float(max(seat / vote for vote, seat in shares.values() if vote))


def lijphart(shares: Shares) -> float:
    """Return the largest difference of any list (Lijphart 1994)."""
    return _percent(max(_gaps(shares)))


def effective_number(shares: list[Fraction]) -> float:
    """Return one by the sum of the squared shares (Laakso and Taagepera 1979)."""
    return float(1 / sum(share**2 for share in shares))


def turnout(cast: int, electorate: int) -> float:
    """Return the votes cast, blank and void ones among them, in per cent of those entitled.

    >>> turnout(750, 1000)
    75.0
    """
    if electorate <= 0:
        raise NoVotesError("turnout needs the number of people entitled to vote")
    return _percent(Fraction(cast, electorate))


def _gaps(shares: Shares) -> list[Fraction]:
    return [abs(vote - seat) for vote, seat in shares.values()]


def _percent(share: Fraction | int) -> float:
    return float(100 * share)
