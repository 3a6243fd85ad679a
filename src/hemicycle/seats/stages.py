"""The stages of a count of transferable votes, and its ties.

A count is a function of the poll and of how its ties were broken so far. Where it meets a tie that
has not been broken it stops with `Undecided`. So a tie can be looked into: the count is run again
for every way to break it, and where the same candidates are elected every time, nobody needs to
draw a lot.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from hemicycle.errors import NoVotesError, SeatsError
from hemicycle.records.election import Ballots, CandidateId

Act: TypeAlias = Literal["first preferences", "surplus", "exclusion"]
"""What a stage does."""

RUNS = 500
"""Counts that may be run to find out whether a lot matters; beyond that it is asked for."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What is counted: the papers, those who stand, whether a paper names them or not, the seats.

    Raises
    ------
    NoVotesError, SeatsError
        Where no paper has a preference, or there is no seat.
    """

    ballots: Ballots
    candidates: frozenset[CandidateId]
    seats: int

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise SeatsError(f"a count of transferable votes cannot fill {self.seats} seats")
        if not any(self.ballots.values()):
            raise NoVotesError("no ballot paper has a preference: there is nothing to count")


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage did, to whom, and how many votes everybody had when it ended.

    ``lost`` are the votes that no candidate holds any more: papers without a further preference,
    and fractions that the law ignores. ``elected`` are those who came in at this stage: with the
    quota, or because no more are left than seats. ``candidate`` is empty where the stage is about
    nobody, or about all who have a surplus.
    """

    act: Act
    candidate: CandidateId
    votes: Mapping[CandidateId, Fraction]
    lost: Fraction
    quota: Fraction
    elected: tuple[CandidateId, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A count, finished or so far: its stages one by one."""

    stages: tuple[Stage, ...]

    @property
    def elected(self) -> tuple[CandidateId, ...]:
        """Return the candidates elected, in the order in which they were."""
        return tuple(name for stage in self.stages for name in stage.elected)


Counting: TypeAlias = Callable[[Poll, Sequence[CandidateId]], Count]
"""Counts a poll, with the candidates that were picked at its ties so far, in their order."""


class Undecided(Exception):  # noqa: N818 - no error: the count waits for a public act
    """Candidates are equal, and one of them must be picked for the surplus or the exclusion.

    It is ``idle`` which one, if the same are elected whoever it is.
    """

    def __init__(self, tied: tuple[CandidateId, ...], act: Act, so_far: Count) -> None:
        super().__init__(tied, act)
        self.tied, self.act, self.so_far = tied, act, so_far
        self.idle = False

    @property
    def step(self) -> str:
        """Return the name of the step at which they are equal."""
        return f"{self.act} at stage {len(self.so_far.stages) + 1}"


class Sheet:
    """The sheet of a count under way: votes in whole ``units``, who continues, what was done."""

    def __init__(self, poll: Poll, unit: int, picked: Sequence[CandidateId]) -> None:
        self.poll, self.unit = poll, unit
        self.continuing = set(poll.candidates)
        self.votes = dict.fromkeys(sorted(poll.candidates), 0)
        self.quota = 0
        self.elected: list[CandidateId] = []
        self.stages: list[Stage] = []
        self._picked = list(picked)

    @property
    def finished(self) -> bool:
        """Return whether nobody is left to elect, or nobody to be elected."""
        return len(self.elected) == self.poll.seats or not self.continuing

    def over(self) -> list[CandidateId]:
        """Return the elected who have more than the quota."""
        return [name for name in self.elected if self.votes[name] > self.quota]

    def end(self, act: Act, name: CandidateId) -> None:
        """End a stage: those with the quota are elected; or all, if they are as many as seats."""
        won = self._elect(one for one in self.continuing if self.votes[one] >= self.quota)
        if len(self.continuing) <= self.poll.seats - len(self.elected):
            won += self._elect(self.continuing)
        lost = sum(self.poll.ballots.values()) - Fraction(sum(self.votes.values()), self.unit)
        votes = {one: Fraction(count, self.unit) for one, count in self.votes.items()}
        quota = Fraction(self.quota, self.unit)
        self.stages.append(Stage(act, name, votes, lost, quota, tuple(won)))

    def pick(self, equal: Collection[CandidateId], act: Act) -> CandidateId:
        """Return the only one, or the one whom a lot has picked.

        Raises
        ------
        Undecided
            Where there are several, and no lot was drawn.
        """
        if len(equal) == 1:
            return next(iter(equal))
        if not self._picked:
            raise Undecided(tuple(sorted(equal)), act, Count(tuple(self.stages)))
        return self._picked.pop(0)

    def _elect(self, names: Iterable[CandidateId]) -> list[CandidateId]:
        won = sorted(names, key=lambda one: (-self.votes[one], one))
        self.elected += won
        self.continuing.difference_update(won)
        return won


def counted(counting: Counting, poll: Poll, pick: Callable[[Undecided], CandidateId]) -> Count:
    """Return the finished count; ``pick`` breaks the ties and is told which of them are idle."""
    picked: list[CandidateId] = []
    while True:
        try:
            return counting(poll, picked)
        except Undecided as undecided:
            undecided.idle = len(results(counting, poll, picked)) == 1
            picked.append(pick(undecided))


def results(
    counting: Counting, poll: Poll, picked: Sequence[CandidateId] = ()
) -> set[frozenset[CandidateId]]:
    """Return who can be elected as far as lots are open, at most two of the results.

    Where that would take more than `RUNS` counts, a second result is taken for granted.
    """
    found: set[frozenset[CandidateId]] = set()
    waiting = [list(picked)]
    for _ in range(RUNS):
        if not waiting or len(found) > 1:
            return found
        tried = waiting.pop()
        try:
            found.add(frozenset(counting(poll, tried).elected))
        except Undecided as undecided:
            waiting += [[*tried, name] for name in undecided.tied]
    return found if len(found) > 1 or not waiting else {*found, frozenset()}
