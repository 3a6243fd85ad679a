"""What an election must be before a law is asked of it."""

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.records.election import Contest, Election


def check_election(election: Election) -> None:
    """Refuse an election whose figures contradict themselves.

    Raises
    ------
    ElectionError
        Where a contest is named twice, votes belong to no contest, or votes are negative.
    SeatsError
        Where a contest has fewer than no seats.
    NoVotesError
        Where a contest that has seats to fill has no votes.
    """
    known = {contest.id for contest in election.contests}
    if len(known) < len(election.contests):
        raise ElectionError(f"{election.id}: a contest is named twice")
    for stray in election.votes.keys() - known:
        raise ElectionError(f"{election.id}: there are votes for {stray!r}, which is no contest")
    for contest in election.contests:
        _check_contest(contest, election)


def _check_contest(contest: Contest, election: Election) -> None:
    votes = election.votes.get(contest.id, {})
    if contest.seats < 0:
        raise SeatsError(f"{contest.id}: a contest cannot have {contest.seats} seats")
    if contest.seats and contest.kind != "reserved" and not any(votes.values()):
        raise NoVotesError(f"{contest.id}: {contest.seats} seats to fill, but no list has a vote")
    for name, count in votes.items():
        if count < 0:
            raise ElectionError(f"{contest.id}: {name} has {count} votes")
