"""Germany, Bundestag 2013 to 2023: a house that grows until overhang is levelled.

The two laws of that time differ in what a party is guaranteed and in how much overhang is left
unlevelled; `germany_2013` and `germany_2020` say which. All sections are of the
Bundeswahlgesetz.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, apportion, divide
from hemicycle.seats.laws.germany import (
    across_states,
    constituencies_by_state,
    entering,
    rounded,
    second_votes,
    states,
)
from hemicycle.seats.plurality import winners
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.tiers import national
from hemicycle.seats.words import seats_in_words

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
