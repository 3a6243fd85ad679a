"""Austria, National Council: D'Hondt over the whole country for lists with 4 %.

Nationalrats-Wahlordnung 1992 (NRWO), sections 96 to 107. Regions and provinces fill seats first
by quota (96 to 103); the third procedure (107) divides all 183 seats by D'Hondt in the whole
country among the lists with 4 % of the valid votes or a seat in a region (100), and each gets
what it lacks. A list that already has more keeps it and is left out. Equal quotients: the lot.

Only this third procedure is counted here, from the votes of the whole country: it decides every
list's total so long as no list wins a regional seat with less than 4 % and none wins more in the
provinces than its share. Neither happened between 1994 and 2019.
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import only_contest
from hemicycle.seats.divisors import D_HONDT, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Averages, Outside, Protocol, by_averages
from hemicycle.seats.thresholds import admitted, lacking, reaching

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(4, 100)

RULE = Averages(D_HONDT, "NRWO s. 107")


def count(election: Election, protocol: Protocol) -> None:
    """Count the third procedure."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    entered = admitted(votes, reaching(votes, THRESHOLD, sum(votes.values())))
    protocol.note("NRWO s. 100", f"{len(entered)} of {len(votes)} lists have 4 %.", contest.id)
    protocol.doubt(
        "regional-seats-unknown",
        "Seats won in regions are not counted: a list below 4 % with one of them would take part.",
    )
    column = divide(entered, contest.seats, D_HONDT)
    outside = Outside(votes, lacking(votes, THRESHOLD, sum(votes.values())))
    protocol.award(by_averages(protocol, contest.id, column, RULE, outside))


def count_draws(draws: Draws) -> "Numbers":
    """Count the third procedure in many draws."""
    entered = steps.reaching(draws.votes, THRESHOLD, draws.votes.sum(axis=2))
    return steps.divided(draws, steps.admitted(draws.votes, entered), draws.seats(), D_HONDT)


LAW = Law(
    id="austria_1992",
    title="Austria: National Council, NRWO 1992, third procedure",
    country="AUT",
    since=date(1993, 5, 1),
    until=None,
    sources=(
        "Nationalrats-Wahlordnung 1992, BGBl. Nr. 471/1992, §§ 96-107 (https://www.ris.bka.gv.at)",
    ),
    count=count,
    count_draws=count_draws,
    doubts=("The first and second procedures (regions, provinces) are not computed.",),
)
