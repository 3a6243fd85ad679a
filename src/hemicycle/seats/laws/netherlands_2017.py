"""The Netherlands, House of Representatives: 150 seats, one full quota to enter, then D'Hondt.

Kieswet, chapter P. The quota is the valid votes divided by 150, with its fraction (P 5). Each
list has a seat for every full quota (P 6); the residual seats go to the largest averages, among
the lists that have the quota (P 7). Equal averages: the lot (P 7). A list with more than half of
the votes has more than half of the seats (P 9). Lists have not been able to combine since
1 December 2017.
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import only_contest
from hemicycle.seats.divisors import D_HONDT, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Averages, Outside, Protocol, by_averages
from hemicycle.seats.thresholds import admitted, lacking, reaching

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

RULE = Averages(D_HONDT, "Kieswet P 6, P 7")


def count(election: Election, protocol: Protocol) -> None:
    """Count the one contest of the whole country."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    valid = sum(votes.values())
    let_in = reaching(votes, Fraction(1, contest.seats), valid)
    protocol.note(
        "Kieswet P 5, P 7",
        f"The quota is {valid:,} / {contest.seats} votes; {len(let_in)} of {len(votes)} lists "
        "have it.",
        contest.id,
    )
    entered = admitted(votes, let_in)
    column = divide(entered, contest.seats, D_HONDT)
    # Given beforehand, the majority's seat comes from whoever would have had the last average.
    majority = {name: contest.seats // 2 + 1 for name, won in votes.items() if 2 * won > valid}
    if any(apportion(column).seats[name] < least for name, least in majority.items()):
        protocol.note(
            "Kieswet P 9", f"{', '.join(majority)}: most votes, so most seats.", contest.id
        )
        column = divide(entered, contest.seats, D_HONDT, majority)
    outside = Outside(votes, lacking(votes, Fraction(1, contest.seats), valid))
    protocol.award(by_averages(protocol, contest.id, column, RULE, outside))


def count_draws(draws: Draws) -> "Numbers":
    """Count the country in many draws; a majority of votes (P 9) is left to `count`."""
    (seats,) = draws.seats()
    valid = draws.votes.sum(axis=2)
    let_in = steps.reaching(draws.votes, Fraction(1, int(seats)), valid)
    draws.doubt(2 * draws.votes > valid[:, :, None])
    return steps.divided(draws, steps.admitted(draws.votes, let_in), seats, D_HONDT)


LAW = Law(
    id="netherlands_2017",
    title="Netherlands: House of Representatives, Kieswet without list combinations",
    country="NLD",
    since=date(2017, 12, 1),
    until=None,
    sources=("Kieswet, hoofdstuk P (https://wetten.overheid.nl/BWBR0004627)",),
    count=count,
    count_draws=count_draws,
)
