"""Many draws at once, equal to the exact path seat by seat.

`highest_averages_batch` divides contests, `law_batch` counts whole elections under a law. Floats
find the seats of a whole block of draws (`hemicycle.seats.blocks`); where they cannot decide, and
where a law's steps doubt (`hemicycle.seats.draws`), the draw is counted again in integers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.records.election import ContestId, Election, ListId
from hemicycle.seats.blocks import LARGEST, divided_columns
from hemicycle.seats.checks import check_election
from hemicycle.seats.column import MOST_SEATS, Column, Divisors
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import LotNeeded, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_CELLS = 1 << 20
"""Votes of a law's draws counted at once; its tables take some 100 bytes for each."""

_MOST_VOTES = 1 << 46
"""Fewer votes than this, times a share's or a house's whole numbers, stay below 2^63."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Seats won outright, int32 by draw, contest and list; and which contests have a tie."""

    seats: "npt.NDArray[np.int32]"
    tied: "npt.NDArray[np.bool_]"


def highest_averages_batch(
    votes: "npt.NDArray[np.int64]", seats: Sequence[int], divisors: Divisors
) -> Batch:
    """Award the seats of every contest in every draw.

    Parameters
    ----------
    votes
        int64 by draw, contest and list. A list that is not admitted has no votes.
    seats
        Seats of each contest.
    divisors
        The row laid down by the law; its first divisor must not be 0.

    Raises
    ------
    ElectionError
        Where the votes are not a table of three dimensions, negative, or larger than 2^53.
    NoVotesError
        Where a contest has no votes in some draw.

    Examples
    --------
    >>> import numpy as np
    >>> from hemicycle.seats.divisors import D_HONDT
    >>> batch = highest_averages_batch(np.array([[[100, 80, 30]], [[90, 90, 30]]]), [3], D_HONDT)
    >>> batch.seats.tolist(), batch.tied.tolist()
    ([[[2, 1, 0]], [[1, 1, 0]]], [[False], [True]])
    """
    import numpy as np

    _check(votes, seats)
    flat = votes.reshape(-1, votes.shape[2])
    numbers = np.tile(np.asarray(seats, np.int64), len(votes))
    counts, doubtful = divided_columns(flat, numbers, divisors)
    tied = np.zeros(len(flat), bool)
    for index in np.flatnonzero(doubtful & (numbers > 0)):
        named = {str(place): int(count) for place, count in enumerate(flat[index])}
        column = Column(named, int(numbers[index]), divisors, {}, {})
        counts[index] = column.counts
        tied[index] = bool(column.tied)
    return Batch(counts.reshape(votes.shape), tied.reshape(votes.shape[:2]))


def _check(votes: "npt.NDArray[np.int64]", seats: Sequence[int]) -> None:
    if votes.ndim != 3 or votes.shape[1] != len(seats):
        raise ElectionError(
            f"votes have the shape {votes.shape}, expected draws by {len(seats)} contests by lists"
        )
    if votes.dtype.kind not in "iu":
        raise ElectionError(f"votes are {votes.dtype}, expected whole numbers (int64)")
    if not 0 <= min(seats, default=0) <= max(seats, default=0) <= MOST_SEATS:
        raise SeatsError(f"a contest cannot have {min(seats)} or {max(seats)} seats")
    if votes.size and (votes.min() < 0 or votes.max() >= LARGEST):
        raise ElectionError("votes must be 0 or more and less than 2^53")
    empty = (votes.sum(axis=2) == 0).any(axis=0)
    for contest, number in enumerate(seats):
        if number and len(votes) and empty[contest]:
            raise NoVotesError(f"contest {contest} has a draw in which no list has a vote")


@dataclass(frozen=True, slots=True)
class LawBatch:
    """The seats of many draws of one election under one law.

    ``seats`` are int32 by draw, contest and list, won outright; contests and lists that the law
    adds to those of the election stand last. ``tied`` are the draws that wait for a lot, and
    ``exact`` the number of draws that the law's own count had to decide.
    """

    contests: tuple[ContestId, ...]
    lists: tuple[ListId, ...]
    seats: "npt.NDArray[np.int32]"
    tied: "npt.NDArray[np.bool_]"
    exact: int

    def totals(self) -> "npt.NDArray[np.int64]":
        """Return the seats of the whole house, by draw and list."""
        totals: npt.NDArray[np.int64] = self.seats.sum(axis=1)
        return totals


def lists_of(election: Election) -> tuple[ListId, ...]:
    """Return every list of an election, in the order in which its votes name them."""
    return tuple(dict.fromkeys(name for votes in election.votes.values() for name in votes))


def votes_table(election: Election) -> "npt.NDArray[np.int64]":
    """Return the votes of an election by contest and list, from which draws are made.

    Contests stand as in the election, lists as in `lists_of`; a list that does not stand has 0.
    """
    import numpy as np

    lists = lists_of(election)
    votes = [election.votes.get(contest.id, {}) for contest in election.contests]
    return np.array([[counts.get(name, 0) for name in lists] for counts in votes], np.int64)


