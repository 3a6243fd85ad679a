"""Iceland, Althing: 54 constituency seats, nine that level, each tied to a constituency.

Act 24/2000 on parliamentary elections, sections 8 and 106 to 110. The seats of a constituency are
divided by D'Hondt (107). Levelling seats go to parties with 5 % of the country's valid votes
(108): one after the other, each to the party whose votes in the country, divided by one more than
the seats it holds by then, are the most.

The seat lies in the constituency where the party's next candidate stands highest: the party's
share of the valid votes there, divided by one more than its seats there, among those
constituencies whose levelling seats are not yet taken (108). Equal figures: the lot (110).
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import D_HONDT, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.placement import Placing, place
from hemicycle.seats.protocol import (
    Averages,
    Protocol,
    by_averages,
    needing_no_lot,
    with_levelling,
)
from hemicycle.seats.quotas import largest
from hemicycle.seats.thresholds import admitted, reaching
from hemicycle.seats.tiers import national

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(5, 100)

RULE = Averages(D_HONDT, "s. 107")


def count(election: Election, protocol: Protocol) -> None:
    """Count the constituencies, then the levelling seats one by one."""
    direct: dict[ContestId, Seats] = {}
    for contest in election.contests:
        column = divide(election.votes[contest.id], contest.seats, D_HONDT)
        awarded = by_averages(protocol, contest.id, column, RULE)
        direct[contest.id] = needing_no_lot(awarded, protocol)

    def figure(contest: ContestId, name: ListId, _: int) -> Fraction:
        votes = election.votes[contest]
        share = Fraction(votes.get(name, 0), sum(votes.values()))
        return share / D_HONDT.at(protocol.contests[contest].seats.get(name, 0))

    votes = national(election.votes.values())
    entered = admitted(votes, reaching(votes, THRESHOLD, votes.total()))
    held = national(direct.values())
    room = Counter({one.id: one.figures.get("levelling", 0) for one in election.contests})
    for number in range(1, room.total() + 1):
        name = _next(entered, held, number, protocol)
        held[name] += 1
        ((where, _),) = place(Placing(room, {name: 1}, figure, "s. 108"), protocol)
        room[where] -= 1
        protocol.award(with_levelling(protocol.contests[where], name, 1))


def _next(votes: Votes, held: Seats, number: int, protocol: Protocol) -> ListId:
    """Return the party to which the next levelling seat falls."""
    quotients = {name: count / D_HONDT.at(held.get(name, 0)) for name, count in votes.items()}
    seats = protocol.decide(largest(quotients, 1), f"levelling seat {number}")
    return next(name for name, won in seats.items() if won)


def count_draws(draws: Draws) -> "Numbers":
    """Count many draws: the constituencies, then the levelling seats one by one."""
    import numpy as np

    votes = draws.votes
    seats = steps.divided(draws, votes, draws.seats(), D_HONDT)
    country, held = votes.sum(axis=1), seats.sum(axis=1)
    entered = steps.admitted(country, steps.reaching(country, THRESHOLD, country.sum(axis=1)))
    share = votes / np.maximum(votes.sum(axis=2), 1)[:, :, None]
    levelling = draws.of_contests(lambda contest: contest.figures.get("levelling", 0))
    room, every = np.broadcast_to(levelling, votes.shape[:2]), np.arange(len(votes))
    for _ in range(levelling.sum()):
        due = np.zeros_like(held)
        (party,) = steps.largest_cell(draws, entered / (held + 1), every)
        due[every, party] = 1
        held = held + due
        there = steps.placed(
            draws, steps.PlacingDraws(room, due, share, seats, lambda given: given + 1)
        )
        seats, room = seats + there, room - there.sum(axis=2)
    return seats


LAW = Law(
    id="iceland_2000",
    title="Iceland: Althing, Act 24/2000",
    country="ISL",
    since=date(2000, 5, 16),
    until=date(2021, 12, 31),
    sources=(
        "Lög um kosningar til Alþingis nr. 24/2000, 8., 106.-110. gr. (https://www.althingi.is)",
    ),
    count=count,
    count_draws=count_draws,
)
