"""Whether the count is finished, as far as the page says."""

from collections.abc import Sequence

from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording

_REACH = 8


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
    for table in ("clauses.awaited", "clauses.provisional"):
        place = wording[table].within(words, 0, len(words))
        if place is not None:
            return place, place + wording[table].at(words, place)
    return None
