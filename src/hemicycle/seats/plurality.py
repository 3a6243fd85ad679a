"""Plurality: the constituency goes to whoever has the most votes; equal votes go to the lot."""

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Contest, ContestId, Election, ListId
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import largest


def winners(election: Election, protocol: Protocol, clause: str) -> dict[ContestId, ListId]:
    """Return who won each constituency, which later steps need, and note how many each won."""
    won = {
        contest.id: _winner(contest, election, protocol)
        for contest in election.contests
        if contest.kind == "constituency"
    }
    names = dict.fromkeys(won.values())
    wins = {name: sum(1 for winner in won.values() if winner == name) for name in names}
    text = ", ".join(
        f"{name} {count}" for name, count in sorted(wins.items(), key=lambda w: -w[1])
    )
    protocol.note(clause, f"Constituencies won: {text}.")
    return won


def award_constituencies(won: dict[ContestId, ListId], protocol: Protocol) -> None:
    """Write down one seat for every winner."""
    for contest, name in won.items():
        protocol.award(ContestAllocation(contest, {name: 1}))


def _winner(contest: Contest, election: Election, protocol: Protocol) -> ListId:
    result = largest(election.votes[contest.id], 1)
    seats = protocol.decide(result, "plurality", contest.id)
    return next(name for name, seat in seats.items() if seat)
