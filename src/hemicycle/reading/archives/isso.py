"""Isso: its SQLite database, or the JSON that its importer calls "generic".

``comments`` (tid, id, parent, created, mode, text, author, likes, dislikes) stand under
``threads`` (id, uri, title). Mode 1 is shown, 2 waits, 4 is deleted. Words are in Markdown.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from hemicycle.errors import DocumentError
from hemicycle.reading.archives.objects import objects_in
from hemicycle.reading.archives.posts import Threads, number, stripped, text_at
from hemicycle.reading.markup.times import iso, since_1970
from hemicycle.records.discussion import Discussion, Post, State, Votes

SQLITE = b"SQLite format 3\0"
"""The bytes with which a database begins."""

_STATES: dict[int, State] = {1: "approved", 2: "pending", 4: "deleted"}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('comments', 'threads')"
_THREADS = "SELECT id, uri, title FROM threads"
_COMMENTS = (
    "SELECT tid, id, parent, created, mode, text, author, likes, dislikes FROM comments "
    "ORDER BY tid, id"
)


def read_isso(data: bytes, name: str) -> Discussion:
    """Read Isso's database or JSON.

    Raises
    ------
    DocumentError
        Where it is neither; the message says what is missing.
    """
    threads = Threads()
    if data.startswith(SQLITE):
        _read_database(data, threads)
    else:
        _read_generic(data, threads)
    return threads.discussion(data, name, "Isso")


def _read_database(data: bytes, threads: Threads) -> None:
    """Read the two tables out of the bytes, in memory; its own views and triggers never run."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        try:
            database.deserialize(_without_journal(data))
            tables = {row[0] for row in database.execute(_TABLES)}
            if tables != {"comments", "threads"}:
                raise DocumentError(
                    "the database has no tables 'comments' and 'threads': not Isso's"
                )
            for key, uri, title in database.execute(_THREADS):
                threads.page(str(key), _characters(uri), _characters(title))
            for row in database.execute(_COMMENTS):
                threads.add(str(row[0]), _stored(row[1:]))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise DocumentError(f"the database cannot be read: {error}") from error


def _without_journal(data: bytes) -> bytes:
    """Return the database marked as one without a write-ahead log, which lies in another file."""
    return data[:18] + b"\x01\x01" + data[20:]


def _stored(row: tuple[Any, ...]) -> Post:
    own, parent, created, mode, text, author, likes, dislikes = row
    words = _characters(text) or ""
    return Post(
        id=str(own),
        author=_characters(author),
        text=words,
        source=words,
        form="markdown",
        posted_at=since_1970(created) if isinstance(created, int | float) else None,
        parent=None if parent is None else str(parent),
        votes=Votes(_whole(likes), _whole(dislikes)),
        state=_STATES.get(mode, "pending"),
    )


def _read_generic(data: bytes, threads: Threads) -> None:
    found = [one for one in objects_in(data) if isinstance(one.get("comments"), list)]
    if not found:
        raise DocumentError("the JSON has no thread with 'comments': not of Isso")
    for place, thread in enumerate(found, 1):
        key = text_at(thread, "id") or str(place)
        threads.page(key, text_at(thread, "id"), text_at(thread, "title"))
        for post in _generic(thread["comments"], place):
            threads.add(key, post)


def _generic(comments: list[Any], place: int) -> Iterator[Post]:
    for comment in comments:
        if not isinstance(comment, dict) or not isinstance(comment.get("id"), int | str):
            raise DocumentError(f"a comment of thread {place} of the Isso export has no id")
        yield _told(comment)


def _told(comment: Mapping[str, Any]) -> Post:
    words = text_at(comment, "text") or ""
    created = comment.get("created")
    return Post(
        id=str(comment["id"]),
        author=text_at(comment, "author"),
        text=words,
        source=words,
        form="markdown",
        posted_at=since_1970(created)
        if isinstance(created, int | float)
        else iso(text_at(comment, "created") or ""),
        parent=None if comment.get("parent") is None else str(comment["parent"]),
        votes=Votes(_whole(comment.get("likes")), _whole(comment.get("dislikes"))),
        state=_STATES.get(number(comment.get("mode", 1)) or 0, "pending"),
    )


def _characters(value: object) -> str | None:
    return stripped(value) if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
