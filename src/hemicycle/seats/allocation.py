"""From an election and a law to its allocation."""

from collections import Counter
from collections.abc import Sequence

from hemicycle.records.allocation import Allocation, Lot, Tie
from hemicycle.records.election import Election
from hemicycle.seats.checks import check_election
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import LotNeeded, Protocol


def allocate(election: Election, law: Law, lots: Sequence[Lot] = ()) -> Allocation:
    """Allocate the seats of an election under a law, with every step written down.

    ``lots`` are the lots that were drawn; each must answer a tie that the count meets.

    Raises
    ------
    ElectionError
        Where the law does not govern the election, its figures contradict themselves, or a lot
        answers nothing.
    """
    law.check(election)
    check_election(election)
    protocol = Protocol(lots)
    tie: Tie | None = None
    try:
        law.count(election, protocol)
    except LotNeeded as needed:
        tie = needed.tie
        where = f" in {needed.contest}" if needed.contest else ""
        protocol.note("", f"A lot must be drawn{where}: {tie.seats} of {', '.join(tie.lists)}.")
    protocol.check_lots()
    totals: Counter[str] = Counter()
    for contest in protocol.contests.values():
        totals.update(contest.seats)
    tied = sum(contest.tie.seats for contest in protocol.contests.values() if contest.tie)
    left = election.seats_total - totals.total() - tied
    if tie is None and left > 0:
        protocol.doubt("seats-unlisted", f"{left} of {election.seats_total} seats are not counted")
    if left < 0:
        protocol.doubt(
            "house-exceeded",
            f"{election.seats_total - left} seats are counted, but election.toml gives the house "
            f"{election.seats_total} (seats_total)",
        )
    return Allocation(
        law.id,
        election.id,
        election.seats_total,
        tuple(protocol.contests.values()),
        dict(totals),
        tie,
        tuple(protocol.elected),
        tuple(protocol.findings),
        tuple(protocol.steps),
    )
