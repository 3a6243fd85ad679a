"""Hong Kong, geographical constituencies of 2021: single non-transferable vote, two seats each.

Legislative Council Ordinance (Cap. 542) as amended in 2021: ten constituencies, each with two
members; an elector votes for one candidate, and the two with the most votes are elected. The other
70 members come from functional constituencies and the Election Committee and are not counted.

``candidates.csv`` has the votes; ``votes.csv`` the same by list.
"""

from datetime import date

from hemicycle.errors import ElectionError
from hemicycle.records.election import Election
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.single_vote import award_single_votes

CLAUSE = "Cap. 542, s. 49"


def count(election: Election, protocol: Protocol) -> None:
    """Count constituency by constituency.

    Raises
    ------
    ElectionError
        Where a constituency has no candidates: the votes of lists say nothing of who is elected.
    """
    for contest in election.contests:
        if not any(one.contest == contest.id for one in election.candidates):
            raise ElectionError(f"{contest.id}: no candidates; give them in candidates.csv")
        award_single_votes(contest, election, protocol, "single vote")
        told = ", ".join(one.name for one in protocol.elected if one.contest == contest.id)
        protocol.note(CLAUSE, f"{contest.seats} seats to the most votes: {told}.", contest.id)


LAW = Law(
    id="hong_kong_2021",
    title="Hong Kong: geographical constituencies of the Legislative Council, 2021",
    country="HKG",
    since=date(2021, 5, 31),
    until=None,
    sources=(
        "Legislative Council Ordinance (Cap. 542) as amended in 2021: single non-transferable "
        "vote and two members, as told by en.wikipedia.org, Hong Kong Island East (2021 "
        "constituency)",
    ),
    count=count,
    doubts=(
        "The text of the ordinance as amended was not at hand: the number of its section, the day "
        "from which it holds, and the lot for equal votes are from general knowledge.",
    ),
)
