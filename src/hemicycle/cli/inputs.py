"""What a command is given: a file or standard input, of the kinds that the contract names."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle.errors import ElectionError, ReadingError
from hemicycle.reading.text import Text
from hemicycle.records.page import Report

if TYPE_CHECKING:
    from hemicycle.records.allocation import Allocation


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of an input and the name to use for it in messages."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Understood:
    """The report of an input, and the text at which its spans point, where that is at hand.

    ``allocation`` is what the report was made from, where the input is one.
    """

    report: Report
    text: Text | None
    allocation: "Allocation | None" = None


def understand(given: "Given | str") -> Understood:
    """Read an input, or the one at a path: a page, a table of seats, or a document in JSON.

    Raises
    ------
    ReadingError
        Where it cannot be read; the message begins with the input's name.
    """
    given = take(given) if isinstance(given, str) else given
    with naming(given.name):
        return _document(given) or _page(given)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Begin the message of any `ReadingError` or `ElectionError` with the input's name."""
    try:
        yield
    except (ReadingError, ElectionError) as error:
        if str(error).startswith(name):
            raise
        raise type(error)(f"{name}: {error}") from error


def take(path: str) -> Given:
    """Return the bytes of a file, or of standard input for ``-``: at most one past the limit.

    That one byte is enough to refuse the rest, so 200 MB cost no memory.
    """
    from hemicycle.reading.decoding import MAX_BYTES

    if path == "-":
        return Given("standard input", sys.stdin.buffer.read(MAX_BYTES + 1))
    try:
        with Path(path).open("rb") as file:
            return Given(path, file.read(MAX_BYTES + 1))
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read: {error.strerror}") from error


def _document(given: Given) -> Understood | None:
    from hemicycle.records.allocation import Allocation
    from hemicycle.records.documents import from_json, schema_of

    schema = schema_of(given.data)
    if schema is None:
        return None
    if schema.startswith("hemicycle/allocation/"):
        allocation = from_json(given.data, Allocation)
        return Understood(_report_of(allocation, given), None, allocation)
    return Understood(from_json(given.data, Report), None)


def _report_of(allocation: "Allocation", given: Given) -> Report:
    """Return an allocation's seats as rows; a seat that waits for a lot may be any tied list's."""
    from hemicycle.records.chamber import simple_majority
    from hemicycle.records.page import ListRow, Source, StatedChamber

    ties = [one.tie for one in allocation.contests if one.tie]
    ties += [allocation.tie] if allocation.tie else []
    waiting = Counter(name for tie in ties for name in tie.lists)
    given_out = sum(allocation.totals.values()) + sum(tie.seats for tie in ties)
    # Overhang can make the house larger than its folder says; uncounted contests are not listed.
    total = max(allocation.seats_total, given_out)
    rows = tuple(
        ListRow(name, seats_min=seats, seats_max=seats + waiting[name])
        if waiting[name]
        else ListRow(name, seats=seats)
        for name, seats in allocation.totals.items()
    )
    return Report(
        Source(given.name, sha256(given.data).hexdigest()),
        chamber=StatedChamber(total, simple_majority(total), "computed"),
        lists=rows,
        findings=allocation.findings,
    )


def _page(given: Given) -> Understood:
    from hemicycle.reading.pages import read_page

    page = read_page(given.data, given.name)
    return Understood(page.report, page.text)
