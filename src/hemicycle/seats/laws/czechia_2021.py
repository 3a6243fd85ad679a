"""Czechia, Chamber of Deputies since 2021: Imperiali's quota in the regions, then the country.

Act 247/1995 as amended by Act 189/2021, sections 48 to 52. The share is asked of the valid votes
in the whole country: 5 % of a party, 8 % of a coalition of two, 11 % of three or more (49).

First scrutiny (50): in each region the votes of those that take part are divided by its seats
and two more, rounded to a whole number; every full number is a seat. The trap: these can be more
than the region has, and then the lists with the smallest remainders lose one each; equal
remainders: fewer votes in the region, then the lot. Votes and seats that are left over go on.

Second scrutiny (51): each list's remainders of all regions are added. Their sum is divided by the
seats left and one more, rounded to a whole number; every full number is a seat, the rest goes to
the largest remainders, and seats too many are taken back likewise.
"""

from collections import Counter
from datetime import date
from fractions import Fraction

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Election, ListId, Votes
from hemicycle.seats.divisors import Apportionment
from hemicycle.seats.law import Law
from hemicycle.seats.laws.czechia import seats_of_regions
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import (
    full_quotas,
    hagenbach_bischoff_nearest,
    imperiali_nearest,
    prefer,
    take_back,
    without_excess,
)
from hemicycle.seats.thresholds import admitted, reaching_by_size
from hemicycle.seats.tiers import national
from hemicycle.seats.words import seats_in_words

PARTY = Fraction(5, 100)
COALITION_OF_TWO = Fraction(8, 100)
LARGER_COALITION = Fraction(11, 100)

SECOND_SCRUTINY = "second scrutiny"
"""The contest under which the seats stand that no region gave by itself."""


def threshold(parties: int) -> Fraction:
    """Return the share asked of an alliance of so many parties.

    >>> [str(threshold(parties)) for parties in (1, 2, 3, 4)]
    ['1/20', '2/25', '11/100', '11/100']
    """
    return {1: PARTY, 2: COALITION_OF_TWO}.get(parties, LARGER_COALITION)


def count(election: Election, protocol: Protocol) -> None:
    """Count both scrutinies."""
    seats = seats_of_regions(election, protocol)
    votes = national(election.votes.values())
    entered = reaching_by_size(votes, threshold, votes.total(), election.lists)
    protocol.note("s. 49", f"{len(entered)} of {len(votes)} lists have their share.")

    left_over: Counter[ListId] = Counter(dict.fromkeys(sorted(entered), 0))
    given = 0
    for contest in election.contests:
        inside = admitted(election.votes[contest.id], entered)
        quota = imperiali_nearest(sum(inside.values()), seats[contest.id])
        won = _first_scrutiny(inside, seats[contest.id], quota)
        held = protocol.decide(prefer(won, inside), "excess", contest.id)
        protocol.note(
            "s. 50", f"Electoral number {int(quota):,}: {seats_in_words(held)}.", contest.id
        )
        protocol.award(ContestAllocation(contest.id, held))
        for name, full in full_quotas(inside, quota).items():
            left_over[name] += inside[name] - full * int(quota)
        given += sum(held.values())
    if left := election.seats_total - given:
        second = without_excess(left_over, left, hagenbach_bischoff_nearest)
        _award_second(protocol, second, left_over)


def _first_scrutiny(votes: Votes, seats: int, quota: Fraction) -> Apportionment:
    whole = full_quotas(votes, quota)
    excess = sum(whole.values()) - seats
    return take_back(votes, whole, quota, excess) if excess > 0 else Apportionment(whole)


def _award_second(protocol: Protocol, second: Apportionment, left_over: Votes) -> None:
    protocol.note(
        "s. 51",
        f"{sum(left_over.values()):,} votes and {sum(second.seats.values())} seats were left: "
        f"{seats_in_words(second.seats)}.",
        SECOND_SCRUTINY,
    )
    result = protocol.replay(second, "remainders", SECOND_SCRUTINY)
    protocol.award(ContestAllocation(SECOND_SCRUTINY, result.seats, tie=result.tie))


LAW = Law(
    id="czechia_2021",
    title="Czechia: Chamber of Deputies, Act 247/1995 as amended by 189/2021",
    country="CZE",
    since=date(2021, 7, 1),
    until=None,
    sources=("Zákon č. 247/1995 Sb. ve znění zákona č. 189/2021 Sb., §§ 48-52",),
    count=count,
    doubts=(
        "In which regions the seats of the second scrutiny lie (s. 52) is not computed: the "
        "sources of the tests give national totals only.",
    ),
)
