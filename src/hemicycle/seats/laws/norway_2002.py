"""Norway, Storting: 150 seats in the districts, 19 that level, one of them in each district.

Election Act of 28 June 2002 no. 57, chapter 11. The seats of a district are divided by
Sainte-Laguë with 1.4 (11-4); equal quotients: more votes, then the lot.

Levelling (11-6): the whole house of 169 is divided by the same method between the lists with
4 % of the votes in the country, less the seats that others won in districts. A list that has
won more in districts keeps them and steps aside, and the rest is divided anew. What a list's
share exceeds its district seats by are its levelling seats.

Placement (11-7): every list's next quotient in each district - its votes, or its votes divided
by one more than twice its district seats - is divided by the votes that a district seat cost
there. The largest figure places the first seat, and so on; a district takes one levelling seat,
a list no more than it has won.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import check_seated
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE_1_4, apportion, divide
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
from hemicycle.seats.quotas import prefer
from hemicycle.seats.thresholds import admitted, reaching
from hemicycle.seats.tiers import Division, national, setting_aside
from hemicycle.seats.words import division_in_words, seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(4, 100)

RULE = Averages(SAINTE_LAGUE_1_4, "s. 11-4", larger_first=True)


def count(election: Election, protocol: Protocol) -> None:
    """Count the districts, then the levelling seats and where they lie."""
    check_seated(election.contests)
    direct: dict[ContestId, Seats] = {}
    for contest in election.contests:
        column = divide(election.votes[contest.id], contest.seats, SAINTE_LAGUE_1_4)
        awarded = by_averages(protocol, contest.id, column, RULE)
        direct[contest.id] = needing_no_lot(awarded, protocol)
    due = levelling_seats(election, direct.values(), protocol)

    def figure(district: ContestId, name: ListId, _: int) -> Fraction:
        votes, held = election.votes[district], direct[district]
        price = Fraction(sum(votes.values()), sum(held.values()))
        return Fraction(votes.get(name, 0), 2 * held.get(name, 0) + 1) / price

    room = {contest.id: contest.figures.get("levelling", 1) for contest in election.contests}
    for (district, name), seats in place(Placing(room, due, figure, "s. 11-7"), protocol).items():
        protocol.award(with_levelling(protocol.contests[district], name, seats))


def levelling_seats(election: Election, direct: Iterable[Seats], protocol: Protocol) -> Seats:
    """Return the levelling seats that each list is due (11-6)."""
    votes = national(election.votes.values())
    held = national(direct)
    entered = reaching(votes, THRESHOLD, votes.total())
    others = sum(seats for name, seats in held.items() if name not in entered)
    shares = setting_aside(
        admitted(votes, entered), election.seats_total - others, held, _division(protocol)
    )
    due = {name: share - held[name] for name, share in shares.items() if share > held[name]}
    protocol.note("s. 11-6", f"Levelling seats: {seats_in_words(due)}.")
    return due


def _division(protocol: Protocol) -> Division:
    def division(votes: Votes, seats: int) -> Seats:
        column = divide(votes, seats, SAINTE_LAGUE_1_4)
        protocol.note("s. 11-6", division_in_words(column, SAINTE_LAGUE_1_4))
        return protocol.decide(prefer(apportion(column), votes), f"{seats} seats of the country")

    return division


def count_draws(draws: Draws) -> "Numbers":
    """Count many draws: districts, levelling seats, and where they lie."""
    import numpy as np

    votes, districts = draws.votes, draws.seats()
    direct = steps.divided(draws, votes, districts, SAINTE_LAGUE_1_4)
    country, held = votes.sum(axis=1), direct.sum(axis=1)
    entered = steps.reaching(country, THRESHOLD, country.sum(axis=1))
    others = np.where(entered, 0, held).sum(axis=1)
    shares = steps.setting_aside(
        draws,
        steps.admitted(country, entered),
        draws.election.seats_total - others,
        held,
        lambda country, seats: steps.divided(draws, country, seats, SAINTE_LAGUE_1_4),
    )
    due = np.where(entered, shares - held, 0)

    price = votes.sum(axis=2) / np.maximum(districts, 1)
    room = draws.of_contests(lambda contest: contest.figures.get("levelling", 1))
    placing = steps.PlacingDraws(
        np.broadcast_to(room, price.shape),
        due,
        votes / (2 * direct + 1) / price[:, :, None],
        direct,
        np.ones_like,
    )
    return direct + steps.placed(draws, placing)


LAW = Law(
    id="norway_2002",
    title="Norway: Storting, Election Act 57/2002",
    country="NOR",
    since=date(2003, 1, 1),
    until=date(2023, 12, 31),
    sources=(
        "Lov 28. juni 2002 nr. 57 om valg (valgloven), §§ 11-3 to 11-7 (https://lovdata.no)",
    ),
    count=count,
    count_draws=count_draws,
    doubts=("Equal figures at placement (11-7): the lot is asked for.",),
)
