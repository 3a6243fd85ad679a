"""An allocation as the report that the other rooms read: the lists with seats, and the chamber."""

from collections import Counter

from hemicycle.records.allocation import Allocation
from hemicycle.records.election import ListId
from hemicycle.records.page import ListRow, Report, Source, StatedChamber


def report_of(allocation: Allocation, source: Source) -> Report:
    """Return the report of an allocation; a list that is tied for a seat has a range of seats.

    Examples
    --------
    >>> from hemicycle.records.allocation import ContestAllocation, Tie
    >>> tied = ContestAllocation("N", {"A": 2}, tie=Tie(("B", "C"), 1))
    >>> found = report_of(Allocation("law", "x", 3, (tied,), {"A": 2}), Source("x", ""))
    >>> [(row.name, row.seats, row.seats_min, row.seats_max) for row in found.lists]
    [('A', 2, None, None), ('B', None, 0, 1), ('C', None, 0, 1)]
    """
    ties = [contest.tie for contest in allocation.contests if contest.tie]
    possible = Counter[ListId](name for tie in ties for name in tie.lists)
    names = dict.fromkeys(possible, 0) | dict(allocation.totals)
    rows = [_row(name, won, possible[name]) for name, won in names.items()]
    rows.sort(key=lambda row: (-(row.seats or row.seats_min or 0), row.name))
    return Report(
        source,
        chamber=StatedChamber(allocation.seats_total),
        lists=tuple(row for row in rows if row.seats != 0),
        findings=allocation.findings,
    )


def _row(name: ListId, won: int, possible: int) -> ListRow:
    if not possible:
        return ListRow(name, seats=won)
    return ListRow(name, seats_min=won, seats_max=won + possible)
