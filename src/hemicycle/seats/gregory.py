"""Single transferable vote by the weighted inclusive Gregory method, as Scotland counts.

Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52. When a
candidate has more votes than the quota, all the papers held go on to the next candidate whom they
prefer, each at its value times surplus over total, cut to five decimals. Nothing is ever rounded
up, so votes are kept as whole numbers of hundred-thousandths.

An exclusion is one stage with the transfer that follows from it, even where no more are then left
than seats: so the returning officers publish it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from hemicycle.records.election import CandidateId, Ranking
from hemicycle.seats.stages import Count, Poll, Sheet

DECIMALS = 5
"""To so many decimals a transfer value is reckoned, any remainder being ignored (48 (3))."""


def gregory(poll: Poll, picked: Sequence[CandidateId] = ()) -> Count:
    """Count a poll, with the candidates that lots have picked so far.

    Raises
    ------
    Undecided
        Where candidates were equal at all stages, and no lot has picked one.

    Examples
    --------
    >>> papers = {("A", "B"): 5, ("B",): 1, ("C",): 3}
    >>> count = gregory(Poll(papers, frozenset("ABC"), 2))
    >>> count.elected, count.stages[1].votes["B"]
    (('A', 'C'), Fraction(2, 1))
    """
    return _Gregory(poll, 10**DECIMALS, picked).run()


def droop_quota(papers: int, seats: int) -> int:
    """Return the papers divided by one more than the seats, decimals ignored, and one (46).

    >>> droop_quota(3_036, 3)
    760
    """
    return papers // (seats + 1) + 1


class _Gregory(Sheet):
    """The parcels of each candidate: of every ranking and value, how many papers."""

    def run(self) -> Count:
        self.quota = droop_quota(sum(self.poll.ballots.values()), self.poll.seats) * self.unit
        self.parcels = {name: Counter[tuple[Ranking, int]]() for name in self.votes}
        for ranking, count in self.poll.ballots.items():
            self._credit(ranking, self.unit, count)
        self.end("first preferences", "")
        while not self.finished:
            if over := self.over():
                self._transfer_surplus(over)
            else:
                self._exclude()
        return Count(tuple(self.stages))

    def _transfer_surplus(self, over: list[CandidateId]) -> None:
        most = max(self.votes[name] for name in over)
        equal = self._set_apart([name for name in over if self.votes[name] == most], max)
        giver = self.pick(equal, "surplus")
        self.votes[giver] = self.quota
        for (ranking, value), count in self.parcels.pop(giver).items():
            self._credit(ranking, (most - self.quota) * value // most, count)
        self.end("surplus", giver)

    def _exclude(self) -> None:
        least = min(self.votes[name] for name in self.continuing)
        equal = [name for name in self.continuing if self.votes[name] == least]
        loser = self.pick(self._set_apart(equal, min), "exclusion")
        self.continuing.remove(loser)
        self.votes[loser] = 0
        for (ranking, value), count in self.parcels.pop(loser).items():
            self._credit(ranking, value, count)
        self.end("exclusion", loser)

    def _credit(self, ranking: Ranking, value: int, count: int) -> None:
        """Give papers to the first continuing candidate on them, if there is one."""
        for name in ranking:
            if name in self.continuing:
                self.parcels[name][ranking, value] += count
                self.votes[name] += value * count
                return

    def _set_apart(
        self, equal: list[CandidateId], best: Callable[[Iterable[Fraction]], Fraction]
    ) -> list[CandidateId]:
        """Return those with the most, or fewest, at the latest stage that tells them apart."""
        for stage in reversed(self.stages):
            level = best(stage.votes[name] for name in equal)
            equal = [name for name in equal if stage.votes[name] == level]
        return equal
