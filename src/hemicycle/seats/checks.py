"""What an election must be before a law is asked of it."""

from collections.abc import Iterable

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


def only_contest(election: Election) -> Contest:
    """Return the one contest that is counted by lists, of a law that knows no other.

    Raises
    ------
    ElectionError
        Where there is none, or more than one.
    SeatsError
        Where it has no seats to fill.
    """
    found = [contest for contest in election.contests if contest.kind == "lists"]
    if len(found) != 1:
        names = ", ".join(contest.id for contest in found[:5]) or "none"
        raise ElectionError(f"{election.id}: one contest by lists is needed, found {names}")
    check_seated(found)
    return found[0]


def check_seated(contests: Iterable[Contest]) -> None:
    """Refuse contests without seats, of a law that divides by them.

    Raises
    ------
    SeatsError
        Where a contest has no seats to fill.
    """
    for contest in contests:
        if contest.seats < 1:
            raise SeatsError(f"{contest.id}: no seats to fill; this law needs at least one")


def check_areas(election: Election, inside: Iterable[Contest]) -> None:
    """Refuse contests whose area is no contest of the election.

    Raises
    ------
    ElectionError
        Where an area is missing.
    """
    areas = {contest.id for contest in election.contests if contest.kind == "lists"}
    for contest in inside:
        if contest.area not in areas:
            raise ElectionError(
                f"{contest.id} lies in the area {contest.area!r}, which is no contest by lists"
            )
