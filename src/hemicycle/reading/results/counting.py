"""Whether the count is finished, as far as the page says."""

from collections.abc import Sequence
from itertools import pairwise

from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording

_REACH = 8
_NEAR = 3


def unfinished(
    words: Sequence[str], figures: Sequence[Figure], wording: Wording
) -> tuple[int, int] | None:
    """Return the tokens that say that votes or seats are still out, or ``None``.

    Such are "with 97 percent of ballots counted", "all but two of 6,004 districts counted",
    "two seats still undecided" and "preliminary results".
    """
    for figure in figures:
        part = figure.role is Role.SHARE and figure.low is not None and figure.low < 100
        but = wording["clauses.all_but"].before(words, figure.first) > 0
        if part or but:
            end = wording["clauses.counted"].within(words, figure.last, figure.last + _REACH)
            if end is not None:
                return figure.first, end + 1
    for some, whole in pairwise(figures):
        if _declared(words, some, whole, wording):
            return some.first, whole.last
    for table in ("clauses.awaited", "clauses.provisional"):
        place = wording[table].within(words, 0, len(words))
        if place is not None:
            return place, place + wording[table].at(words, place)
    return None


def _declared(words: Sequence[str], some: Figure, whole: Figure, wording: Wording) -> bool:
    """Read "results declared in 210 of 266 constituencies"."""
    between = words[some.last : whole.first]
    of = any(wording[table].at(words, some.last) > 0 for table in ("grammar.of", "grammar.out"))
    fewer = some.low is not None and whole.low is not None and some.low < whole.low
    areas = any(wording["units.areas"].at(words, whole.last - step) for step in (0, 1))
    if not (of and len(between) <= _NEAR and fewer and areas):
        return False
    reach = max(some.first - _NEAR, 0), whole.last + _NEAR
    return any(
        wording[table].within(words, *reach) is not None
        for table in ("clauses.counted", "clauses.so_far")
    )
