"""Which system has written an export, by its first bytes; and its reader."""

from collections.abc import Callable
from typing import TypeAlias

from hemicycle.reading.archives.coral import read_coral
from hemicycle.reading.archives.disqus import read_disqus
from hemicycle.reading.archives.isso import SQLITE, read_isso
from hemicycle.reading.archives.remark42 import read_remark42
from hemicycle.reading.archives.wordpress import read_wordpress
from hemicycle.records.discussion import Discussion

Reader: TypeAlias = Callable[[bytes, str], Discussion]

_BACKUP = b'{"version":1,"users"'  # the line about users, which may be long
_SEEN = 4_000  # bytes in which an export shows what it is
_XML = ((b"http://disqus.com", read_disqus), (b"http://wordpress.org/export/", read_wordpress))
_JSON = (
    (b'"locator"', read_remark42),
    (b'"revisions"', read_coral),
    (b'"storyID"', read_coral),
    (b'"nodes"', read_coral),
    (b'"edges"', read_coral),
)


def reader_of(data: bytes) -> Reader | None:
    """Return the reader for an export; None where the bytes are none that is known.

    >>> reader_of(b"Talks begin on Monday") is None
    True
    >>> reader_of(b'[{"id": "/a/", "title": "A", "comments": []}]').__name__
    'read_isso'
    """
    if data.startswith(SQLITE):
        return read_isso
    head = data[:_SEEN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return next((reader for sign, reader in _XML if sign in head), None)
    if not head.startswith((b"{", b"[")) or b'"hemicycle/' in head:
        return None
    if head.startswith(b"[") and b'"comments"' in head:
        return read_isso
    if head.startswith(_BACKUP):
        return read_remark42
    return next((reader for sign, reader in _JSON if sign in head), None)


def import_of(data: bytes, name: str) -> Discussion | None:
    """Read an export; None where the bytes are none that is known.

    Raises
    ------
    DocumentError
        Where it is one, but cannot be read.
    """
    reader = reader_of(data)
    return reader(data, name) if reader else None