def law_batch(law: Law, election: Election, votes: "npt.NDArray[np.int64]") -> LawBatch:
    """Count every draw of an election's votes under a law.

    Where the law has its steps over many draws (`Law.count_draws`), these count; draws that they
    doubt, and all draws of other laws, go through the law's own count one by one. Candidates are
    not elected.

    Parameters
    ----------
    law
        A law that governs the election.
    election
        Contests, lists and figures; its own votes say who stands where.
    votes
        int64 by draw, contest and list, the last two as in `votes_table`.

    Raises
    ------
    ElectionError
        Where the law does not govern the election, voters rank candidates, or votes are not such
        a table, negative, too large, or of a list that does not stand in the contest.
    NoVotesError
        Where a contest has no votes in some draw, or nobody is let in; the draw is named.

    Examples
    --------
    >>> from datetime import date
    >>> import numpy as np
    >>> from hemicycle.records.election import Contest
    >>> from hemicycle.seats.laws import law_named
    >>> election = Election(
    ...     "made", "ESP", "Congreso", date(2019, 4, 28), 3, (Contest("P", 3),),
    ...     {"P": {"A": 60, "B": 40, "C": 2}},
    ... )
    >>> draws = votes_table(election) * np.array([[[1]], [[2]]])
    >>> law_batch(law_named("spain_1985"), election, draws).totals().tolist()
    [[2, 1, 0], [2, 1, 0]]
    """
    import numpy as np

    law.check(election)
    check_election(election)
    if election.ballots:
        raise ElectionError(
            f"{election.id}: voters rank candidates, so draws are no votes of lists"
        )
    reserved = {contest.id for contest in election.contests if contest.kind == "reserved"}
    standing = tuple(one for one in election.candidates if one.contest in reserved)
    election = replace(election, candidates=standing)
    _check_draws(election, votes)
    contests, lists = _places(law, election)
    seats = np.zeros((len(votes), len(contests), len(lists)), np.int32)
    tied = np.zeros(len(votes), bool)
    exact = 0
    step = max(1, _CELLS // max(1, votes[0].size if len(votes) else 1))
    for start in range(0, len(votes), step):
        block = votes[start : start + step]
        doubtful = _count_block(law, election, block, seats[start : start + step])
        exact += len(doubtful)
        for draw in doubtful:
            try:
                won, tied[start + draw] = _count_one(law, _drawn(election, lists, block[draw]))
            except ElectionError as error:
                raise type(error)(f"draw {start + draw}: {error}") from error
            cells = seats[start + draw]
            cells[:] = 0
            for contest, held in won.items():
                for name, number in held.items():
                    cells[contests.index(contest), lists.index(name)] = number
    return LawBatch(contests, lists, seats, tied, exact)


def _count_block(
    law: Law,
    election: Election,
    votes: "npt.NDArray[np.int64]",
    seats: "npt.NDArray[np.int32]",
) -> "npt.NDArray[np.intp]":
    """Write the seats of a block of draws, and return those that the exact count must decide."""
    import numpy as np

    if law.count_draws is None:
        return np.arange(len(votes))
    standing = _standing(election)
    draws = Draws(election, lists_of(election), votes, standing, np.zeros(len(votes), bool))
    found = law.count_draws(draws)
    seats[:, : found.shape[1], : found.shape[2]] = found
    return np.flatnonzero(draws.doubtful)


def _count_one(
    law: Law, election: Election
) -> tuple[Mapping[ContestId, Mapping[ListId, int]], bool]:
    """Return what the law's own count gives outright, and whether a lot is waited for."""
    protocol = Protocol()
    try:
        law.count(election, protocol)
        waits = any(contest.tie for contest in protocol.contests.values())
    except LotNeeded:
        waits = True
    return {name: contest.seats for name, contest in protocol.contests.items()}, waits


def _drawn(
    election: Election, lists: Sequence[ListId], votes: "npt.NDArray[np.int64]"
) -> Election:
    """Return the election with the votes of one draw."""
    place = {name: index for index, name in enumerate(lists)}
    drawn = {
        contest.id: {name: int(counts[place[name]]) for name in election.votes.get(contest.id, {})}
        for contest, counts in zip(election.contests, votes, strict=True)
    }
    return replace(election, votes=drawn)


def _places(law: Law, election: Election) -> tuple[tuple[ContestId, ...], tuple[ListId, ...]]:
    """Return the contests and lists that can have seats, those that the law adds at the end."""
    won, _ = _count_one(law, election)
    named = (name for held in won.values() for name in held)
    contests = dict.fromkeys([*(contest.id for contest in election.contests), *won])
    return tuple(contests), tuple(dict.fromkeys([*lists_of(election), *named]))


def _standing(election: Election) -> "npt.NDArray[np.bool_]":
    import numpy as np

    lists = lists_of(election)
    votes = [election.votes.get(contest.id, {}) for contest in election.contests]
    return np.array([[name in counts for name in lists] for counts in votes], bool)


def _check_draws(election: Election, votes: "npt.NDArray[np.int64]") -> None:
    import numpy as np

    filled = [contest.seats if contest.kind != "reserved" else 0 for contest in election.contests]
    _check(votes, filled)
    lists = lists_of(election)
    if votes.shape[2] != len(lists):
        raise ElectionError(f"votes are for {votes.shape[2]} lists, expected {len(lists)}")
    if len(votes) and votes.sum(axis=(1, 2), dtype=np.float64).max() >= _MOST_VOTES:
        raise ElectionError("a draw has 2^46 votes or more: surely a slip")
    stray = np.argwhere((votes > 0).any(axis=0) & ~_standing(election))
    for contest, name in stray[:1]:
        raise ElectionError(
            f"there are votes for {lists[name]!r} in {election.contests[contest].id!r}, where it "
            "does not stand"
        )
