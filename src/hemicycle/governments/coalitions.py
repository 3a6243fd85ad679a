"""Every coalition that the numbers and the parties' own words allow.

*Minimal winning*: it reaches the majority, and whichever member leaves (with those who come only
together with it) it does not (Riker 1962; von Neumann and Morgenstern 1944). Refusals only take
coalitions away, so what is minimal without them is minimal with them.

Up to `GATHERED` coalitions are sorted as a whole; more are searched for in order, one by one; and
where that order would need too much memory, or there are more than `CROWD` blocs, they come with
the largest parties first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, product

from hemicycle.governments.bargain import Bargain, bargain_of, bits
from hemicycle.governments.counting import count_minimal, count_winning
from hemicycle.governments.ordered import FIELD_BYTES, field_bytes, in_order
from hemicycle.governments.refusals import NO_TERMS, Confidence, Terms, broken_by
from hemicycle.governments.search import is_minimal, leaving, minimal_masks, winning_masks
from hemicycle.records.chamber import BlocId, Chamber
from hemicycle.records.notebook import html_table

GATHERED = 20_000
"""Coalitions sorted as a whole."""

CROWD = 500
"""With more blocs than this nothing is sorted: one coalition may be thousands of names."""


class Order(StrEnum):
    """What comes first; ties fall to the other of the two, then to the larger parties."""

    FEWEST_PARTIES = "fewest parties"
    SMALLEST_SURPLUS = "smallest surplus"


@dataclass(frozen=True, slots=True)
class Coalition:
    """Blocs, the largest first, with their certain seats; ``surplus`` is negative if short.

    ``doubted_by`` are the refusals that it breaks and that nobody has confirmed.
    """

    members: tuple[BlocId, ...]
    seats: int
    surplus: int
    doubted_by: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        rows = [(", ".join(self.members), self.seats, self.surplus)]
        return html_table("Coalition", ["lists", "seats", "surplus"], rows)


@dataclass(frozen=True, slots=True)
class Departure:
    """If ``bloc`` leaves: who goes with it, the seats left, and how many are short."""

    bloc: BlocId
    gone: tuple[BlocId, ...]
    seats: int
    short: int

    def _repr_html_(self) -> str:
        row = (self.bloc, ", ".join(self.gone), self.seats, self.short)
        return html_table("If it leaves", ["list", "gone", "seats left", "short"], [row])


def minimal_winning(
    chamber: Chamber, terms: Terms = NO_TERMS, order: Order = Order.FEWEST_PARTIES
) -> Iterator[Coalition]:
    """Yield the minimal winning coalitions that hold with the listed seats alone.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError, RequestError
        As `hemicycle.governments.bargain.bargain_of`.
    TooCostlyError
        After too many steps without a coalition.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> [coalition.members for coalition in minimal_winning(house)]
    [('b', 'c'), ('a', 'c'), ('a', 'b')]
    """
    bargain = bargain_of(chamber, terms)
    yield from _shown(bargain, chamber, terms, _minimal(bargain, order))


def minimal_possible(
    chamber: Chamber, terms: Terms = NO_TERMS, order: Order = Order.FEWEST_PARTIES
) -> Iterator[Coalition]:
    """Yield the minimal sets that reach the majority only with unlisted seats beside them.

    Whichever member leaves, even all the unlisted seats would not do. Where the unlisted seats
    are a majority by themselves there are none: then nothing is ruled out.
    """
    bargain = bargain_of(chamber, terms, chamber.majority - chamber.unlisted)
    short = (mask for mask in _minimal(bargain, order) if bargain.seats(mask) < chamber.majority)
    yield from _shown(bargain, chamber, terms, short)


def count_minimal_winning(chamber: Chamber, terms: Terms = NO_TERMS) -> int:
    """Count what `minimal_winning` would yield, without listing where that can be done.

    >>> from hemicycle.records.chamber import Bloc
    >>> count_minimal_winning(Chamber(99, 50, tuple(Bloc(f"{n}", "", "", 1) for n in range(99))))
    50445672272782096667406248628
    """
    return count_minimal(bargain_of(chamber, terms))


def count_minimal_possible(chamber: Chamber, terms: Terms = NO_TERMS) -> int:
    """Count what `minimal_possible` would yield."""
    bargain = bargain_of(chamber, terms, chamber.majority - chamber.unlisted)
    return count_minimal(bargain, below=chamber.majority)


def winning(chamber: Chamber, terms: Terms = NO_TERMS) -> Iterator[Coalition]:
    """Yield every winning coalition within the terms, those with the largest parties first."""
    bargain = bargain_of(chamber, terms)
    yield from _shown(bargain, chamber, terms, winning_masks(bargain))


def count_winning_coalitions(chamber: Chamber, terms: Terms = NO_TERMS) -> int:
    """Count what `winning` would yield."""
    return count_winning(bargain_of(chamber, terms))


def oversized(chamber: Chamber, terms: Terms = NO_TERMS) -> Iterator[Coalition]:
    """Yield the winning coalitions that some member could leave without their losing."""
    bargain = bargain_of(chamber, terms)
    larger = (mask for mask in winning_masks(bargain) if not is_minimal(bargain, mask))
    yield from _shown(bargain, chamber, terms, larger)


def minimal_blocking(chamber: Chamber, terms: Terms = NO_TERMS) -> Iterator[Coalition]:
    """Yield the minimal sets without which all the other seats are no majority.

    ``surplus`` counts the seats beyond those that block.
    """
    to_block = chamber.seats_total - chamber.majority + 1
    bargain = bargain_of(chamber, terms, to_block)
    masks = _minimal(bargain, Order.FEWEST_PARTIES)
    for found in _shown(bargain, chamber, terms, masks):
        yield replace(found, surplus=found.seats - to_block)


def departures(
    chamber: Chamber, members: Iterable[BlocId], terms: Terms = NO_TERMS
) -> tuple[Departure, ...]:
    """Tell for each of ``members``, the largest first, what its leaving would do.

    Who comes only together with a bloc leaves with it.
    """
    bargain = bargain_of(chamber, terms)
    asked = frozenset(members)
    mask = sum(1 << i for i, bloc in enumerate(bargain.blocs) if bloc.id in asked)
    total = bargain.seats(mask)
    found = []
    for i in bits(mask):
        gone = leaving(bargain, mask, i)
        seats = total - bargain.seats(gone)
        short = max(bargain.quota - seats, 0)
        found.append(Departure(bargain.blocs[i].id, bargain.members(gone), seats, short))
    return tuple(found)


def closest(chamber: Chamber, terms: Terms = NO_TERMS) -> Coalition | None:
    """Return the coalition with the most seats that the terms allow, or None if they allow none.

    It is what comes nearest to a majority where no coalition has one.

    Raises
    ------
    TooCostlyError
        After too many steps.
    """
    bargain = bargain_of(chamber, terms, 1)
    best: int | None = None
    while True:
        found = next(winning_masks(bargain), None)
        if found is None:
            break
        best = found
        bargain = replace(bargain, quota=bargain.seats(found) + 1)
    return None if best is None else next(_shown(bargain, chamber, terms, [best]))


def _minimal(bargain: Bargain, order: Order) -> Iterator[int]:
    """Yield the minimal winning sets of a bargain in order, as far as memory allows."""
    if len(bargain.weights) > CROWD:
        yield from minimal_masks(bargain)
        return
    gathered = list(islice(minimal_masks(bargain), GATHERED + 1))
    if len(gathered) <= GATHERED:
        yield from sorted(gathered, key=lambda mask: _rank(bargain, order, mask))
    elif any(bargain.comes_with) or field_bytes(bargain) > FIELD_BYTES:
        yield from minimal_masks(bargain)
    else:
        yield from in_order(bargain, _pairs(bargain, order))


def _rank(bargain: Bargain, order: Order, mask: int) -> tuple[int, int, int]:
    size, seats = mask.bit_count(), bargain.seats(mask)
    return (size, seats, mask) if order is Order.FEWEST_PARTIES else (seats, size, mask)


def _pairs(bargain: Bargain, order: Order) -> Iterator[tuple[int, int]]:
    """Yield every (size, surplus) in order; a surplus is less than the smallest member."""
    sizes = range(1, min(len(bargain.weights), bargain.max_parties) + 1)
    surpluses = range(bargain.weights[0])
    if order is Order.FEWEST_PARTIES:
        yield from product(sizes, surpluses)
    else:
        yield from ((size, surplus) for surplus, size in product(surpluses, sizes))


def _shown(
    bargain: Bargain, chamber: Chamber, terms: Terms, masks: Iterable[int]
) -> Iterator[Coalition]:
    unconfirmed = [one for one in terms.refusals if one.confidence is Confidence.UNCONFIRMED]
    for mask in masks:
        members, seats = bargain.members(mask), bargain.seats(mask)
        doubted = tuple(str(one) for one in broken_by(members, unconfirmed)) if unconfirmed else ()
        yield Coalition(members, seats, seats - chamber.majority, doubted)
