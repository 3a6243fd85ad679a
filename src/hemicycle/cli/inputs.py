"""What a command is given: a file or standard input, of the kinds that the contract names."""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hemicycle.errors import ElectionError, ReadingError
from hemicycle.reading.text import Text
from hemicycle.records.page import Report, Source


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of an input and the name to use for it in messages."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Understood:
    """The report of an input, and the text at which its spans point, where that is at hand."""

    report: Report
    text: Text | None


def understand(path: str) -> Understood:
    """Read the input at ``path``: a page, a table of seats, a report or seats in JSON.

    Raises
    ------
    ReadingError
        Where it cannot be read; the message begins with the input's name.
    """
    given = take(path)
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

    kind = schema_of(given.data)
    if kind is None:
        return None
    if kind == "hemicycle/allocation/1":
        from hemicycle.seats.report import report_of

        source = Source(given.name, hashlib.sha256(given.data).hexdigest())
        return Understood(report_of(from_json(given.data, Allocation), source), None)
    return Understood(from_json(given.data, Report), None)


def _page(given: Given) -> Understood:
    from hemicycle.reading.pages import read_page

    page = read_page(given.data, given.name)
    return Understood(page.report, page.text)
