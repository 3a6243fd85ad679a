"""The steps of a law over many draws at once: the same names as those of the exact count.

A law's `count` reads one election; its `count_draws` takes these steps in the same order, on
tables of draws. A step says which draws it cannot decide (equal figures, a quotient that floats
cannot tell from another, a rule that hardly ever bites), and those draws are counted again by the
law's `count`. So a step may be rough about rare things, but where it doubts nothing it is exact.

Tables are int64 by draw, contest and list, or by draw and list for the whole country.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import Contest, Election
from hemicycle.seats.blocks import divided_columns
from hemicycle.seats.column import Divisors

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from hemicycle.seats.blocks import Flags, Floats, Numbers

_CLOSE = 1e-12
"""Figures of a placement closer than this, relatively, may be equal: a few roundings apart."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Votes of many draws, and which of them the exact count must decide.

    ``standing`` says, by contest and list, who stands where; nobody else has votes there.
    """

    election: Election
    lists: Sequence[str]
    votes: "Numbers"
    standing: "Flags"
    doubtful: "Flags"

    def doubt(self, where: "Flags") -> None:
        """Leave the draws flagged, as a whole or anywhere in their tables, to the exact count."""
        import numpy as np

        self.doubtful[:] |= np.logical_or.reduce(where.reshape(len(where), -1), axis=1)

    def places(self, kind: str) -> list[int]:
        """Return the places of the contests of a kind."""
        return [
            place for place, contest in enumerate(self.election.contests) if contest.kind == kind
        ]

    def of_contests(self, figure: Callable[[Contest], int]) -> "Numbers":
        """Return one figure of each contest."""
        import numpy as np

        return np.array([figure(contest) for contest in self.election.contests], np.int64)

    def seats(self) -> "Numbers":
        """Return the seats of each contest."""
        return self.of_contests(lambda contest: contest.seats)

    def column(self, name: str) -> int:
        """Return the place of a list."""
        return self.lists.index(name)


def reaching(votes: "Numbers", share: Fraction, base: "Numbers") -> "Flags":
    """Return which lists have at least ``share`` of ``base`` votes (of each draw, or contest)."""
    reached: Flags = votes * share.denominator >= (base * share.numerator)[..., None]
    return reached & (votes > 0)


def reaching_by_size(
    draws: Draws, votes: "Numbers", share_of: Callable[[int], Fraction]
) -> "Flags":
    """Return which lists reach the share asked of an alliance of so many parties."""
    import numpy as np

    register = draws.election.lists
    sizes = [register[name].parties if name in register else 1 for name in draws.lists]
    base = votes.sum(axis=-1)
    reached = {size: reaching(votes, share_of(size), base) for size in set(sizes)}
    return np.stack([reached[size][..., at] for at, size in enumerate(sizes)], axis=-1)


def nearest(dividend: "Numbers", divisor: "Numbers | int") -> "Numbers":
    """Return a quotient rounded to the nearest whole number, a half upwards."""
    return (2 * dividend + divisor) // (2 * divisor)


def admitted(votes: "Numbers", entered: "Flags") -> "Numbers":
    """Return the votes of the lists let in, and 0 for all others."""
    import numpy as np

    return np.where(entered, votes, 0)


def divided(
    draws: Draws,
    votes: "Numbers",
    seats: "Numbers | int",
    divisors: Divisors,
    held: "Numbers | None" = None,
) -> "Numbers":
    """Divide seats by highest averages along the last axis; ``seats`` has the axes before it."""
    import numpy as np

    number = np.broadcast_to(np.asarray(seats, np.int64), votes.shape[:-1])
    draws.doubt(number < 0)
    flat = votes.reshape(-1, votes.shape[-1])
    kept = None if held is None else held.reshape(flat.shape).astype(np.int32)
    # In the draws left to the exact count, figures may be without sense by now.
    counts, doubtful = divided_columns(flat, np.maximum(number.reshape(-1), 0), divisors, kept)
    draws.doubt(doubtful.reshape(number.shape))
    return counts.reshape(votes.shape).astype(np.int64)


def setting_aside(
    draws: Draws,
    votes: "Numbers",
    seats: "Numbers",
    held: "Numbers",
    division: Callable[["Numbers", "Numbers"], "Numbers"],
) -> "Numbers":
    """Return each list's seats if those with more than their share keep them and step aside."""
    import numpy as np

    share = division(votes, seats)
    while ((over := (votes > 0) & (held > share)) & ~draws.doubtful[:, None]).any():
        votes = np.where(over, 0, votes)
        seats = seats - np.where(over, held, 0).sum(axis=1)
        draws.doubt(votes.sum(axis=1) == 0)
        share = np.where(votes > 0, division(votes, seats), held)
    return share


