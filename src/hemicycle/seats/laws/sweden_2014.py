"""Sweden, Riksdag: 310 fixed seats in the constituencies, 39 that level; first divisor 1.2.

Elections Act 2005:837, chapter 14, as amended by 2014:1384 (first used in 2018; the first divisor
was 1.4 before). Fixed seats are divided in each constituency between the lists with 4 % of the
country's votes; a list below takes part where it has 12 % of the constituency's (14:2, 14:3).

Levelling (14:4): all 349 seats are divided by the same method in the whole country between the
lists with 4 %, less the seats that others hold. A list with more fixed seats than its share
gives those back that it won with the smallest quotients, and the next list in that constituency
that is short of its share takes each. What shares exceed fixed seats by are levelling seats.

Placement (14:5): each goes to the constituency in which the list has the largest quotient: its
votes, divided by one more than twice its seats there, levelling ones counted in. A list without
a seat there stands with all its votes, not divided by 1.2. Equal quotients: the lot.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.errors import SeatsError
from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE_1_2, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.placement import Cell, Placing, one_of, place
from hemicycle.seats.protocol import (
    Averages,
    Outside,
    Protocol,
    by_averages,
    needing_no_lot,
    with_levelling,
)
from hemicycle.seats.thresholds import admitted, lacking, reaching
from hemicycle.seats.tiers import national
from hemicycle.seats.words import division_in_words, seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(4, 100)
CONSTITUENCY_THRESHOLD = Fraction(12, 100)

RULE = Averages(SAINTE_LAGUE_1_2, "14:3")


def count(election: Election, protocol: Protocol) -> None:
    """Count the constituencies, then the levelling seats and where they lie."""
    votes = national(election.votes.values())
    entered = reaching(votes, THRESHOLD, votes.total())
    fixed: Mapping[ContestId, Seats] = {
        contest.id: fixed_seats(contest.id, election, entered, protocol)
        for contest in election.contests
    }
    shares = national_shares(election, entered, fixed, protocol)
    fixed = returned(election.votes, fixed, shares, protocol)
    for contest, seats in fixed.items():
        protocol.award(replace(protocol.contests[contest], seats=seats))

    held = national(fixed.values())
    due = {name: share - held[name] for name, share in shares.items() if share > held[name]}
    protocol.note("14:4", f"Levelling seats: {seats_in_words(due)}.")

    def figure(contest: ContestId, name: ListId, given: int) -> Fraction:
        before = fixed[contest].get(name, 0) + given
        return Fraction(election.votes[contest].get(name, 0), 2 * before + 1)

    room = dict.fromkeys(fixed, election.seats_total)
    for (contest, name), given in place(Placing(room, due, figure, "14:5"), protocol).items():
        protocol.award(with_levelling(protocol.contests[contest], name, given))


def fixed_seats(
    contest: ContestId, election: Election, entered: frozenset[ListId], protocol: Protocol
) -> Seats:
    """Divide the fixed seats of a constituency (14:3)."""
    votes = election.votes[contest]
    local = reaching(votes, CONSTITUENCY_THRESHOLD, sum(votes.values()))
    seats = next(one.seats for one in election.contests if one.id == contest)
    column = divide(admitted(votes, entered | local), seats, SAINTE_LAGUE_1_2)
    short = lacking(votes, CONSTITUENCY_THRESHOLD, sum(votes.values()))
    outside = Outside(votes, {name: short[name] for name in short if name not in entered})
    return needing_no_lot(by_averages(protocol, contest, column, RULE, outside), protocol)


def national_shares(
    election: Election,
    entered: frozenset[ListId],
    fixed: Mapping[ContestId, Seats],
    protocol: Protocol,
) -> Seats:
    """Divide the whole house between the lists with 4 % of the country (14:4)."""
    votes, held = national(election.votes.values()), national(fixed.values())
    others = sum(seats for name, seats in held.items() if name not in entered)
    column = divide(admitted(votes, entered), election.seats_total - others, SAINTE_LAGUE_1_2)
    protocol.note("14:4", division_in_words(column, SAINTE_LAGUE_1_2))
    return protocol.decide(apportion(column), "seats of the country")


def returned(
    votes: Mapping[ContestId, Votes],
    fixed: Mapping[ContestId, Seats],
    shares: Seats,
    protocol: Protocol,
) -> Mapping[ContestId, Seats]:
    """Return the fixed seats after those above a list's share have gone to the next in line."""
    seats = {contest: dict(held) for contest, held in fixed.items()}
    total = national(seats.values())
    rounds = 0
    while over := [name for name in shares if total[name] > shares[name]]:
        won = {
            (contest, name): _quotient(votes[contest][name], held[name] - 1)
            for contest, held in seats.items()
            for name in over
            if held.get(name)
        }
        rounds += 1
        contest, giver = one_of(
            _with(min(won.values()), won), f"seat given back {rounds}", protocol
        )
        in_line = {
            (contest, name): _quotient(votes[contest][name], held)
            for name, held in seats[contest].items()
            if total[name] < shares.get(name, 0)
        }
        if not in_line:
            raise SeatsError(f"no list can take the seat that {giver} gives back in {contest}")
        _, taker = one_of(_with(max(in_line.values()), in_line), f"seat taken {rounds}", protocol)
        protocol.note("14:4", f"{giver} gives a fixed seat back, {taker} takes it.", contest)
        for name, change in ((giver, -1), (taker, 1)):
            seats[contest][name] += change
            total[name] += change
    return seats


