"""The chamber as the page states it: its size and its majority."""

from collections import Counter
from collections.abc import Sequence

from hemicycle.reading.results.told import Stated
from hemicycle.records.chamber import simple_majority
from hemicycle.records.page import StatedChamber


def chamber_of(totals: Sequence[Stated], majorities: Sequence[Stated]) -> StatedChamber:
    """Return the size stated most often, and the majority as stated or computed from it.

    A majority alone gives no size: 15 may be the majority of 28 or of 29. One that is not more
    than half of the chamber is a lead: "returned with a majority of 14".
    """
    total = usual(totals)
    size = total.seats if total else None
    majority = usual(
        [one for one in majorities if size is None or size < 2 * one.seats <= 2 * size]
    )
    if majority is not None:
        return StatedChamber(size, majority.seats, "stated", (total or majority).span)
    if total is None or size is None:
        return StatedChamber()
    return StatedChamber(size, simple_majority(size), "computed", total.span)


def usual(stated: Sequence[Stated]) -> Stated | None:
    """Return the first statement of the number stated most often."""
    counts = Counter(one.seats for one in stated)
    return max(stated, key=lambda one: counts[one.seats], default=None)
