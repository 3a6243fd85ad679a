"""Who holds the seats of a contest: the members of every list, and seats that stay empty."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hemicycle.records.allocation import Elected
from hemicycle.records.election import Candidate, ContestId, Election
from hemicycle.seats.candidates import candidates_of
from hemicycle.seats.column import Seats
from hemicycle.seats.protocol import Protocol

Choice: TypeAlias = Callable[[Sequence[Candidate], int, Protocol], list[Candidate]]
"""Chooses so many of a list's candidates: `open_list`, or another list with its figures."""


@dataclass(frozen=True, slots=True)
class Membership:
    """How a law fills the seats of a list, and in one word how its members came in."""

    manner: str
    choose: Choice


def write_members(
    protocol: Protocol, election: Election, contest: ContestId, seats: Seats, rule: Membership
) -> None:
    """Write down the members of every list, where the election has candidates.

    Raises
    ------
    LotNeeded
        Where equal candidates are at the cut, and no lot was handed in.
    """
    if not election.candidates:
        return
    for name, won in seats.items():
        standing = candidates_of(election.candidates, contest, name)
        for one in rule.choose(standing, won, protocol) if won and standing else ():
            protocol.elected.append(Elected(contest, name, one.id, one.name, rule.manner))
        doubt_vacancies(protocol, f"{contest}: {name}", won, standing)


def doubt_vacancies(
    protocol: Protocol, whose: str, seats: int, standing: Sequence[Candidate]
) -> None:
    """Write down that seats stay empty, where there are more of them than candidates."""
    if len(standing) < seats:
        message = f"{whose} has {seats} seats but {len(standing)} candidates"
        protocol.doubt("seats-vacant", message)


def places(candidates: Sequence[Candidate]) -> Counter[str]:
    """Return how many seats each list can fill, of the lists whose candidates are given."""
    named = Counter({one.list: 0 for one in candidates})
    named.update(one.list for one in candidates if not one.left)
    return named
