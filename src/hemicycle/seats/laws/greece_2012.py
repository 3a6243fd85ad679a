"""Greece, Parliament: 250 seats by Hare's quota and largest remainders, 50 more for the first.

Law 3636/2008, in force since the elections of May 2012 (presidential decree 26/2012, articles 99
and 100). Lists with 3 % of the valid votes of the whole country take part. The votes of each are
multiplied by 250 and divided by the votes of all that take part; the whole part are its seats, and
the seats left go to the largest decimals. The list with the most votes has 50 seats on top; a
coalition only if its votes, divided by its parties, are still the most (``parties`` in
``lists.csv``).

One contest is the whole country. Which constituency each seat lies in is not counted: that changes
no list's total. ``valid_votes`` among the figures of the election is the base of the 3 %, where
lists below it are not all given.
"""

from datetime import date
from fractions import Fraction

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Election
from hemicycle.seats.bonus import first_place, with_bonus
from hemicycle.seats.checks import only_contest
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import hare, largest_remainders
from hemicycle.seats.thresholds import admitted, reaching
from hemicycle.seats.words import seats_in_words

THRESHOLD = Fraction(3, 100)
BONUS = 50


def count(election: Election, protocol: Protocol) -> None:
    """Count the one contest of the whole country."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    valid = election.figures.get("valid_votes", sum(votes.values()))
    taking_part = admitted(votes, reaching(votes, THRESHOLD, valid))
    protocol.note(
        "art. 99",
        f"{len(taking_part)} of {len(votes)} lists have 3 % of {valid:,} valid votes.",
        contest.id,
    )
    divided = largest_remainders(taking_part, contest.seats - BONUS, hare)
    seats = protocol.decide(divided, "remainders", contest.id)
    protocol.note(
        "art. 99",
        f"{contest.seats - BONUS} seats by Hare's quota and largest remainders: "
        f"{seats_in_words(seats)}.",
        contest.id,
    )
    strength = {
        name: Fraction(count, election.lists[name].parties if name in election.lists else 1)
        for name, count in taking_part.items()
    }
    place = protocol.decide(first_place(strength), "bonus", contest.id)
    protocol.note(
        "art. 99", f"{BONUS} seats more for the first: {seats_in_words(place)}.", contest.id
    )
    protocol.award(ContestAllocation(contest.id, with_bonus(seats, place, BONUS)))


LAW = Law(
    id="greece_2012",
    title="Greece: Parliament, Law 3636/2008 with a bonus of 50 seats",
    country="GRC",
    since=date(2012, 5, 6),
    until=date(2019, 7, 7),
    sources=(
        "Law 3636/2008; presidential decree 26/2012 (FEK A 57), articles 99-100, as told by "
        "newpost.gr (http://newpost.gr/politiki/125255/pos-ginetai-i-katanomi-ton-edron-) and by "
        "recursoselectorales.org (http://recursoselectorales.org/panorama/2015/01)",
    ),
    count=count,
    doubts=(
        "The text of the decree was not at hand: the numbers of its articles, and the average "
        "that a coalition needs for the bonus, are from general knowledge.",
        "Equal decimals and an equal first place are taken to go to the lot.",
    ),
)