def by_remainders(
    draws: Draws, dividend: "Numbers", divisor: "Numbers", seats: "Numbers | int"
) -> "Numbers":
    """Give whole quotas, then the rest by remainders; whoever is sold too many is doubtful.

    The quota is a fraction: ``dividend`` are the votes times its denominator, ``divisor`` is its
    numerator.
    """
    import numpy as np

    price = np.maximum(divisor, 1)[..., None]
    draws.doubt(divisor <= 0)
    whole, remainders = dividend // price, dividend % price
    left = np.asarray(seats) - whole.sum(axis=-1)
    stands = dividend > 0
    draws.doubt((left < 0) | (left > stands.sum(axis=-1)))
    return whole + _highest(draws, np.where(stands, remainders, -1), left)


def _highest(draws: Draws, ranks: "Numbers", seats: "Numbers") -> "Flags":
    """Return the ``seats`` lists of every row that rank highest; equal ones at the cut: doubt."""
    import numpy as np

    falling = -np.sort(-ranks, axis=-1)
    last = np.clip(seats, 1, ranks.shape[-1])[..., None]
    cut = np.take_along_axis(falling, last - 1, axis=-1)
    chosen: Flags = (ranks >= cut) & (np.asarray(seats) > 0)[..., None]
    draws.doubt(chosen.sum(axis=-1) > np.maximum(seats, 0))
    return chosen


def won_by_plurality(draws: Draws, votes: "Numbers") -> "Numbers":
    """Return the place of the list with the most votes in every contest of every draw."""
    most = votes.max(axis=2, keepdims=True)
    draws.doubt((votes == most).sum(axis=2) > 1)
    won: Numbers = votes.argmax(axis=2)
    return won


def counted(places: "Numbers", size: int) -> "Numbers":
    """Return how often each place from 0 to ``size`` less one stands in each row of a table."""
    import numpy as np

    rows = np.arange(len(places))[:, None] * size + places
    return np.bincount(rows.ravel(), minlength=len(places) * size).reshape(len(places), size)


def largest_cell(
    draws: Draws, figures: "Floats", of: "npt.NDArray[np.intp]"
) -> "tuple[npt.NDArray[np.intp], ...]":
    """Return where the largest figure of each draw lies; doubt draws with an equal one, or none.

    ``figures`` are those of the draws ``of``; the places are by its further axes.
    """
    place, close = _largest(figures)
    draws.doubtful[of] |= close.reshape(len(close), -1).sum(axis=1) != 1
    return place


def _largest(figures: "Floats") -> "tuple[tuple[npt.NDArray[np.intp], ...], Flags]":
    """Return where the largest figure of each draw lies, and all figures that may be equal."""
    import numpy as np

    flat = figures.reshape(len(figures), -1)
    place = flat.argmax(axis=1)
    most = flat[np.arange(len(flat)), place]
    close = (flat >= (most * (1 - _CLOSE))[:, None]) & (most > 0)[:, None]
    return np.unravel_index(place, figures.shape[1:]), close.reshape(figures.shape)


@dataclass(frozen=True, slots=True)
class PlacingDraws:
    """What is to be placed: room by draw and area, seats due by draw and list, and the figures.

    A list's figure in an area is its tally there over the divisor of the seats it holds by then.
    """

    room: "Numbers"
    due: "Numbers"
    tally: "Floats | Numbers"
    held: "Numbers"
    divisor: Callable[["Numbers"], "Numbers"]


def placed(draws: Draws, placing: PlacingDraws) -> "Numbers":
    """Return the seats placed by draw, area and list, the largest figure that is free first."""
    import numpy as np

    given = np.zeros(placing.tally.shape, np.int64)
    room, due = placing.room.copy(), np.maximum(placing.due, 0)
    figures = placing.tally / placing.divisor(placing.held)
    figures = np.where((room > 0)[:, :, None] & (due > 0)[:, None, :], figures, -1.0)
    while (waiting := np.flatnonzero(due.any(axis=1) & ~draws.doubtful)).size:
        (area, name), close = _largest(figures[waiting])
        # Equal figures that can all be served need no lot, in whatever order they are.
        compete = (close.sum(axis=2) > room[waiting]).any(axis=1)
        compete |= (close.sum(axis=1) > due[waiting]).any(axis=1)
        draws.doubtful[waiting] |= compete | ~close.any(axis=(1, 2))
        given[waiting, area, name] += 1
        room[waiting, area] -= 1
        due[waiting, name] -= 1
        spot = waiting, area, name
        figures[spot] = placing.tally[spot] / placing.divisor((placing.held + given)[spot])
        figures[waiting, area] = np.where(
            room[waiting, area][:, None] > 0, figures[waiting, area], -1.0
        )
        figures[waiting, :, name] = np.where(
            due[waiting, name][:, None] > 0, figures[waiting, :, name], -1.0
        )
    return given
