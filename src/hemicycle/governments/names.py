"""Which bloc is meant by a name that somebody typed."""

from hemicycle.errors import UnknownNameError
from hemicycle.records.chamber import Bloc, Chamber
from hemicycle.records.labels import JOINT, slug


def find_bloc(chamber: Chamber, asked: str) -> Bloc:
    """Return the bloc called ``asked``: by id, label, name, or words that only its name has.

    Case, accents and punctuation do not matter. Where rows are read as one list, the name of
    each row finds that list.

    Raises
    ------
    UnknownNameError
        If no bloc has that name; the message suggests the nearest, or those that it could mean.

    Examples
    --------
    >>> chamber = Chamber(9, 5, (Bloc("law", "State of Law Coalition", "State of Law", 9),))
    >>> find_bloc(chamber, "STATE OF LAW").id
    'law'
    """
    wanted = slug(asked)
    exact = [bloc for bloc in chamber.blocs if wanted in _names_of(bloc)]
    words = set(wanted.split("-"))
    near = [bloc for bloc in chamber.blocs if wanted and words <= set(slug(bloc.name).split("-"))]
    found = exact or near
    if len(found) != 1:
        offered = found or chamber.blocs
        raise UnknownNameError("one list" if found else "list", asked, [b.label for b in offered])
    return found[0]


def rows_of(bloc: Bloc) -> list[str]:
    """Return the names of the rows of which the bloc was read; most are one row."""
    return bloc.name.split(JOINT)


def _names_of(bloc: Bloc) -> set[str]:
    return {slug(name) for name in (bloc.id, bloc.label, bloc.name, *rows_of(bloc))}
