"""What does not add up, as findings for the editor and the reader.

The codes, their severity and their meaning stand in one table, `CODES`, which the reference
page ``docs/reference/findings.md`` prints.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from hemicycle.reading.results.chamber import usual
from hemicycle.reading.results.lists import Bloc, Listed, Lists
from hemicycle.reading.results.names import alike
from hemicycle.reading.results.told import Stated, Weight
from hemicycle.reading.results.wording import Wording
from hemicycle.records.page import Finding, Severity, Span, StatedChamber

_MINUS = re.compile(r"(?<=[^\W\d_] )-(\d+)(?= [^\W\d_])")  # "won -5 seats", not "Reds -5,"


class Code(NamedTuple):
    """A code's severity and meaning."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    "seats-unlisted": Code("warning", "The lists hold fewer seats than the chamber has."),
    "seats-oversum": Code("error", "The lists hold more seats than the chamber has."),
    "seats-conflict": Code("warning", "The page gives one list two different numbers of seats."),
    "seats-negative": Code("warning", "A minus stands before the seats; they were read without."),
    "list-repeated": Code(
        "warning", "Two rows with equal seats may be one list under two names. Both are kept."
    ),
    "name-variants": Code("note", "One name is spelt in two ways. Check which is right."),
    "total-conflict": Code("warning", "The page gives the chamber two different sizes."),
    "subtotal-conflict": Code("warning", "A bloc's figure is not the sum of its members."),
    "seats-shared": Code(
        "warning", "One figure stands behind several lists: each, or together? None was given it."
    ),
    "share-sum": Code("error", "The shares of the vote are together more than 100 per cent."),
    "count-partial": Code("note", "The page says that the count is not finished."),
}


def findings_of(
    lists: Lists, chamber: StatedChamber, totals: Sequence[Stated], wording: Wording
) -> tuple[Finding, ...]:
    """Return what does not add up, the chamber first."""
    return (
        *_sum(lists.rows, chamber),
        *_totals(totals),
        *_repeated(lists.rows, wording),
        *_conflicts(lists.rows),
        *_negatives(lists.rows),
        *_subtotals(lists.blocs),
        *_shared(lists, chamber),
        *_shares(lists.rows),
    )


def partial_findings(spans: Sequence[Span]) -> tuple[Finding, ...]:
    """Return the note that the count is not finished, where the page says so."""
    message = "The page says that the count is not finished: seats may still move."
    return (_finding("count-partial", message, spans),) if spans else ()


def variant_findings(spellings: Iterable[Sequence[Span]]) -> tuple[Finding, ...]:
    """Return a note for each name that is spelt in several ways."""
    return tuple(
        _finding(
            "name-variants", f"{_listed(spans)} look like one name, spelt differently.", spans
        )
        for spans in spellings
    )


def _listed(spans: Sequence[Span]) -> str:
    *first, last = [span.exact for span in spans]
    return f"{', '.join(first)} and {last}"


def _finding(code: str, message: str, spans: Sequence[Span] = ()) -> Finding:
    return Finding(code, CODES[code].severity, message, tuple(spans))


def _sum(rows: Sequence[Listed], chamber: StatedChamber) -> Iterator[Finding]:
    size = chamber.seats_total
    if size is None or not rows:
        return
    low = sum(row.best.low or 0 for row in rows)
    high = sum(row.best.high or 0 for row in rows)
    bounded = not any(row.best.low is not None and row.best.high is None for row in rows)
    spans = [chamber.span] if chamber.span else []
    held = f"{low}" if low == high else f"{low} to {high}"
    count = "1 list holds" if len(rows) == 1 else f"{len(rows)} lists hold"
    if low > size:
        message = f"{count} {held} seats, {low - size} more than the chamber's {size}."
        yield _finding("seats-oversum", message, spans)
    elif bounded and high < size:
        left = f"{size - low}" if low == high else f"{size - high} to {size - low}"
        verb = "is" if left == "1" else "are"
        yield _finding(
            "seats-unlisted", f"{count} {held} of {size} seats; {left} {verb} not listed.", spans
        )


def _totals(totals: Sequence[Stated]) -> Iterator[Finding]:
    size = usual(totals)
    others = [one for one in totals if size is not None and one.seats != size.seats]
    if size is not None and others:
        numbers = ", ".join(sorted({str(one.seats) for one in others}))
        message = f"The chamber has {size.seats} seats in one place and {numbers} in another."
        yield _finding("total-conflict", message, [size.span, *(one.span for one in others)])


def _repeated(rows: Sequence[Listed], wording: Wording) -> Iterator[Finding]:
    by_seats: dict[int, list[Listed]] = {}
    for row in rows:
        if row.seats:
            by_seats.setdefault(row.seats, []).append(row)
    for seats, held in by_seats.items():
        for one, other in combinations(held[:20], 2):
            if alike(one.name, other.name, wording):
                message = (
                    f"{one.name.full} and {other.name.full} have {seats} seats each: "
                    "one list under two names? Neither was dropped."
                )
                yield _finding("list-repeated", message, [one.best.span, other.best.span])


def _conflicts(rows: Sequence[Listed]) -> Iterator[Finding]:
    for row in rows:
        told = [one for one in row.told if one.has_seats and one.weight >= Weight.PROSE]
        figures = {(one.low, one.high): one.span for one in reversed(told)}
        exact = sorted({low for low, high in figures if low is not None and low == high})
        if len(exact) > 1:
            numbers = " and ".join(map(str, exact))
            message = f"{row.name.full} has {numbers} seats in different places of the page."
            yield _finding("seats-conflict", message, list(figures.values()))


def _negatives(rows: Sequence[Listed]) -> Iterator[Finding]:
    """Yield a doubt where a minus between two words touches the number that was read as seats."""
    for row in rows:
        span = row.best.span
        if str(row.best.low) in _MINUS.findall(span.exact):
            message = (
                f"A minus stands before the seats of {row.name.full}: read as {row.best.low}."
            )
            yield _finding("seats-negative", message, (span,))


def _subtotals(blocs: Sequence[Bloc]) -> Iterator[Finding]:
    for bloc in blocs:
        seats = [member.seats for member in bloc.members]
        total = sum(held for held in seats if held is not None)
        if None in seats or bloc.told.low is None or bloc.told.low == total:
            continue
        names = ", ".join(member.name.full for member in bloc.members)
        message = f"{names} are said to have {bloc.told.low} seats together, but have {total}."
        spans = [bloc.told.span, *(member.best.span for member in bloc.members)]
        yield _finding("subtotal-conflict", message, spans)


def _shared(lists: Lists, chamber: StatedChamber) -> Iterator[Finding]:
    """Yield a doubt where several lists stand before one figure and the rows do not fill up."""
    held = sum(row.best.low or 0 for row in lists.rows)
    for one in lists.shared if held != chamber.seats_total else ():
        names = ", ".join(member.full for member in one.members)
        message = (
            f"{names} stand before one number, {one.low}: each, or together? No row was made."
        )
        yield _finding("seats-shared", message, [one.span])


def _shares(rows: Sequence[Listed]) -> Iterator[Finding]:
    told = [[one for one in row.told if one.share is not None][:1] for row in rows]
    shares = [one for first in told for one in first]
    total = sum(one.share or 0 for one in shares)
    if total > 101:
        message = f"The shares of {len(shares)} lists add up to {total} per cent."
        yield _finding("share-sum", message, [one.span for one in shares])
