"""A colour for every bloc, far enough from its neighbours' for every reader.

Colours that an editor gives are kept. The rest come from `PALETTE`, chosen so that neighbours
are `NEIGHBOURS` apart and all others `OTHERS`, for the worst of four kinds of colour vision
(`hemicycle.pictures.vision`). Two blocs that are nearer than that are told apart by a mark on
their seats, and if both colours were given, a finding names the pair.

Neighbours are those of the order in which the chamber lists its blocs, not of the order drawn:
a bloc keeps its colour in every picture of a chamber.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, cycle
from typing import Literal, TypeAlias

from hemicycle.errors import UnknownNameError
from hemicycle.pictures.vision import Colour, distance
from hemicycle.records.chamber import Bloc, BlocId
from hemicycle.records.page import Finding

NEIGHBOURS = 0.12
"""Least distance in OKLab between blocs that are listed one after the other."""

OTHERS = 0.05
"""Least distance in OKLab between any two blocs with the same mark."""

Mark: TypeAlias = Literal["plain", "core", "ring"]
MARKS: tuple[Mark, ...] = ("plain", "core", "ring")
"""A seat may be a plain dot, one with a hollow core, or one within a ring of ink."""

PALETTE: tuple[Colour, ...] = (
    "#b5443c",
    "#31598f",
    "#c99a2e",
    "#7e998f",
    "#347ec4",
    "#5b5469",
    "#b77610",
    "#5a737f",
    "#44a8e7",
    "#8e875d",
    "#913147",
    "#b68dc0",
    "#995963",
    "#5cb572",
    "#385805",
    "#9764a3",
)
"""Quiet colours; each is `NEIGHBOURS` from the next, and the last from the first."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a bloc's seats look."""

    colour: Colour
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Colouring:
    """The paint of every bloc, and what an editor should know about given colours."""

    paints: Mapping[BlocId, Paint]
    findings: tuple[Finding, ...] = ()


def colouring(blocs: Sequence[Bloc], given: Mapping[BlocId, Colour]) -> Colouring:
    """Paint the blocs of a chamber; ``given`` colours are kept.

    >>> from hemicycle.records.chamber import Bloc
    >>> blocs = [Bloc("a", "Left", "Left", 9), Bloc("b", "Right", "Right", 8)]
    >>> [paint.colour for paint in colouring(blocs, {"b": "#b5443c"}).paints.values()]
    ['#31598f', '#b5443c']
    >>> alike = colouring(blocs, {"a": "#b5443c", "b": "#b4453c"})
    >>> alike.paints["b"].mark, alike.findings[0].code
    ('core', 'colours-alike')

    Raises
    ------
    RequestError
        If a given colour is not written as ``#rrggbb``, or is for a bloc that does not sit.
    """
    ids = [bloc.id for bloc in blocs]
    for bloc_id in given:
        if bloc_id not in ids:
            raise UnknownNameError("bloc", bloc_id, ids)
    paints = _painted(tuple(ids), tuple(given.items()))
    kept = [place for place, bloc in enumerate(ids) if bloc in given]
    findings = tuple(
        _finding((blocs[one], paints[one]), (blocs[other], paints[other]))
        for one, other in combinations(kept, 2)
        if _apart(paints[one], paints[other], other - one) < 1
    )
    return Colouring(dict(zip(ids, paints, strict=True)), findings)


@lru_cache(maxsize=256)
def _painted(
    ids: tuple[BlocId, ...], given: tuple[tuple[BlocId, Colour], ...]
) -> tuple[Paint, ...]:
    """Return the paints, those marked that are too near another with the same mark."""
    paints = _assigned(ids, dict(given))
    seen: dict[Colour, Counter[Mark]] = defaultdict(Counter)
    for place, paint in enumerate(paints):
        near = Counter[Mark]()
        for colour, marks in seen.items():
            if distance(colour, paint.colour)[0] < OTHERS:
                near += marks
        if place and _apart(paints[place - 1], paint, 1) < 1:
            near[paints[place - 1].mark] += 1
        if near[paint.mark]:
            paints[place] = Paint(paint.colour, min(MARKS, key=lambda mark: near[mark]))
        seen[paint.colour][paints[place].mark] += 1
    return tuple(paints)


def _assigned(ids: Sequence[BlocId], given: Mapping[BlocId, Colour]) -> list[Paint]:
    """Return paints: the given, and for the others the first of the palette without a clash.

    In a crowd of more blocs than there are paints, the paints come round again.
    """
    pool = [Paint(colour, mark) for mark in MARKS for colour in PALETTE]
    crowd = cycle(pool[:])
    paints = {place: Paint(given[bloc]) for place, bloc in enumerate(ids) if bloc in given}
    for place in range(len(ids)):
        if place in paints:
            continue
        if not pool:
            paints[place] = next(crowd)
            continue
        fitting = (paint for paint in pool if _room(paint, place, paints) >= 1)
        chosen = next(fitting, None) or max(pool, key=lambda paint: _room(paint, place, paints))
        pool.remove(chosen)
        paints[place] = chosen
    return [paints[place] for place in range(len(ids))]


def _room(paint: Paint, place: int, paints: Mapping[int, Paint]) -> float:
    """Return the least `_apart` of a paint from its neighbours and from those marked alike."""
    return min(
        (
            _apart(other, paint, place - at)
            for at, other in paints.items()
            if abs(place - at) == 1 or other.mark == paint.mark
        ),
        default=1.0,
    )


def _apart(one: Paint, other: Paint, places: int) -> float:
    """Return the distance of two colours as a share of what is asked: 1 is enough."""
    return distance(one.colour, other.colour)[0] / (NEIGHBOURS if abs(places) == 1 else OTHERS)


def _finding(one: tuple[Bloc, Paint], other: tuple[Bloc, Paint]) -> Finding:
    (first, paint), (second, near) = one, other
    far, vision = distance(paint.colour, near.colour)
    eyes = "any reader" if vision == "normal" else f"a reader with {vision} vision"
    return Finding(
        "colours-alike",
        "warning",
        f"{first.label} ({paint.colour}) and {second.label} ({near.colour}) can hardly be told "
        f"apart by {eyes}: distance {far:.3f}. Their seats are marked differently; "
        f"give one of the two another colour.",
        first.spans + second.spans,
    )
