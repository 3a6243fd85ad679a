"""What each list still needs, and from whom."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice

from hemicycle.governments.bargain import Bargain, bargain_of, bits
from hemicycle.governments.counting import count_minimal
from hemicycle.governments.refusals import NO_TERMS, Terms
from hemicycle.governments.search import minimal_masks
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import Need, Partner

LISTED = 5_000
"""Coalitions looked through one by one; beyond, each pair of lists is counted by itself."""

EVERYONE = 60
"""With more lists than this, only the largest is given partners."""


def needs(chamber: Chamber, terms: Terms = NO_TERMS) -> Mapping[str, Need]:
    """Return for each list, by name: seats short of the majority, and its possible partners.

    A partner is a list that sits with it in at least one minimal winning coalition; it is
    indispensable if it sits in all of them. The order is: most coalitions, then most seats.

    Raises
    ------
    TooCostlyError
        If the coalitions are too many to count.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> [(partner.name, partner.coalitions) for partner in needs(house)["a"].partners]
    [('b', 1), ('c', 1)]
    """
    bargain = bargain_of(chamber, terms)
    together = _tally(bargain)
    found = {}
    for i, bloc in enumerate(bargain.blocs):
        own = together(i, i)
        beside = range(len(bargain.blocs)) if i == 0 or len(bargain.blocs) <= EVERYONE else ()
        shared = ((j, together(i, j)) for j in beside if j != i)
        partners = [
            Partner(bargain.blocs[j].name, bargain.weights[j], often, often == own)
            for j, often in shared
            if often
        ]
        partners.sort(key=lambda partner: (-partner.coalitions, -partner.seats))
        short = max(bargain.quota - bloc.seats, 0)
        found[bloc.name] = Need(short, own, tuple(partners))
    return {
        bloc.name: found.get(bloc.name, Need(max(chamber.majority - bloc.seats, 0), 0, ()))
        for bloc in chamber.blocs
    }


def _tally(bargain: Bargain) -> Callable[[int, int], int]:
    """Return a function that tells in how many minimal winning coalitions two players sit."""
    most = LISTED if len(bargain.weights) <= EVERYONE else 0
    masks = list(islice(minimal_masks(bargain), most + 1))
    if len(masks) > most:
        return _counted_pair(bargain)
    sits_in = [0] * len(bargain.weights)
    for place, mask in enumerate(masks):
        for i in bits(mask):
            sits_in[i] |= 1 << place
    return lambda i, j: (sits_in[i] & sits_in[j]).bit_count()


def _counted_pair(bargain: Bargain) -> Callable[[int, int], int]:
    """Count for each pair; without words only the seats of the two decide, so once for each."""
    weights, barred = bargain.weights, bargain.barred
    known: dict[tuple[int, ...], int] = {}

    def together(i: int, j: int) -> int:
        pair = {i, j} | set(bits(bargain.required))
        key = tuple(sorted(pair)) if barred else tuple(sorted(weights[k] for k in pair))
        if key not in known:
            known[key] = count_minimal(replace(bargain, required=sum(1 << k for k in pair)))
        return known[key]

    return together
