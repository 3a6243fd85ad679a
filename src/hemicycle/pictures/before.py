"""The election before: the seats that each bloc had, of a chamber that may have been larger."""

from collections.abc import Mapping
from dataclasses import dataclass

from hemicycle.errors import SeatsError, UnknownNameError
from hemicycle.records.chamber import BlocId, Chamber


@dataclass(frozen=True, slots=True)
class Before:
    """A chamber before the election that is drawn.

    ``seats`` are those of blocs that sit now, 0 where one had none; a bloc of which that is not
    known is left out. All other seats of ``seats_total`` were others'.
    """

    seats_total: int
    seats: Mapping[BlocId, int]

    @property
    def others(self) -> int:
        """Seats of lists that do not sit now, or of which that is not known."""
        return self.seats_total - sum(self.seats.values())


def checked(before: Before, chamber: Chamber) -> Before:
    """Return the earlier seats if they make sense beside a chamber.

    Raises
    ------
    SeatsError
        If a bloc had fewer than no seats, or they had more than the chamber, or it had none.
    UnknownNameError
        If a bloc does not sit now.
    """
    known = [bloc.id for bloc in chamber.blocs]
    for bloc, seats in before.seats.items():
        if bloc not in known:
            raise UnknownNameError("bloc", bloc, known)
        if seats < 0:
            raise SeatsError(f"{bloc} cannot have had {seats} seats")
    if before.seats_total < 1:
        raise SeatsError(f"a chamber of {before.seats_total} seats cannot be drawn")
    if before.others < 0:
        raise SeatsError(
            f"before, the lists had {sum(before.seats.values())} seats, {-before.others} more "
            f"than the {before.seats_total} of the chamber"
        )
    return before
