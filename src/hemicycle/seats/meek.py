"""Single transferable vote by Meek's method: Algorithm 123 of Hill, Wichmann and Woodall.

I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123: Single transferable vote by Meek's
method", The Computer Journal 30 (1987) 277-281. Every elected candidate keeps a share of each
paper that arrives and passes on the rest; the shares fall until nobody elected holds more than the
quota, which itself falls with the votes that nobody holds. Excluded candidates keep nothing, as if
they had never stood.

The shares have no end in decimals, so they are reckoned to 18 of them, and always rounded up. A
stage ends when the surpluses together are less than `ENOUGH`, or no share falls further.
Candidates who are then apart by no more than the surpluses left are equal, and a lot decides.
"""

from collections.abc import Sequence
from fractions import Fraction

from hemicycle.records.election import CandidateId
from hemicycle.seats.stages import Count, Poll, Sheet

DECIMALS = 18
"""Decimals of a share, and of votes."""

ENOUGH = Fraction(1, 10**6)
"""Surplus, in votes, that is as good as none."""


def meek(poll: Poll, picked: Sequence[CandidateId] = ()) -> Count:
    """Count a poll, with the candidates that lots have picked so far.

    Raises
    ------
    Undecided
        Where the candidates with the fewest votes are equal, and no lot has picked one.

    Examples
    --------
    >>> papers = {("A", "B"): 60, ("C",): 25, ("B",): 15}
    >>> count = meek(Poll(papers, frozenset("ABC"), 2))
    >>> count.elected, [float(round(votes, 2)) for votes in count.stages[1].votes.values()]
    (('A', 'B'), [33.33, 41.67, 25.0])
    """
    return _Meek(poll, 10**DECIMALS, picked).run()


class _Meek(Sheet):
    """The share that each elected candidate keeps of a paper, in units."""

    def run(self) -> Count:
        self.kept: dict[CandidateId, int] = {}
        self._distribute()
        self.end("first preferences", "")
        while not self.finished:
            if self._surplus() >= ENOUGH * self.unit and self._lower_shares():
                self.end("surplus", "")
            else:
                self._exclude()
        return Count(tuple(self.stages))

    def _surplus(self) -> int:
        return sum(self.votes[name] - self.quota for name in self.over())

    def _lower_shares(self) -> bool:
        """Lower shares until somebody is elected or no surplus is left; tell whether any fell."""
        any_fell = False
        while self._surplus() >= ENOUGH * self.unit:
            before = dict(self.kept)
            for name in self.over():
                share = self.kept.get(name, self.unit)
                self.kept[name] = -(-share * self.quota // self.votes[name])
            if self.kept == before:
                return any_fell
            any_fell = True
            self._distribute()
            if any(self.votes[name] >= self.quota for name in self.continuing):
                return True
        return any_fell

    def _exclude(self) -> None:
        least = min(self.votes[name] for name in self.continuing) + self._surplus()
        equal = [name for name in self.continuing if self.votes[name] <= least]
        loser = self.pick(equal, "exclusion")
        self.continuing.remove(loser)
        self.kept[loser] = 0
        self._distribute()
        self.end("exclusion", loser)

    def _distribute(self) -> None:
        """Let every paper pass down its ranking, and reckon the quota of what is held."""
        self.votes = dict.fromkeys(self.votes, 0)
        for ranking, count in self.poll.ballots.items():
            left = self.unit
            for name in ranking:
                part = -(-left * self.kept.get(name, self.unit) // self.unit)
                self.votes[name] += part * count
                left -= part
                if not left:
                    break
        # A unit more than the exact part: more candidates than seats can never have that.
        self.quota = sum(self.votes.values()) // (self.poll.seats + 1) + 1