def returned_draws(
    draws: Draws, votes: "Numbers", fixed: "Numbers", shares: "Numbers"
) -> "Numbers":
    """Return the fixed seats after those above shares have gone to the next in line (14:4)."""
    import numpy as np

    first = float(SAINTE_LAGUE_1_2.at(0))
    fixed = fixed.copy()
    while True:
        total = fixed.sum(axis=1)
        giving = np.flatnonzero((total > shares).max(axis=1) & ~draws.doubtful)
        if not giving.size:
            return fixed
        votes_here, held = votes[giving], fixed[giving]
        over, short = total[giving] > shares[giving], total[giving] < shares[giving]
        won = np.where(held > 1, 2 * held - 1, first)
        dear = np.where(over[:, None] & (held > 0), won / np.maximum(votes_here, 1), 0)
        contest, giver = steps.largest_cell(draws, dear, giving)
        upcoming = np.where(held > 0, 2 * held + 1, first)
        in_line = np.where(short[:, None], votes_here / upcoming, 0)
        (taker,) = steps.largest_cell(draws, in_line[np.arange(len(giving)), contest], giving)
        fixed[giving, contest, giver] -= 1
        fixed[giving, contest, taker] += 1


def _with(figure: Fraction, cells: Mapping[Cell, Fraction]) -> list[Cell]:
    return [cell for cell, one in cells.items() if one == figure]


def _quotient(votes: int, held: int) -> Fraction:
    return votes / SAINTE_LAGUE_1_2.at(held)


def count_draws(draws: Draws) -> "Numbers":
    """Count many draws: the constituencies, then the levelling seats and where they lie."""
    import numpy as np

    votes = draws.votes
    country = votes.sum(axis=1)
    entered = steps.reaching(country, THRESHOLD, country.sum(axis=1))
    local = steps.reaching(votes, CONSTITUENCY_THRESHOLD, votes.sum(axis=2))
    inside = steps.admitted(votes, entered[:, None] | local)
    fixed = steps.divided(draws, inside, draws.seats(), SAINTE_LAGUE_1_2)
    held = fixed.sum(axis=1)
    left = draws.election.seats_total - np.where(entered, 0, held).sum(axis=1)
    country = steps.admitted(country, entered)
    shares = steps.divided(draws, country, left, SAINTE_LAGUE_1_2)
    fixed = returned_draws(draws, inside, fixed, np.where(entered, shares, held))
    due = np.where(entered, shares - fixed.sum(axis=1), 0)

    room = np.full(votes.shape[:2], draws.election.seats_total)
    placing = steps.PlacingDraws(room, due, votes, fixed, lambda given: 2 * given + 1)
    return fixed + steps.placed(draws, placing)


LAW = Law(
    id="sweden_2014",
    title="Sweden: Riksdag, Elections Act 2005:837 as of 2014:1384",
    country="SWE",
    since=date(2015, 1, 1),
    until=None,
    sources=("Vallag (2005:837), 14 kap. (https://www.riksdagen.se)",),
    count=count,
    count_draws=count_draws,
    doubts=(
        "Returned seats (14:4): who takes a seat given back is read as the list next in line in "
        "that constituency which is short of its share; no election has needed it so far.",
    ),
)
