"""The Netherlands, House of Representatives: 150 seats, one full quota to enter, then D'Hondt.

Kieswet, chapter P. The quota is the valid votes divided by 150, with its fraction (P 5). Each
list has a seat for every full quota (P 6); the residual seats go to the largest averages, among
the lists that have the quota (P 7). Equal averages: the lot (P 7). A list with more than half of
the votes has more than half of the seats (P 9). A list has no more seats than candidates; the rest
goes to the next averages of the others (P 10). Lists have not been able to combine since
1 December 2017.

Where candidates are given: those with more than a quarter of the quota are elected first, the most
votes first (P 15), then the others in the order of the list (P 17).
"""

from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from hemicycle.records.election import Contest, Election
from hemicycle.seats import draws as steps
from hemicycle.seats.candidates import flexible_list
from hemicycle.seats.checks import only_contest
from hemicycle.seats.divisors import D_HONDT, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.members import Membership, places, write_members
from hemicycle.seats.protocol import Averages, Outside, Protocol, by_averages
from hemicycle.seats.thresholds import admitted, lacking, reaching

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

PREFERENCE = Fraction(1, 4)
"""Of the quota: more personal votes than that lift a candidate over the order of the list."""

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
    limits = places(election.candidates)
    column = divide(entered, contest.seats, D_HONDT, limits=limits)
    # Given beforehand, the majority's seat comes from whoever would have had the last average.
    most = contest.seats // 2 + 1
    majority = {
        name: min(most, limits.get(name, most)) for name, won in votes.items() if 2 * won > valid
    }
    if any(apportion(column).seats[name] < least for name, least in majority.items()):
        protocol.note(
            "Kieswet P 9", f"{', '.join(majority)}: most votes, so most seats.", contest.id
        )
        column = divide(entered, contest.seats, D_HONDT, majority, limits)
    outside = Outside(votes, lacking(votes, Fraction(1, contest.seats), valid))
    awarded = by_averages(protocol, contest.id, column, RULE, outside)
    protocol.award(awarded)
    if awarded.tie is None:
        write_members(
            protocol, election, contest.id, awarded.seats, _by_preference(contest, valid)
        )


def _by_preference(contest: Contest, valid: int) -> Membership:
    """Return the flexible list whose candidates need more than a quarter of the quota."""
    least = floor(PREFERENCE * Fraction(valid, contest.seats)) + 1
    return Membership(
        "flexible list",
        lambda standing, won, protocol: flexible_list(standing, won, Fraction(least), protocol),
    )


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
