"""Serbia, National Assembly: D'Hondt over the whole country, minorities without a threshold.

Law on the Election of Members of Parliament (2022). 250 seats in one contest. Lists with 3 % of
the votes cast take part, and lists of national minorities (``minority`` in ``lists.csv``) without
it; the quotients of a minority list that misses the 3 % are raised by 35 % (140). Seats go to the
largest of the quotients by 1, 2, 3 and so on; equal ones to the list with more votes (129). A seat
for which a list has no candidate left goes to the next largest quotient of the others (129): the
candidates are those of ``candidates.csv``, where it names any of the list.

``votes_cast`` among the figures of the election is the base of the 3 %, invalid papers counted in.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hemicycle.records.allocation import ContestAllocation, Margin
from hemicycle.records.election import Election, ListId, Votes
from hemicycle.seats.checks import only_contest
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import D_HONDT, apportion, divide
from hemicycle.seats.law import Law
from hemicycle.seats.margins import margins
from hemicycle.seats.members import places
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import prefer
from hemicycle.seats.thresholds import reaching
from hemicycle.seats.words import number, seats_in_words

THRESHOLD = Fraction(3, 100)
RAISE = Fraction(135, 100)
"""What the quotients of a minority list below the threshold are multiplied by."""


def count(election: Election, protocol: Protocol) -> None:
    """Count the one contest of the whole country."""
    contest = only_contest(election)
    votes = election.votes[contest.id]
    cast = election.figures.get("votes_cast", sum(votes.values()))
    over = reaching(votes, THRESHOLD, cast)
    weights = _weights(election, votes, over)
    raised = ", ".join(name for name, weight in weights.items() if weight == RAISE.numerator)
    protocol.note(
        "art. 140",
        f"{len(over)} of {len(votes)} lists have 3 % of {cast:,} votes cast; minority lists below "
        f"it, with quotients raised by 35 %: {raised or 'none'}.",
        contest.id,
    )
    weighted = {name: votes[name] * weight for name, weight in weights.items()}
    column = divide(weighted, contest.seats, D_HONDT, limits=places(election.candidates))
    result = protocol.replay(prefer(apportion(column), votes), "quotients", contest.id)
    near = tuple(_in_votes(margin, weights[margin.list]) for margin in margins(column))
    protocol.note("art. 129", _in_words(result.seats, near), contest.id)
    protocol.award(ContestAllocation(contest.id, result.seats, {}, result.tie, near))


def _weights(election: Election, votes: Votes, over: frozenset[ListId]) -> dict[ListId, int]:
    """Return what the votes of the lists that take part are multiplied by, all whole numbers."""
    minority = {name for name, entry in election.lists.items() if entry.minority}
    return {
        name: RAISE.denominator if name in over else RAISE.numerator
        for name in votes
        if name in over or name in minority
    }


def _in_votes(margin: Margin, weight: int) -> Margin:
    """Return a margin in votes, not in weighted ones, with the quotients as the law has them."""
    return replace(
        margin,
        last_won=margin.last_won and margin.last_won / RAISE.denominator,
        first_missed=margin.first_missed and margin.first_missed / RAISE.denominator,
        votes_to_next=margin.votes_to_next and -(-margin.votes_to_next // weight),
    )


def _in_words(seats: Seats, near: tuple[Margin, ...]) -> str:
    text = f"{sum(seats.values())} seats by D'Hondt: {seats_in_words(seats)}."
    won = min(((one.last_won, one.list) for one in near if one.last_won), default=None)
    if won is None:
        return text
    return f"{text} Last seat: {won[1]} with {number(won[0])}."


LAW = Law(
    id="serbia_2022",
    title="Serbia: National Assembly, law of 2022",
    country="SRB",
    since=date(2022, 2, 8),
    until=None,
    sources=(
        "Law on the Election of Members of Parliament (2022), article 129, in the Venice "
        "Commission's VOTA (https://www.te.gob.mx/vota_elections/thesaurus/article/50481/16592/175)",
        "Article 140 as told by the Venice Commission and ODIHR, joint opinion, paragraph 141 "
        "(https://www.te.gob.mx/vota_elections/thesaurus/article/53096/16614/128)",
        "The 3 %: crta.rs and International IDEA (https://www.idea.int/node/310315)",
    ),
    count=count,
    doubts=(
        "The day from which the law holds is from general knowledge; it was first used on "
        "3 April 2022.",
        "That only minority lists below 3 % are raised by 35 % is how the law of 2020 is told; "
        "the text of article 140 was not at hand.",
    ),
)
