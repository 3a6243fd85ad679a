"""Single non-transferable vote: one vote for one candidate, and the most votes win the seats."""

from hemicycle.records.allocation import ContestAllocation, Elected
from hemicycle.records.election import Contest, Election, ListId
from hemicycle.seats.candidates import most_voted
from hemicycle.seats.members import doubt_vacancies
from hemicycle.seats.protocol import Protocol

STEP = "single votes"


def award_single_votes(
    contest: Contest, election: Election, protocol: Protocol, manner: str
) -> None:
    """Write down who is elected in a contest, and ``manner`` as how, and the seats of their lists.

    Raises
    ------
    LotNeeded
        Where equal candidates are at the cut, and no lot was handed in.
    """
    standing = [one for one in election.candidates if one.contest == contest.id and not one.left]
    if not standing:
        protocol.doubt("candidates-unknown", f"{contest.id}: no candidates are given")
        return
    members = most_voted(standing, contest.seats, STEP, protocol)
    seats: dict[ListId, int] = {}
    for one in members:
        seats[one.list] = seats.get(one.list, 0) + 1
        protocol.elected.append(Elected(contest.id, one.list, one.id, one.name, manner))
    doubt_vacancies(protocol, contest.id, contest.seats, standing)
    protocol.award(ContestAllocation(contest.id, seats))
