"""Coral: its collections of comments, stories and users, or the answers of its GraphQL.

Coral has no export of its own. ``mongoexport`` writes each collection one object a line; give
them in one file, in any order. A comment's words are its last revision's. Users and stories that
are not given leave the author and the address unknown.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hemicycle.errors import DocumentError
from hemicycle.reading.archives.objects import objects_in
from hemicycle.reading.archives.posts import Threads, number, printed, text_at
from hemicycle.reading.markup.times import iso, since_1970
from hemicycle.records.discussion import Discussion, Post, State, Votes

_STATES: dict[str, State] = {
    "NONE": "approved",
    "APPROVED": "approved",
    "PREMOD": "pending",
    "SYSTEM_WITHHELD": "pending",
    "REJECTED": "deleted",
}
_MOST = 1_000_000  # objects of an answer that are looked at


def read_coral(data: bytes, name: str) -> Discussion:
    """Read Coral's collections or answers.

    Raises
    ------
    DocumentError
        Where no comment of Coral is in it; the message names the place.
    """
    found = _all(objects_in(data))
    users = {text_at(one, "id"): text_at(one, "username") for one in found if "username" in one}
    comments = [one for one in found if is_comment(one)]
    if not comments:
        raise DocumentError("the export has no comment of Coral: none has revisions or a body")
    threads = Threads()
    for story in found:
        if "url" in story and not is_comment(story):
            about = story.get("metadata")
            title = text_at(about, "title") if isinstance(about, dict) else None
            threads.page(text_at(story, "id") or "", text_at(story, "url"), title)
    for place, comment in enumerate(comments, 1):
        own = text_at(comment, "id")
        if own is None:
            raise DocumentError(f"comment {place} of the Coral export has no id")
        threads.add(_id_of(comment, "story") or "", _post(comment, own, users))
    return threads.discussion(data, name, "Coral")


def is_comment(one: Mapping[str, Any]) -> bool:
    """Return whether an object is one of Coral's comments."""
    return "revisions" in one or ("body" in one and ("story" in one or "storyID" in one))


def _post(comment: Mapping[str, Any], own: str, users: Mapping[str | None, str | None]) -> Post:
    revisions = comment.get("revisions")
    last = revisions[-1] if isinstance(revisions, list) and revisions else comment
    words = (text_at(last, "body") if isinstance(last, dict) else None) or ""
    deleted = comment.get("deletedAt") is not None
    state = _STATES.get(text_at(comment, "status") or "NONE", "pending")
    return Post(
        id=own,
        author=users.get(_id_of(comment, "author")),
        text=printed(words),
        source=words,
        form="html",
        posted_at=_time(comment.get("createdAt")),
        parent=_id_of(comment, "parent"),
        votes=Votes(up=_reactions(comment.get("actionCounts"))),
        state="deleted" if deleted else state,
    )


def _all(found: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the objects and, for answers of GraphQL, those within them, from the outside in."""
    waiting: list[Any] = list(found)
    kept: list[Mapping[str, Any]] = []
    place = 0
    while place < min(len(waiting), _MOST):
        one = waiting[place]
        place += 1
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            kept.append(one)
            waiting += [part for key, part in one.items() if key != "revisions" and _deep(part)]
    return kept


def _deep(part: object) -> bool:
    return isinstance(part, dict | list)


def _id_of(comment: Mapping[str, Any], what: str) -> str | None:
    """Return the id under ``whatID``, as a collection has it, or in ``what``, as an answer has."""
    inside = comment.get(what)
    return text_at(comment, f"{what}ID") or (
        text_at(inside, "id") if isinstance(inside, dict) else None
    )


def _time(stated: object) -> str | None:
    """Return a time as Mongo writes it (``{"$date": ...}``) or as characters."""
    if isinstance(stated, dict):
        stated = stated.get("$date")
    if isinstance(stated, dict):
        stated = stated.get("$numberLong")
    milliseconds = number(stated) if not isinstance(stated, str) or len(stated) > 10 else None
    if milliseconds is not None:
        return since_1970(milliseconds / 1000)
    return iso(stated) if isinstance(stated, str) else None


def _reactions(counts: object) -> int | None:
    """Return how many have pressed "Respect", in either writing."""
    if not isinstance(counts, dict):
        return None
    inside = counts.get("reaction")
    return number(
        counts.get("REACTION", inside.get("total") if isinstance(inside, dict) else None)
    )
