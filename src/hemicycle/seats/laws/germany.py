"""Germany, Bundestag: what its three laws share.

A folder has the constituencies (kind ``constituency``, one seat, ``area`` their state) with the
first votes, and one contest a state with the second votes. Independent candidates who win and
parties without a list in the state are read from the names: whoever has no second votes there.

Sainte-Laguë/Schepers divides by rounding with one divisor; that is Sainte-Laguë by highest
averages. Equal quotients: the lot drawn by the Federal Returning Officer (2013: section 6(2)).
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from hemicycle.records.election import Contest, ContestId, Election, ListId, Votes
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, apportion, divide
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import admitted, holding, reaching
from hemicycle.seats.tiers import national
from hemicycle.seats.words import division_in_words

THRESHOLD = Fraction(5, 100)
BASIC_MANDATES = 3


def states(election: Election) -> list[Contest]:
    """Return the states in the order of the folder."""
    return [contest for contest in election.contests if contest.kind == "lists"]


def entering(
    election: Election, won: Mapping[ContestId, ListId], protocol: Protocol, clause: str
) -> frozenset[ListId]:
    """Return the parties with 5 % of the second votes, three constituencies or a minority's."""
    second = national(election.votes[state.id] for state in states(election))
    found = reaching(second, THRESHOLD, second.total())
    found |= holding(Counter(won.values()), BASIC_MANDATES) & second.keys()
    found |= {name for name, entry in election.lists.items() if entry.minority} & second.keys()
    protocol.note(clause, f"{', '.join(sorted(found))} take part, of {len(second)} parties.")
    return found


def second_votes(election: Election, entered: frozenset[ListId]) -> dict[ContestId, Votes]:
    """Return the second votes that count, state by state."""
    return {state.id: admitted(election.votes[state.id], entered) for state in states(election)}


def constituencies_by_state(
    election: Election, won: Mapping[ContestId, ListId]
) -> dict[ContestId, Counter[ListId]]:
    """Return how many constituencies each party won in each state."""
    counts: dict[ContestId, Counter[ListId]] = {state.id: Counter() for state in states(election)}
    for contest in election.contests:
        if contest.kind == "constituency":
            counts[contest.area][won[contest.id]] += 1
    return counts


def rounded(votes: Votes, seats: int, protocol: Protocol, step: str) -> Seats:
    """Divide seats by Sainte-Laguë; a tie needs its lot."""
    column = divide(votes, seats, SAINTE_LAGUE)
    protocol.note("", f"{step}: {division_in_words(column, SAINTE_LAGUE)}")
    return protocol.decide(apportion(column), step)


def across_states(
    name: ListId,
    seats: int,
    votes: Mapping[ContestId, Votes],
    least: Mapping[ContestId, int],
    protocol: Protocol,
) -> Seats:
    """Divide a party's seats between its state lists, of which each has at least ``least``.

    Where the least seats alone are as many as the party has, or more, they stand.
    """
    here = {state: counts[name] for state, counts in votes.items() if name in counts}
    held = {state: least.get(state, 0) for state in here}
    if sum(held.values()) >= seats:
        return held
    column = divide(here, seats, SAINTE_LAGUE, held)
    return protocol.decide(apportion(column), f"state lists of {name}")
