"""Ballot papers at random, and two counts of them written apart from the library's."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from hypothesis import strategies as st

from hemicycle.records.election import Ballots, Ranking
from hemicycle.seats.stages import Count, Poll

NAMES = "ABCDE"
rankings = st.lists(st.sampled_from(NAMES), min_size=1, unique=True).map(tuple)
papers = st.dictionaries(rankings, st.integers(1, 60), min_size=1, max_size=9)
whole_papers = st.dictionaries(
    st.permutations(NAMES).map(tuple), st.integers(1, 60), min_size=1, max_size=9
)
polls = st.builds(Poll, papers, st.just(frozenset(NAMES)), st.integers(1, 4))


def clear(count: Count) -> bool:
    """Tell whether a tenth of a vote could change nothing in a count."""
    standing = set(NAMES)
    for stage in count.stages:
        standing -= {stage.candidate}
        votes = [stage.votes[name] for name in standing]
        near_quota = [value for value in votes if 0 < abs(value - stage.quota) < Fraction(1, 10)]
        apart = sorted(value for value in votes if value < stage.quota)
        close = any(high - low < Fraction(1, 10) for low, high in pairwise(apart))
        if near_quota or close:
            return False
    return True


Papers: TypeAlias = list[tuple[Ranking, Decimal]]


class ByPaper:
    """A Scottish count paper by paper, in decimals, for polls in which nobody is ever equal."""

    def __init__(self, ballots: Ballots, seats: int) -> None:
        pile: Papers = []
        for ranking, count in ballots.items():
            pile += [(ranking, Decimal(1))] * count
        self.seats, self.quota = seats, Decimal(len(pile) // (seats + 1) + 1)
        self.held: dict[str, Papers] = {name: [] for name in NAMES}
        self.over: dict[str, Papers] = {}
        self.elected: dict[str, Decimal] = {}
        self.out: list[str] = []
        self.tables: list[dict[str, Decimal]] = []
        self.give(pile)
        while not self.done():
            self.next()

    def give(self, papers: Papers) -> None:
        for ranking, value in papers:
            taker = next((name for name in ranking if name in self.held), None)
            if taker:
                self.held[taker].append((ranking, value))

    def done(self) -> bool:
        totals = {name: sum(v for _, v in mine) + Decimal() for name, mine in self.held.items()}
        self.tables.append({**totals, **self.elected, **dict.fromkeys(self.out, Decimal())})
        for name in [one for one, total in totals.items() if total >= self.quota]:
            self.over[name], self.elected[name] = self.held.pop(name), totals[name]
        if len(self.held) <= self.seats - len(self.elected):
            self.elected |= {name: totals[name] for name in self.held}
            return True
        return len(self.elected) == self.seats

    def next(self) -> None:
        self.over = {n: mine for n, mine in self.over.items() if self.elected[n] > self.quota}
        if not self.over:
            loser = min(self.held, key=lambda one: sum(v for _, v in self.held[one]))
            self.out.append(loser)
            self.give(self.held.pop(loser))
            return
        giver = max(self.over, key=lambda one: self.elected[one])
        total = self.elected[giver]
        cut = Decimal("0.00001")
        share = [
            (ranking, ((total - self.quota) * value / total).quantize(cut, ROUND_DOWN))
            for ranking, value in self.over.pop(giver)
        ]
        self.elected[giver] = self.quota
        self.give(share)


class MeekInFloats:
    """A count by Meek's method in floats, until nothing moves."""

    def __init__(self, ballots: Ballots, seats: int) -> None:
        self.ballots, self.seats = ballots, seats
        self.kept = dict.fromkeys(NAMES, 1.0)
        self.elected: set[str] = set()
        self.out: set[str] = set()
        while not self.done():
            votes = self.settled()
            rest = [name for name in NAMES if name not in self.elected | self.out]
            if not self.done():
                loser = min(rest, key=lambda one: votes[one])
                self.out.add(loser)
                self.kept[loser] = 0.0

    def done(self) -> bool:
        rest = set(NAMES) - self.elected - self.out
        if len(rest) <= self.seats - len(self.elected):
            self.elected |= rest
        return len(self.elected) == min(self.seats, len(NAMES))

    def settled(self) -> dict[str, float]:
        while True:
            votes = dict.fromkeys(NAMES, 0.0)
            for ranking, count in self.ballots.items():
                left = float(count)
                for name in ranking:
                    votes[name] += left * self.kept[name]
                    left *= 1 - self.kept[name]
            quota = sum(votes.values()) / (self.seats + 1)
            self.elected |= {name for name in votes if votes[name] > quota + 1e-9}
            if all(votes[name] < quota + 1e-7 for name in self.elected):
                return votes
            for name in self.elected:
                self.kept[name] *= min(1.0, quota / votes[name])
