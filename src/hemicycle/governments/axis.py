"""Coalitions in the order of how close together their parties stand on one axis."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hemicycle.errors import RequestError
from hemicycle.governments.coalitions import Coalition, minimal_winning
from hemicycle.governments.refusals import NO_TERMS, Terms
from hemicycle.records.chamber import BlocId, Chamber


def closest_on_axis(
    chamber: Chamber, positions: Mapping[BlocId, float], terms: Terms = NO_TERMS
) -> Iterator[Coalition]:
    """Yield the minimal winning coalitions, the smallest range of positions first.

    The range of a coalition is the distance of its two outermost members (De Swaan 1973). Each
    pair of positions is searched by itself, so the memory does not grow with the answers.

    Raises
    ------
    RequestError
        If a bloc that may be a member has no position.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> [one.members for one in closest_on_axis(house, {"a": 1, "b": 9, "c": 4})]
    [('a', 'c'), ('b', 'c'), ('a', 'b')]
    """
    ids = [bloc.id for bloc in chamber.blocs if bloc.id not in terms.excluding]
    homeless = [own for own in ids if own not in positions]
    if homeless:
        raise RequestError(f"{', '.join(homeless)} has no position on the axis: give it one")
    ends = sorted({positions[own] for own in ids})
    windows = [(low, high) for i, low in enumerate(ends) for high in ends[i:]]
    for low, high in sorted(windows, key=lambda window: window[1] - window[0]):
        outside = {own for own in ids if not low <= positions[own] <= high}
        if not terms.including.isdisjoint(outside):
            continue
        inside = replace(terms, excluding=terms.excluding | outside)
        for found in minimal_winning(chamber, inside):
            held = [positions[member] for member in found.members]
            if (min(held), max(held)) == (low, high):
                yield found
