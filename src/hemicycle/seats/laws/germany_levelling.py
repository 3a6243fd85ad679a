"""Germany, Bundestag 2013 to 2023: a house that grows until overhang is levelled.

The two laws of that time differ in what a party is guaranteed and in how much overhang is left
unlevelled; `germany_2013` and `germany_2020` say which. All sections are of the
Bundeswahlgesetz.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.laws.germany import (
    across_states,
    constituencies_by_state,
    drawn_across_states,
    drawn_constituencies,
    drawn_entering,
    entering,
    rounded,
    second_votes,
    states,
)
from hemicycle.seats.plurality import winners
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.tiers import national
from hemicycle.seats.words import seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Flags, Numbers

REGULAR_SIZE = 598


@dataclass(frozen=True, slots=True)
class Levelling:
    """How a law levels: the seats guaranteed in a state and the overhang it tolerates.

    ``guaranteed`` takes the list's seats of the first distribution and its constituencies;
    ``least`` are those that its state list keeps at the end, from the same figures.
    """

    guaranteed: Callable[[int, int], int]
    least: Callable[[int, int], int]
    tolerated: int


def count_levelled(law: Levelling, election: Election, protocol: Protocol) -> None:
    """Count constituencies, both distributions, and the seats of the state lists."""
    won = winners(election, protocol, "s. 5")
    entered = entering(election, won, protocol, "s. 6(3)")
    votes = second_votes(election, entered)
    by_state = constituencies_by_state(election, won)
    outside = {
        state: Counter({name: wins for name, wins in counts.items() if name not in votes[state]})
        for state, counts in by_state.items()
    }
    first = _first_distribution(election, votes, outside, protocol)

    def figure(name: ListId, of: Callable[[int, int], int]) -> dict[ContestId, int]:
        return {
            state: of(seats[name], by_state[state][name])
            for state, seats in first.items()
            if name in seats
        }

    guaranteed, overhang = Counter[ListId](), Counter[ListId]()
    for name in national(votes.values()):
        by_lists = sum(figure(name, lambda lists, _: lists).values())
        guaranteed[name] = max(by_lists, sum(figure(name, law.guaranteed).values()))
        overhang[name] = sum(figure(name, lambda lists, wins: max(0, wins - lists)).values())
    size = REGULAR_SIZE - sum(wins.total() for wins in outside.values())
    house = _grow(size, votes, Minimum(guaranteed, overhang, law.tolerated), protocol)
    awarded: dict[ContestId, dict[ListId, int]] = {state: dict(outside[state]) for state in votes}
    for name, seats in house.items():
        least = figure(name, law.least)
        for state, part in across_states(name, seats, votes, least, protocol).items():
            awarded[state][name] = part
    for state, parts in awarded.items():
        protocol.award(ContestAllocation(state, parts))


def draws_levelled(law: Levelling, draws: Draws) -> "Numbers":
    """Count constituencies, both distributions, and the state lists of many draws."""
    import numpy as np

    of_states = draws.places("lists")
    wins = drawn_constituencies(draws)
    entered = drawn_entering(draws, wins)
    inside = entered[:, None] & draws.standing[of_states]
    votes = steps.admitted(draws.votes[:, of_states], inside)
    outside = np.where(inside, 0, wins)
    seats_outside = outside.sum(axis=2)
    population = {state.id: state.figures.get("population", 0) for state in states(draws.election)}
    contingents = rounded(population, REGULAR_SIZE, Protocol(), "seats of the states")
    room = np.array(list(contingents.values())) - seats_outside
    first = steps.divided(draws, votes, room, SAINTE_LAGUE)

    won = np.where(inside, wins, 0)
    minimum = MinimumOfDraws(
        np.maximum(first.sum(axis=1), _tabled(law.guaranteed, first, won).sum(axis=1)),
        np.maximum(won - first, 0).sum(axis=1),
        law.tolerated,
    )
    size = REGULAR_SIZE - seats_outside.sum(axis=1)
    house = _grow_draws(draws, size, votes.sum(axis=1), minimum)
    least = np.where(inside, _tabled(law.least, first, won), 0)
    seats = np.zeros_like(draws.votes)
    seats[:, of_states] = outside + drawn_across_states(draws, house, votes, least)
    return seats


@dataclass(frozen=True, slots=True)
class MinimumOfDraws:
    """A `Minimum` for each of many draws, by draw and list."""

    seats: "Numbers"
    overhang: "Numbers"
    tolerated: int

    def met(self, seats: "Numbers") -> "Flags":
        """Return in which draws the seats are enough, but for overhang that is tolerated."""
        import numpy as np

        short = np.maximum(self.seats - seats, 0)
        enough: Flags = (short.sum(axis=1) <= self.tolerated) & (short <= self.overhang).all(
            axis=1
        )
        return enough

    def of(self, draws: "Flags") -> "MinimumOfDraws":
        """Return the minimum of some of the draws."""
        return MinimumOfDraws(self.seats[draws], self.overhang[draws], self.tolerated)


def _grow_draws(
    draws: Draws, size: "Numbers", votes: "Numbers", minimum: MinimumOfDraws
) -> "Numbers":
    """Return the parties' seats in the smallest house of each draw that gives all they must get.

    No house is smaller than one in which each party's last seat but those that may be missing is
    among the largest quotients; from there it grows by one.
    """
    import numpy as np

    needed = minimum.seats - np.minimum(minimum.overhang, minimum.tolerated)
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = np.where(needed > 0, votes / (2 * needed - 1), np.inf).min(axis=1)
        won = np.floor((votes / cut[:, None] + 1) / 2 - 1e-9)
    size = np.maximum(size, np.nan_to_num(won).sum(axis=1).astype(np.int64))
    seats = np.zeros_like(votes)
    growing = ~draws.doubtful
    while growing.any():
        part = Draws(
            draws.election, draws.lists, votes[growing], draws.standing, draws.doubtful[growing]
        )
        seats[growing] = steps.divided(part, votes[growing], size[growing], SAINTE_LAGUE)
        draws.doubtful[growing] |= part.doubtful
        done = minimum.of(growing).met(seats[growing]) | part.doubtful
        growing[np.flatnonzero(growing)[done]] = False
        size[growing] += 1
    return np.maximum(seats, minimum.seats)


def _tabled(of: Callable[[int, int], int], first: "Numbers", won: "Numbers") -> "Numbers":
    """Return what a law makes of two whole numbers, for tables of them."""
    import numpy as np

    lists, wins = int(first.max(initial=0)) + 1, int(won.max(initial=0)) + 1
    table = [[of(one, other) for other in range(wins)] for one in range(lists)]
    return np.array(table, np.int64)[first, won]


@dataclass(frozen=True, slots=True)
class Minimum:
    """What every party must get, its overhang, and how much of all overhang may be missing."""

    seats: Seats
    overhang: Seats
    tolerated: int

    def met(self, seats: Seats) -> bool:
        """Return whether the seats are enough, but for overhang that is tolerated."""
        missing = {name: least - seats[name] for name, least in self.seats.items()}
        short = {name: gap for name, gap in missing.items() if gap > 0}
        return sum(short.values()) <= self.tolerated and all(
            gap <= self.overhang[name] for name, gap in short.items()
        )


def _first_distribution(
    election: Election,
    votes: Mapping[ContestId, Votes],
    outside: Mapping[ContestId, Counter[ListId]],
    protocol: Protocol,
) -> dict[ContestId, Seats]:
    """Divide 598 seats between the states, and in each of them between the lists (6(2))."""
    population = {state.id: state.figures.get("population", 0) for state in states(election)}
    if not all(population.values()):
        missing = ", ".join(state for state, people in population.items() if not people)
        raise ElectionError(f"no German population is given for {missing}")
    contingents = rounded(population, REGULAR_SIZE, protocol, "seats of the states")
    return {
        state: rounded(counts, contingents[state] - outside[state].total(), protocol, state)
        for state, counts in votes.items()
    }


def _grow(
    size: int, votes: Mapping[ContestId, Votes], minimum: Minimum, protocol: Protocol
) -> Seats:
    """Return the parties' seats in the smallest house that gives each what it must get."""
    country = national(votes.values())
    protocol.note("s. 6(5)", f"Guaranteed: {seats_in_words(minimum.seats)}.")
    while (seats := _enough(size, country, minimum, protocol)) is None:
        size += 1
    total = {name: max(won, minimum.seats[name]) for name, won in seats.items()}
    protocol.note(
        "s. 6(5), 6(6)",
        f"With {size} seats everybody has them, but for {sum(total.values()) - size} seats of "
        f"overhang: {seats_in_words(total)}.",
    )
    return total


def _enough(size: int, country: Votes, minimum: Minimum, protocol: Protocol) -> Seats | None:
    """Return the seats in a house of this size if they are enough; a tie may need its lot."""
    result = apportion(divide(country, size, SAINTE_LAGUE))
    tied = result.tie.lists if result.tie else ()
    if not minimum.met({name: won + (name in tied) for name, won in result.seats.items()}):
        return None
    seats = protocol.decide(result, f"house of {size}")
    return seats if minimum.met(seats) else None
