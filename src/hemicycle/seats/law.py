"""A law: a function with a name, a country, the dates between which it holds, and its sources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from hemicycle.errors import ElectionError
from hemicycle.records.election import Election
from hemicycle.seats.protocol import Protocol

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers
    from hemicycle.seats.draws import Draws

Count: TypeAlias = Callable[[Election, Protocol], None]
"""Writes into the protocol what the law makes of the election."""

CountDraws: TypeAlias = "Callable[[Draws], Numbers]"
"""Returns the seats by draw, contest and list, and says which draws it leaves to `Count`."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law as it stood from ``since`` up to and with ``until`` (``None``: still in force).

    ``doubts`` are clauses whose text was not found, or that sources report differently.
    ``count_draws`` takes the steps of ``count`` for many draws at once, where the law has them.
    """

    id: str
    title: str
    country: str
    since: date
    until: date | None
    sources: tuple[str, ...]
    count: Count
    doubts: tuple[str, ...] = ()
    count_draws: "CountDraws | None" = None

    def check(self, election: Election) -> None:
        """Refuse an election that this law does not govern.

        Raises
        ------
        ElectionError
            Where the country is another, or the election lies outside the law's dates.
        """
        if election.country != self.country:
            raise ElectionError(
                f"{self.id} is a law of {self.country}, but {election.id} is an election in "
                f"{election.country}"
            )
        if election.date < self.since:
            raise ElectionError(
                f"{self.id} holds from {self.since}, but {election.id} was held on {election.date}"
            )
        if self.until and election.date > self.until:
            raise ElectionError(
                f"{self.id} held until {self.until}, but {election.id} was held on {election.date}"
            )
