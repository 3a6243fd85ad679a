"""Who of a chamber counts: vacant seats, members who do not sit or vote, lists that split."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hemicycle.errors import SeatsError
from hemicycle.governments.names import find_bloc
from hemicycle.governments.readings import checked
from hemicycle.records.chamber import Bloc, Chamber, simple_majority
from hemicycle.records.labels import slug


def sitting(chamber: Chamber, absent: Iterable[str] = (), vacant: int = 0) -> Chamber:
    """Return the chamber without blocs that never vote, with the majority of those who do.

    ``vacant`` seats are taken from those that no list holds. House of Commons of 2010: 650 seats,
    five of Sinn Féin, one Speaker, so 323 of 644 are a working majority, not 326 of 650.

    Raises
    ------
    UnknownNameError
        If a bloc does not exist.
    SeatsError
        If there are fewer seats without a list than vacant ones, or nobody is left.

    Examples
    --------
    >>> commons = Chamber(650, 326, (Bloc("c", "Con", "Con", 306), Bloc("s", "SF", "SF", 5)))
    >>> sitting(commons, absent=["SF"], vacant=1).majority
    323
    """
    gone = {find_bloc(chamber, name).id for name in absent}
    if not 0 <= vacant <= chamber.unlisted:
        raise SeatsError(
            f"{vacant} seats cannot be vacant: {chamber.unlisted} of {chamber.seats_total} are "
            "no list's"
        )
    blocs = tuple(bloc for bloc in chamber.blocs if bloc.id not in gone)
    total = chamber.seats_total - vacant - (chamber.listed - sum(bloc.seats for bloc in blocs))
    if total < 1:
        raise SeatsError("nobody is left who sits and votes")
    return Chamber(total, simple_majority(total), blocs)


def split(chamber: Chamber, list_name: str, parts: Mapping[str, int]) -> Chamber:
    """Return the chamber with a list's parties in its place; they stand where the list stood.

    Raises
    ------
    UnknownNameError
        If the list does not exist.
    SeatsError
        If the parts do not hold exactly the list's seats.
    ElectionError
        If a part has the name of another bloc.

    Examples
    --------
    >>> house = Chamber(100, 51, (Bloc("sairoun", "Sairoun", "Sairoun", 54),))
    >>> parts = split(house, "Sairoun", {"Sadrists": 52, "Communists": 2}).blocs
    >>> [(bloc.id, bloc.seats) for bloc in parts]
    [('sadrists', 52), ('communists', 2)]
    """
    whole = find_bloc(chamber, list_name)
    if sum(parts.values()) != whole.seats:
        raise SeatsError(
            f"the parts of {whole.name} hold {sum(parts.values())} seats, the list {whole.seats}"
        )
    pieces = [
        Bloc(slug(name), name, name, seats, spans=whole.spans) for name, seats in parts.items()
    ]
    at = chamber.blocs.index(whole)
    return checked(
        replace(chamber, blocs=(*chamber.blocs[:at], *pieces, *chamber.blocs[at + 1 :]))
    )
