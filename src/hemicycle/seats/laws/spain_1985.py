"""Spain, Congress of Deputies: D'Hondt in each province, 3 % of the valid votes to take part.

Organic Law 5/1985 on the general electoral regime (LOREG), articles 96, 162 and 163. Each
province is a contest with the seats of the royal decree that calls the election; Ceuta and
Melilla elect one deputy each, for whom D'Hondt is the same as plurality (162.2).

The trap: blank votes are valid votes (96.5), so the 3 % are reckoned of all votes for lists and
of the blank ones. ``contests.csv`` carries them in the column ``blank``.
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.divisors import D_HONDT, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Averages, Outside, Protocol, by_averages
from hemicycle.seats.thresholds import admitted, lacking, reaching

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(3, 100)

RULE = Averages(D_HONDT, "LOREG 163.1.b-d", larger_first=True)
"""Equal quotients: the list with more votes in the province; the lot only for equal votes (d)."""


def count(election: Election, protocol: Protocol) -> None:
    """Count province by province."""
    for contest in election.contests:
        votes = election.votes[contest.id]
        valid = sum(votes.values()) + contest.figures.get("blank", 0)
        let_in = reaching(votes, THRESHOLD, valid)
        protocol.note(
            "LOREG 163.1.a",
            f"{len(let_in)} of {len(votes)} lists have 3 % of {valid:,} valid votes, blank ones "
            "counted in.",
            contest.id,
        )
        column = divide(admitted(votes, let_in), contest.seats, D_HONDT)
        outside = Outside(votes, lacking(votes, THRESHOLD, valid))
        protocol.award(by_averages(protocol, contest.id, column, RULE, outside))


def count_draws(draws: Draws) -> "Numbers":
    """Count the provinces of many draws."""
    blank = draws.of_contests(lambda contest: contest.figures.get("blank", 0))
    let_in = steps.reaching(draws.votes, THRESHOLD, draws.votes.sum(axis=2) + blank)
    return steps.divided(draws, steps.admitted(draws.votes, let_in), draws.seats(), D_HONDT)


LAW = Law(
    id="spain_1985",
    title="Spain: Congress of Deputies, LOREG 5/1985",
    country="ESP",
    since=date(1985, 6, 21),
    until=None,
    sources=(
        "Ley Orgánica 5/1985, de 19 de junio, del Régimen Electoral General, arts. 96.5, 162, 163 "
        "(https://www.boe.es/buscar/act.php?id=BOE-A-1985-11672)",
    ),
    count=count,
    count_draws=count_draws,
)
