"""What a command is given: a file or standard input, of the kinds that DESIGN names."""

import sys
from dataclasses import dataclass
from pathlib import Path

from hemicycle.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of an input and the name to use for it in messages."""

    name: str
    data: bytes


def take(path: str) -> Given:
    """Read a file, or standard input for ``-``, but no more than a page may have.

    One byte past the limit is enough to refuse the rest, so that 200 MB cost no memory.
    """
    from hemicycle.reading.decoding import MAX_BYTES

    if path == "-":
        return Given("standard input", sys.stdin.buffer.read(MAX_BYTES + 1))
    try:
        with Path(path).open("rb") as file:
            return Given(path, file.read(MAX_BYTES + 1))
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read: {error.strerror}") from error
