"""What readers have written under pages, as an export or a marked page gives it.

A report lists the comments of a page by their lines; here stands what only markup or an export
knows: ids, times, votes, who answers whom, and whether the comment was shown. Unknown is ``None``,
never a guess. Addresses of readers (e-mail, IP) are not read: nobody needs them to answer.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from hemicycle.records.page import Finding, LineRange, Source

State: TypeAlias = Literal["approved", "pending", "spam", "deleted"]
Form: TypeAlias = Literal["html", "markdown", "text"]


@dataclass(frozen=True, slots=True)
class Votes:
    """Readers' votes on a post; ``score`` is what the system shows, often up less down."""

    up: int | None = None
    down: int | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One reader's words.

    ``id`` is the system's own, and unique in its thread; ``parent`` is the ``id`` of the post
    answered. ``text`` is what is printed; ``source`` is what was stored, in ``form``: it comes
    from strangers and must be cleaned before it is shown. ``posted_at`` is ISO 8601, with an
    offset where the source has one; ``posted_text`` is the time as printed where nothing better
    is known. ``permalink`` is as printed, never resolved. ``lines`` are those of the page's
    report, for a post that was read from a page.
    """

    id: str
    author: str | None
    text: str
    source: str | None = None
    form: Form = "text"
    posted_at: str | None = None
    posted_text: str | None = None
    parent: str | None = None
    votes: Votes = Votes()
    permalink: str | None = None
    state: State = "approved"
    lines: LineRange | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The posts under one page, in the order of the source."""

    url: str | None
    title: str | None
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """All threads that were read from one source; ``system`` names what had kept them."""

    source: Source
    system: str
    threads: tuple[Thread, ...] = ()
    findings: tuple[Finding, ...] = ()
