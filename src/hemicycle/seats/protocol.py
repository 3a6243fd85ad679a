"""The protocol of a count: what was awarded, step by step, with the clause and the lots drawn.

A law writes into it from the first clause to the last. Where lists are tied and a later step
needs to know who won, the count stops there (`LotNeeded`) until the lot is handed in; where no
later step depends on it, the tie is written into the contest and the count goes on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import ContestAllocation, Elected, Lot, Step, Tie
from hemicycle.records.election import ContestId, ListId, Votes
from hemicycle.records.page import Finding
from hemicycle.seats.column import Column, Divisors, Seats
from hemicycle.seats.divisors import Apportionment, apportion, settle
from hemicycle.seats.margins import margins, margins_outside
from hemicycle.seats.quotas import prefer
from hemicycle.seats.words import division_in_words


class LotNeeded(Exception):  # noqa: N818 - no error: the count waits for a public act
    """The count cannot go on before the lot is drawn."""

    def __init__(self, contest: ContestId, tie: Tie) -> None:
        super().__init__(contest, tie)
        self.contest, self.tie = contest, tie


class Protocol:
    """What a law has written down so far."""

    def __init__(self, lots: Sequence[Lot] = ()) -> None:
        self._lots = {(lot.contest, lot.step): lot for lot in lots}
        if len(self._lots) < len(lots):
            raise ElectionError("two lots answer the same step of the same contest")
        self.contests: dict[ContestId, ContestAllocation] = {}
        self.elected: list[Elected] = []
        self.findings: list[Finding] = []
        self.steps: list[Step] = []

    def note(self, clause: str, text: str, contest: ContestId = "") -> None:
        """Write down one step in words."""
        self.steps.append(Step(clause, text, contest))

    def doubt(self, code: str, message: str) -> None:
        """Write down that a step rests on a clause or a figure that is not certain."""
        self.findings.append(Finding(code, "warning", message))

    def award(self, allocation: ContestAllocation) -> None:
        """Write down the seats of a contest; what was written for it before is replaced."""
        self.contests[allocation.contest] = allocation

    def replay(self, result: Apportionment, step: str, contest: ContestId = "") -> Apportionment:
        """Return the result after the lot handed in for it, or with its tie named for one.

        Raises
        ------
        ElectionError
            Where the lot does not answer the tie.
        """
        if result.tie is None:
            return result
        lot = self._lots.pop((contest, step), None)
        if lot is None:
            return replace(result, tie=replace(result.tie, step=step))
        self.note("", f"By lot: {', '.join(lot.drawn)}.", contest)
        return settle(result, lot.drawn)

    def decide(self, result: Apportionment, step: str, contest: ContestId = "") -> Seats:
        """Return the seats, which later steps need; a tie must have its lot.

        Raises
        ------
        LotNeeded
            Where lists are tied and no lot has been handed in.
        """
        decided = self.replay(result, step, contest)
        if decided.tie:
            raise LotNeeded(contest, decided.tie)
        return decided.seats

    def check_lots(self) -> None:
        """Refuse lots that answer nothing.

        Raises
        ------
        ElectionError
            Where a lot was handed in for a step at which nobody is tied.
        """
        for contest, step in self._lots:
            where = f" in {contest}" if contest else ""
            raise ElectionError(
                f"a lot was handed in for {step!r}{where}, but nobody is tied there"
            )


@dataclass(frozen=True, slots=True)
class Averages:
    """How a law divides the seats of a contest: its divisors, its clause, its rule for ties.

    With ``larger_first`` the larger list wins a tie, and only equal votes go to the lot.
    """

    divisors: Divisors
    clause: str
    larger_first: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """Lists that a threshold has shut out: their votes, and how many each lacks to be let in."""

    votes: Votes
    lacking: Mapping[ListId, int]


INSIDE = Outside({}, {})
"""No list is shut out, or it is not known by how much."""


def by_averages(
    protocol: Protocol,
    contest: ContestId,
    column: Column,
    rule: Averages,
    outside: Outside = INSIDE,
) -> ContestAllocation:
    """Write down a contest whose seats are divided by highest averages.

    Return it, with its tie if it has one that neither the law nor a lot has broken.
    """
    if not sum(column.counts) + column.open:
        protocol.doubt("no-seats", f"{contest} has no seats to fill")
    result = apportion(column)
    if rule.larger_first:
        result = prefer(result, column.votes)
    protocol.note(rule.clause, division_in_words(column, rule.divisors), contest)
    result = protocol.replay(result, "quotients", contest)
    near = margins(column) + margins_outside(column, outside.votes, outside.lacking)
    return ContestAllocation(contest, result.seats, {}, result.tie, near)


def with_levelling(before: ContestAllocation, name: ListId, seats: int) -> ContestAllocation:
    """Return a contest in which a list has so many levelling seats on top."""
    return replace(
        before,
        seats={**before.seats, name: before.seats.get(name, 0) + seats},
        levelling={**before.levelling, name: before.levelling.get(name, 0) + seats},
    )


def needing_no_lot(awarded: ContestAllocation, protocol: Protocol) -> Seats:
    """Write down a contest on which later steps rest, and return its seats.

    Raises
    ------
    LotNeeded
        Where the contest has a tie.
    """
    protocol.award(awarded)
    if awarded.tie:
        raise LotNeeded(awarded.contest, awarded.tie)
    return awarded.seats
