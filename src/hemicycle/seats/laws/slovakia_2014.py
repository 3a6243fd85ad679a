"""Slovakia, National Council: 150 seats by quota and remainders in one contest.

Act 180/2014 on the conditions of the exercise of the right to vote, sections 66 and 68. To take
part a party needs 5 % of the valid votes, a coalition of two or three parties 7 %, of four or
more 10 % (66). The republic's electoral number is the votes of those that take part divided by
151, rounded to a whole number (68.2). The rest goes to the largest remainders; equal remainders:
more votes, then the lot (68.4). Where a seat too many was given, the party with the smallest
remainder loses it (68.5).

Where candidates are given: those with personal votes of 3 % of their party's are elected first,
the most votes first, then the others in the order of the list (68.6).
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Election, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.candidates import flexible_list
from hemicycle.seats.checks import only_contest
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.members import Membership, write_members
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import hagenbach_bischoff_nearest, prefer, without_excess
from hemicycle.seats.thresholds import admitted, reaching_by_size
from hemicycle.seats.words import seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

PARTY = Fraction(5, 100)
SMALL_COALITION = Fraction(7, 100)
LARGE_COALITION = Fraction(10, 100)
PREFERENCE = Fraction(3, 100)
"""Of the party's votes: so many personal votes lift a candidate over the order of the list."""


def threshold(parties: int) -> Fraction:
    """Return the share asked of an alliance of so many parties.

    >>> [str(threshold(parties)) for parties in (1, 2, 3, 4)]
    ['1/20', '7/100', '7/100', '1/10']
    """
    if parties == 1:
        return PARTY
    return SMALL_COALITION if parties <= 3 else LARGE_COALITION


def count(election: Election, protocol: Protocol) -> None:
    """Count the one contest of the whole country."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    valid = sum(votes.values())
    entered = admitted(votes, reaching_by_size(votes, threshold, valid, election.lists))
    protocol.note("s. 66", f"{len(entered)} of {len(votes)} lists have their share of {valid:,}.")

    quota = hagenbach_bischoff_nearest(sum(entered.values()), contest.seats)
    result = prefer(without_excess(entered, contest.seats, hagenbach_bischoff_nearest), entered)
    protocol.note(
        "s. 68",
        f"With the electoral number {int(quota):,}, then by largest remainders: "
        f"{seats_in_words(result.seats)}.",
    )
    result = protocol.replay(result, "remainders", contest.id)
    protocol.award(ContestAllocation(contest.id, result.seats, tie=result.tie))
    if result.tie is None:
        write_members(protocol, election, contest.id, result.seats, _by_preference(votes))


def _by_preference(votes: Votes) -> Membership:
    """Return the flexible list whose candidates need 3 % of their party's votes."""
    return Membership(
        "flexible list",
        lambda standing, won, protocol: flexible_list(
            standing, won, PREFERENCE * votes[standing[0].list], protocol
        ),
    )


def count_draws(draws: Draws) -> "Numbers":
    """Count the country in many draws; a seat too many (68.5) is left to `count`."""
    votes = draws.votes
    entered = steps.admitted(votes, steps.reaching_by_size(draws, votes, threshold))
    seats = draws.seats()
    quota = steps.nearest(entered.sum(axis=2), seats + 1)
    return steps.by_remainders(draws, entered, quota, seats)


LAW = Law(
    id="slovakia_2014",
    title="Slovakia: National Council, Act 180/2014",
    country="SVK",
    since=date(2015, 7, 1),
    until=None,
    sources=("Zákon č. 180/2014 Z. z., §§ 66, 68 (https://www.slov-lex.sk)",),
    count=count,
    count_draws=count_draws,
    doubts=(
        "The number of the paragraph on personal votes (68.6) is from general knowledge. A party "
        "with more seats than candidates leaves them empty here.",
    ),
)
