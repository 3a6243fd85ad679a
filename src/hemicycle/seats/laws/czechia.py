"""Czechia, Chamber of Deputies: what the two laws share, the seats of the regions.

Act 247/1995, section 48: the republic's mandate number is the valid votes of the whole country
divided by 200, rounded to a whole number. A region has a seat for every full mandate number that
its valid votes hold; the rest goes to the largest remainders, equal ones by lot. So a region's
seats are known only after the poll, and follow turnout.
"""

from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.column import Seats
from hemicycle.seats.draws import Draws
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import hare_nearest, largest_remainders
from hemicycle.seats.words import seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers


def seats_of_regions(election: Election, protocol: Protocol) -> Seats:
    """Return the seats of each region by its valid votes."""
    turnout = {
        contest.id: sum(election.votes[contest.id].values()) for contest in election.contests
    }
    result = largest_remainders(turnout, election.seats_total, hare_nearest)
    seats = protocol.decide(result, "seats of regions")
    protocol.note("s. 48", f"Seats of the regions: {seats_in_words(seats)}.")
    return seats


def draws_of_regions(draws: Draws) -> "Numbers":
    """Return the seats of each region in many draws."""
    house, turnout = draws.election.seats_total, draws.votes.sum(axis=2)
    quota = steps.nearest(turnout.sum(axis=1), house)
    return steps.by_remainders(draws, turnout, quota, house)
