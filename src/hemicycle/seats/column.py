"""The column of quotients about the cut: of each list the last one that won, the first missed.

Python divides two integers to the nearest float, so the order of two quotients survives the
division unless their floats are equal; there, and only there, the integers are multiplied
crosswise. Floats find the cut, integers decide it.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from heapq import heapify, heapreplace
from itertools import pairwise
from math import inf, lcm
from typing import TypeAlias

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.records.election import ListId, Votes

Seats: TypeAlias = Mapping[ListId, int]

_LARGE = 10**15
"""Divisors beyond this are no floats any more, and a guess of the cut would be none."""

NOTHING = -1.0
"""The quotient of a seat that a list cannot win."""

_FEW = 3
"""So many seats are awarded one by one sooner than guessed."""

_NEAR = 3
"""A guess that is off by so many seats is put right one by one."""

MOST_SEATS = 10_000
"""No chamber on earth has so many seats: a larger figure is a slip."""

Quotient: TypeAlias = tuple[int, int]
"""Tally and divisor, both whole; the divisor may be 0, which is larger than any other quotient."""


@dataclass(frozen=True, slots=True)
class Divisors:
    """A row of divisors: ``at(held)`` is the divisor of a list that already holds ``held`` seats.

    A row of irrational divisors gives their squares, and ``power`` is 2: then the squares of the
    quotients are compared, which keeps their order and is exact.
    """

    name: str
    at: Callable[[int], Fraction]
    power: int = 1


@cache
def whole_row(divisors: Divisors, length: int) -> tuple[int, tuple[int, ...]]:
    """Return the first ``length`` divisors as whole numbers, after what they are multiplied by.

    >>> from hemicycle.seats.divisors import SAINTE_LAGUE_1_7
    >>> whole_row(SAINTE_LAGUE_1_7, 4)
    (10, (17, 30, 50, 70))
    """
    exact = [divisors.at(held) for held in range(length)]
    if any(low >= high for low, high in pairwise(exact)) or exact[0] < 0:
        raise ElectionError(f"the divisors of {divisors.name} do not rise from 0 or more")
    scale = lcm(*(divisor.denominator for divisor in exact))
    return scale, tuple(int(divisor * scale) for divisor in exact)


def check_votes(votes: Votes, seats: int) -> None:
    """Refuse what cannot be divided.

    Raises
    ------
    SeatsError, NoVotesError, ElectionError
        Where seats or votes are negative, the seats too many, or there is no vote at all.
    """
    if seats < 0:
        raise SeatsError(f"a contest cannot have {seats} seats")
    if seats > MOST_SEATS:
        raise SeatsError(f"{seats} seats are more than {MOST_SEATS:,}: surely a slip")
    if min(votes.values(), default=0) < 0:
        negative = [f"{name} {count}" for name, count in votes.items() if count < 0]
        raise ElectionError(f"negative votes: {', '.join(negative)}")
    if not any(votes.values()):
        raise NoVotesError("no list that takes part has a vote: there is nothing to divide")


class Column:
    """The lists of one contest in the order given, each at its place in the column.

    ``counts`` are the seats won outright; ``last[i]`` and ``next[i]`` are the quotients, as
    floats, of the last seat of list ``i`` and of the one after it. A seat that cannot be lost has
    the quotient infinity, one that cannot be won has -1. The lists ``tied`` are equal at the cut,
    and ``open`` seats are left for them.
    """

    def __init__(
        self, votes: Votes, seats: int, divisors: Divisors, held: Seats, limits: Seats
    ) -> None:
        # Rows are kept by powers of two, so that a house that grows needs no new one each time.
        self.scale, self.row = whole_row(divisors, 1 << seats.bit_length())
        self.votes, self.power = votes, divisors.power
        scale, power = self.scale, self.power
        self.tallies = [count * scale for count in votes.values()]
        if power > 1:
            self.tallies = [count**power * scale for count in votes.values()]
        self.floors = [held.get(name, 0) for name in votes] if held else [0] * len(votes)
        if held and (sum(self.floors) > seats or held.keys() - votes.keys()):
            raise SeatsError(f"of {seats} seats, these are held before the division: {dict(held)}")
        caps = [limits.get(name, seats) for name in votes] if limits else [seats] * len(votes)
        if 0 in self.tallies:
            # A list without votes takes no seat, whatever is left over.
            caps = [
                cap if tally else floor
                for tally, cap, floor in zip(self.tallies, caps, self.floors, strict=True)
            ]
        self.caps = caps
        self.bounded = bool(held or limits) or 0 in self.tallies
        self.counts = list(self.floors)
        self.tied: tuple[int, ...] = ()
        self.open = 0
        self._fill(seats)
        if max(self.next) >= min(self.last):
            self._correct()
            self._release()

    def _fill(self, seats: int) -> None:
        """Award ``seats`` by quotients as floats, then put those right that only look equal."""
        few = _FEW if self.row[0] else len(self.counts)
        if seats - sum(self.floors) > few and self.row[-1] < _LARGE:
            self._jump(seats)
        self.next = self._missed_quotients()
        missing = seats - sum(self.counts)
        if missing > 0:
            self._award(missing)
        self.last = self._won_quotients()
        for _ in range(-missing):
            self._place(self.last.index(min(self.last)), -1)
        if not self.row[0] and max(self.next) == inf:
            raise SeatsError("this method gives every list a seat first: the seats are too few")

    def _correct(self) -> None:
        """Move seats until no quotient missed is larger than one that won, by integers."""
        while max(self.next) >= min(self.last):
            lowest, highest = self.lowest_won(), self.highest_missed()
            if not _larger(self.missed(highest), self.won(lowest)):
                return
            self._place(lowest, -1)
            self._place(highest, 1)

    def _release(self) -> None:
        """Take back the seats that lists won by quotients equal to one that was missed."""
        low, cut = min(self.last), self.won(self.lowest_won())
        if max(self.next) < low:
            return
        missed = [
            i for i, value in enumerate(self.next) if value == low and _equal(self.missed(i), cut)
        ]
        if missed:
            won = [
                i for i, value in enumerate(self.last) if value == low and _equal(self.won(i), cut)
            ]
            self.tied, self.open = (*won, *missed), len(won)
            for index in won:
                self._place(index, -1)

    def _jump(self, seats: int) -> None:
        """Start near the end: let each list have the divisors that a guess of the cut allows."""
        row, tallies = self.row, self.tallies
        cut = self._guess(seats)
        for _ in range(4):
            least = row[0] * cut
            counts = [bisect_right(row, tally / cut) if tally >= least else 0 for tally in tallies]
            if self.bounded:
                bounds = zip(counts, self.floors, self.caps, strict=True)
                counts = [max(floor, min(cap, count)) for count, floor, cap in bounds]
            self.counts = counts
            given = sum(counts)
            if abs(given - seats) <= _NEAR:
                return
            # Small lists come and go at once: the full step would overshoot.
            cut *= (max(given, 1) / seats) ** (0.7 * self.power)

    def _guess(self, seats: int) -> float:
        """Return a cut at which the lists may well win these seats.

        Where divisors rise by ``step``, a list wins about ``votes / (cut * step)`` seats, and as
        many more or fewer as the second divisor is off from one and a half steps. Lists too small
        for a first seat are left aside.
        """
        root = 1 / self.power
        first, second, third = (divisor**root for divisor in self.row[:3])
        step = third - second
        tallies = self.tallies if self.power == 1 else [tally**root for tally in self.tallies]
        least = sum(tallies) * first / (step * seats)
        large = [tally for tally in tallies if tally >= least] or tallies
        shift = len(large) * (second / step - 1.5)
        return float(sum(large) / (step * max(seats + shift, 1))) ** self.power

    def _award(self, seats: int) -> None:
        upcoming, counts, caps = self.next, self.counts, self.caps
        tallies, row = self.tallies, self.row
        queue = [(-value, index) for index, value in enumerate(upcoming)]
        heapify(queue)
        for given in range(seats):
            best, index = queue[0]
            if best > 0:
                filled = sum(counts)
                raise SeatsError(
                    f"the lists can fill only {filled} of {filled + seats - given} seats"
                )
            held = counts[index] = counts[index] + 1
            value = upcoming[index] = (
                NOTHING if held >= caps[index] else tallies[index] / row[held]
            )
            heapreplace(queue, (-value, index))

    def _place(self, index: int, change: int) -> None:
        tally = self.tallies[index]
        held = self.counts[index] = self.counts[index] + change
        below = self.row[held - 1] if held > self.floors[index] else 0
        self.last[index] = tally / below if below else inf
        above = self.row[held]
        self.next[index] = NOTHING if held >= self.caps[index] else tally / above if above else inf

    def _won_quotients(self) -> list[float]:
        below = (0, *self.row)
        won = [
            tally / below[held] if below[held] else inf
            for tally, held in zip(self.tallies, self.counts, strict=True)
        ]
        if not self.bounded:
            return won
        return [
            value if held > floor else inf
            for value, held, floor in zip(won, self.counts, self.floors, strict=True)
        ]

    def _missed_quotients(self) -> list[float]:
        row = self.row
        return [
            NOTHING if held >= cap else tally / row[held] if row[held] else inf
            for tally, held, cap in zip(self.tallies, self.counts, self.caps, strict=True)
        ]

    def won(self, index: int) -> Quotient:
        """Return the last quotient won by a list, as tally and divisor with the row's factor."""
        return self.tallies[index], self.row[self.counts[index] - 1]

    def missed(self, index: int) -> Quotient:
        """Return the first quotient missed by a list, likewise."""
        return self.tallies[index], self.row[self.counts[index]]

    def lowest_won(self, but: int | None = None) -> int:
        """Return the list whose last seat has the smallest quotient, ``but`` one list aside."""
        last = self.last
        if but is not None:
            last = [*last[:but], inf, *last[but + 1 :]]
        low = min(last)
        best = last.index(low)
        if low < inf and last.count(low) > 1:
            for index in range(best + 1, len(last)):
                if last[index] == low and _larger(self.won(best), self.won(index)):
                    best = index
        return best

    def highest_missed(self) -> int:
        """Return the list whose next seat has the largest quotient."""
        high = max(self.next)
        best = self.next.index(high)
        for index in range(best + 1, len(self.next)):
            if self.next[index] == high and _larger(self.missed(index), self.missed(best)):
                best = index
        return best

    def readable(self, quotients: Sequence[float], nothing: float) -> list[float | None]:
        """Return quotients in votes, not squared, and ``None`` for a seat that does not exist.

        ``nothing`` is what stands for such a seat: infinity in ``last``, `NOTHING` in ``next``.
        """
        if self.power == 1:
            return [None if value == nothing else value for value in quotients]
        root = 1 / self.power
        return [None if value == nothing else value**root for value in quotients]


def _larger(one: Quotient, other: Quotient) -> bool:
    return one[0] * other[1] > other[0] * one[1]


def _equal(one: Quotient, other: Quotient) -> bool:
    return one[0] * other[1] == other[0] * one[1]
