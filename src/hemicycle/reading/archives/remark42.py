"""Remark42: its backup (``remark42 backup``), unpacked.

The first line is about users and pages, each line after it one comment: ``id``, ``pid`` (its
parent), ``text`` in HTML, ``user.name``, ``locator.url``, ``score``, ``votes`` by voter, ``time``,
``delete``.
"""

from collections.abc import Mapping
from typing import Any

from hemicycle.errors import DocumentError
from hemicycle.reading.archives.objects import objects_in
from hemicycle.reading.archives.posts import Threads, number, printed, text_at
from hemicycle.reading.markup.times import iso
from hemicycle.records.discussion import Discussion, Post, Votes


def read_remark42(data: bytes, name: str) -> Discussion:
    """Read a Remark42 backup.

    Raises
    ------
    DocumentError
        Where it is no such backup; the message names the place.
    """
    threads = Threads()
    comments = [one for one in objects_in(data) if "locator" in one]
    if not comments:
        raise DocumentError("the export has no comment with a 'locator': no backup of Remark42")
    for place, comment in enumerate(comments, 1):
        locator = comment["locator"]
        url = text_at(locator, "url") if isinstance(locator, dict) else None
        own = text_at(comment, "id")
        if own is None:
            raise DocumentError(f"comment {place} of the Remark42 backup has no id")
        threads.page(url or "", url, text_at(comment, "title"))
        threads.add(url or "", _post(comment, own))
    return threads.discussion(data, name, "Remark42")


def _post(comment: Mapping[str, Any], own: str) -> Post:
    user = comment.get("user")
    words = text_at(comment, "text") or ""
    deleted = comment.get("delete") is True
    return Post(
        id=own,
        author=text_at(user, "name") if isinstance(user, dict) and not deleted else None,
        text=printed(words),
        source=words,
        form="html",
        posted_at=iso(text_at(comment, "time") or ""),
        parent=text_at(comment, "pid"),
        votes=_votes(comment),
        state="deleted" if deleted else "approved",
    )


def _votes(comment: Mapping[str, Any]) -> Votes:
    cast = comment.get("votes")
    score = number(comment.get("score"))
    if not isinstance(cast, dict) or not cast:
        return Votes(score=score)
    up = sum(vote is True for vote in cast.values())
    return Votes(up, len(cast) - up, score)
