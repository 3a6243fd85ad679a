"""Iraq, Council of Representatives: what the laws of 2018 and 2023 share.

General seats: governorate by governorate, Sainte-Laguë with 1.7 as first divisor; lists with
equal quotients draw lots in front of their representatives. Within an open list the candidates
with the most personal votes are elected, equal ones by lot. There is no threshold.

Women: a quarter of a governorate's general seats, half a seat rounded up. If fewer are elected,
every list must have a woman for each full four seats, and if that is not enough, for each full
three. The men of the list with the fewest votes make way for its women with the most. Women who
win reserved seats do not count.

Reserved seats (contests of kind ``reserved``): the candidate with the most votes.
"""

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from hemicycle.records.allocation import Elected
from hemicycle.records.election import Candidate, Contest, Election, ListId
from hemicycle.seats import draws as steps
from hemicycle.seats.candidates import candidates_of, open_list, substitutions
from hemicycle.seats.column import Divisors, Seats
from hemicycle.seats.divisors import divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.members import doubt_vacancies
from hemicycle.seats.protocol import Averages, LotNeeded, Protocol, by_averages
from hemicycle.seats.single_vote import award_single_votes

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

WOMEN = Fraction(1, 4)
SEATS_PER_WOMAN = (4, 3)
"""One woman for so many seats of a list: first the one, then, if need be, the other."""

OPEN_LIST, QUOTA, RESERVED = "open list", "women's quota", "reserved"


def women_quota(seats: int) -> int:
    """Return how many of a governorate's general seats are for women: a quarter, half up.

    >>> [women_quota(seats) for seats in (69, 25, 18, 14, 15)]
    [17, 6, 5, 4, 4]
    """
    return floor(seats * WOMEN + Fraction(1, 2))


def count_governorates(election: Election, protocol: Protocol, rule: Averages) -> None:
    """Count the general seats and, where candidates are given, who holds them."""
    for contest in election.contests:
        if contest.kind == "reserved":
            award_single_votes(contest, election, protocol, RESERVED)
            continue
        column = divide(election.votes[contest.id], contest.seats, rule.divisors)
        awarded = by_averages(protocol, contest.id, column, rule)
        protocol.award(awarded)
        if election.candidates and awarded.tie is None:
            _members(contest, awarded.seats, election, protocol)


def draws_of_governorates(draws: Draws, divisors: Divisors) -> "Numbers":
    """Count the general seats of many draws; the reserved ones follow from their candidates."""
    import numpy as np

    general = draws.of_contests(lambda one: 0 if one.kind == "reserved" else one.seats)
    # A reserved contest is no division: one vote keeps it from being doubted.
    votes = np.where(general[:, None] > 0, draws.votes, 1)
    seats = steps.divided(draws, votes, general, divisors)
    for place in draws.places("reserved"):
        protocol = Protocol()
        try:
            contest = draws.election.contests[place]
            award_single_votes(contest, draws.election, protocol, RESERVED)
        except LotNeeded:
            draws.doubt(np.ones(len(votes), bool))
        for counted in protocol.contests.values():
            for name, won in counted.seats.items():
                seats[:, place, draws.column(name)] = won
    return seats


def _members(contest: Contest, seats: Seats, election: Election, protocol: Protocol) -> None:
    """Elect the members of every list, then as many women as the quota asks for."""
    elected: dict[ListId, list[Candidate]] = {}
    for name, won in seats.items():
        standing = candidates_of(election.candidates, contest.id, name)
        elected[name] = open_list(standing, won, protocol) if won and standing else []
        doubt_vacancies(protocol, f"{contest.id}: {name}", won, standing)
    came_in = _with_women(contest, seats, elected, protocol, election)
    for members in elected.values():
        for one in members:
            manner = QUOTA if one.id in came_in else OPEN_LIST
            protocol.elected.append(Elected(contest.id, one.list, one.id, one.name, manner))


def _with_women(
    contest: Contest,
    seats: Seats,
    elected: dict[ListId, list[Candidate]],
    protocol: Protocol,
    election: Election,
) -> set[str]:
    """Replace men by women list by list until the quota is met; return the women who came in."""
    quota, came_in = women_quota(contest.seats), set[str]()
    for seats_per_woman in SEATS_PER_WOMAN:
        if _women(elected) >= quota:
            return came_in
        for name, won in seats.items():
            standing = candidates_of(election.candidates, contest.id, name)
            for swap in substitutions(elected[name], standing, won // seats_per_woman):
                elected[name] = [one for one in elected[name] if one != swap.man] + [swap.woman]
                came_in.add(swap.woman.id)
                protocol.note(
                    "women's quota",
                    f"{swap.woman.name} takes the seat of {swap.man.name} in {name}.",
                    contest.id,
                )
    if _women(elected) < quota:
        protocol.doubt(
            "women-quota-unmet",
            f"{contest.id}: {_women(elected)} women are elected, {quota} are asked for",
        )
    return came_in


def _women(elected: dict[ListId, list[Candidate]]) -> int:
    return sum(1 for members in elected.values() for one in members if one.sex == "female")
