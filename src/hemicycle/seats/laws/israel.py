"""Israel, Knesset: D'Hondt over surplus agreements (Bader-Ofer), then inside each of them.

Basic Law: The Knesset; Knesset Elections Law (consolidated) 1969, sections 10A, 81 and 82. The
threshold was 2 % of the valid votes from 2004 and is 3.25 % since the election of 2015. Two lists
may agree on their surplus votes; if both pass the threshold they are counted as one list, and
what they win together is divided between them by the same method. Each list has a seat for every
full quota, the rest goes to the largest ``votes / (seats + 1)``: together this is D'Hondt.

The sources of the elections in the tests leave out the lists below the threshold.
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Election, ListId
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import only_contest
from hemicycle.seats.divisors import D_HONDT, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.margins import margins, margins_outside
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import admitted, lacking, reaching
from hemicycle.seats.words import division_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

_SOURCES = (
    "Basic Law: The Knesset, s. 4; Knesset Elections Law [Consolidated Version] 5729-1969, "
    "ss. 10A, 81, 82 (https://main.knesset.gov.il/EN/about/history/Pages/Elections.aspx)",
)
_DOUBTS = ("How equal averages are decided was not found: the lot is asked for.",)


def count(threshold: Fraction, election: Election, protocol: Protocol) -> None:
    """Count the one contest of the whole country."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    valid = election.figures.get("valid_votes", sum(votes.values()))
    entered = admitted(votes, reaching(votes, threshold, valid))
    share = float(threshold * 100)
    protocol.note("s. 81(a)", f"{len(entered)} lists have {share:g} % of {valid:,} valid votes.")

    partners = {name: _agreement(name, election, entered) for name in entered}
    joint: Counter[ListId] = Counter()
    for name, votes_of_list in entered.items():
        joint[partners[name]] += votes_of_list
    column = divide(joint, contest.seats, D_HONDT)
    protocol.note("s. 81(b), s. 82", division_in_words(column, D_HONDT))
    won = protocol.decide(apportion(column), "between agreements")

    seats: dict[ListId, int] = {}
    for agreement, total in won.items():
        inside = {name: entered[name] for name in entered if partners[name] == agreement}
        parts = divide(inside, total, D_HONDT)
        if len(inside) > 1:
            protocol.note("s. 10A, s. 82", division_in_words(parts, D_HONDT))
        seats.update(protocol.decide(apportion(parts), f"within {agreement}"))
    # The margins of a list are those of the step between agreements, where it stands alone.
    alone = tuple(margin for margin in margins(column) if margin.list in seats)
    alone += margins_outside(column, votes, lacking(votes, threshold, valid))
    protocol.award(
        ContestAllocation(contest.id, {name: seats[name] for name in entered}, margins=alone)
    )


def _agreement(name: ListId, election: Election, entered: dict[ListId, int]) -> str:
    """Return the agreement that a list is counted under: its own if a partner fell short."""
    entry = election.lists.get(name)
    if entry is None or not entry.alliance:
        return name
    partners = [other for other in election.lists.values() if other.alliance == entry.alliance]
    return entry.alliance if all(other.id in entered for other in partners) else name


def count_draws(threshold: Fraction, draws: Draws) -> "Numbers":
    """Count the country in many draws, agreement by agreement."""
    import numpy as np

    votes = draws.votes[:, 0]
    valid = draws.election.figures.get("valid_votes")
    base = votes.sum(axis=1) if valid is None else np.full(len(votes), valid)
    entered = steps.reaching(votes, threshold, base)
    apart = steps.admitted(votes, entered)
    # An agreement is counted in the column of its first list, and 0 in those of the others.
    joint, agreements = apart.copy(), []
    for members in _agreements(draws):
        both = np.logical_and.reduce(entered[:, members], axis=1)[:, None]
        together = np.zeros_like(apart[:, members])
        together[:, 0] = apart[:, members].sum(axis=1)
        joint[:, members] = np.where(both, together, apart[:, members])
        agreements.append((members, both))
    seats = steps.divided(draws, joint, draws.seats()[0], D_HONDT)
    for members, both in agreements:
        # Where a partner fell short, there is nothing to divide between the two.
        inside = np.where(both, apart[:, members], 1)
        total = np.where(both[:, 0], seats[:, members[0]], len(members))
        parts = steps.divided(draws, inside, total, D_HONDT)
        seats[:, members] = np.where(both, parts, seats[:, members])
    return seats[:, None]


def _agreements(draws: Draws) -> list[list[int]]:
    """Return the places of the lists of every agreement, all of whom stand."""
    lists = draws.election.lists.values()
    agreed: dict[str, list[str]] = {}
    for entry in lists:
        if entry.alliance:
            agreed.setdefault(entry.alliance, []).append(entry.id)
    return [
        [draws.column(name) for name in names]
        for names in agreed.values()
        if all(name in draws.lists for name in names)
    ]


def _law(year: int, since: date, until: date | None, threshold: Fraction) -> Law:
    return Law(
        id=f"israel_{year}",
        title=f"Israel: Knesset, threshold {float(threshold * 100):g} %",
        country="ISR",
        since=since,
        until=until,
        sources=_SOURCES,
        count=partial(count, threshold),
        count_draws=partial(count_draws, threshold),
        doubts=_DOUBTS,
    )


THRESHOLD_2004 = Fraction(2, 100)
THRESHOLD_2014 = Fraction(325, 10_000)
LAW_2004 = _law(2004, date(2004, 5, 1), date(2014, 3, 10), THRESHOLD_2004)
LAW_2014 = _law(2014, date(2014, 3, 11), None, THRESHOLD_2014)
