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
from typing import TYPE_CHECKING

from hemicycle.records.election import Contest, ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import check_areas
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import admitted, holding, reaching
from hemicycle.seats.tiers import national
from hemicycle.seats.words import division_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Flags, Numbers

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
    constituencies = [one for one in election.contests if one.kind == "constituency"]
    check_areas(election, constituencies)
    for contest in constituencies:
        counts[contest.area][won[contest.id]] += 1
    return counts


def rounded(votes: Votes, seats: int, protocol: Protocol, step: str) -> Seats:
    """Divide seats by Sainte-Laguë; a tie needs its lot."""
    column = divide(votes, seats, SAINTE_LAGUE)
    protocol.note("", f"{step}: {division_in_words(column, SAINTE_LAGUE)}")
    return protocol.decide(apportion(column), step)


def drawn_constituencies(draws: Draws) -> "Numbers":
    """Return how many constituencies each party won in each state, in many draws."""
    import numpy as np

    won_in, of_states = draws.places("constituency"), draws.places("lists")
    contests = draws.election.contests
    home = {contests[state].id: at for at, state in enumerate(of_states)}
    state = np.array([home[contests[one].area] for one in won_in], np.int64)
    winner = steps.won_by_plurality(draws, draws.votes[:, won_in])
    cells = steps.counted(state * len(draws.lists) + winner, len(home) * len(draws.lists))
    return cells.reshape(len(winner), len(home), len(draws.lists))


def drawn_entering(draws: Draws, wins: "Numbers") -> "Flags":
    """Return who takes part in the division of the seats, in many draws."""
    import numpy as np

    of_states = draws.places("lists")
    second = draws.votes[:, of_states].sum(axis=1)
    minorities = {name for name, entry in draws.election.lists.items() if entry.minority}
    found = steps.reaching(second, THRESHOLD, second.sum(axis=1))
    found |= wins.sum(axis=1) >= BASIC_MANDATES
    found |= np.array([name in minorities for name in draws.lists])
    return found & draws.standing[of_states].any(axis=0)


def drawn_across_states(
    draws: Draws, house: "Numbers", votes: "Numbers", least: "Numbers"
) -> "Numbers":
    """Divide every party's seats between its state lists, each with its least, in many draws."""
    import numpy as np

    here, held = votes.swapaxes(1, 2), least.swapaxes(1, 2)
    stand = held.sum(axis=2) >= house
    # A party without seats, or whose least seats stand, is no division.
    asked = np.where(stand[:, :, None], 1, here)
    seats = steps.divided(
        draws, asked, np.where(stand, held.sum(axis=2), house), SAINTE_LAGUE, held
    )
    return np.where(stand[:, :, None], held, seats).swapaxes(1, 2)


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
