"""The discussion for programs: JSON, described by OpenAPI at ``/api/discussion/openapi.json``.

It shows what the pages show and does what the forms do, by the same rules; addresses, networks
and what is held are in none of its answers.
"""

import json
from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, NinjaAPI, Query, Schema, Status
from ninja.errors import HttpError

from hemicycle.site.discussion import outside, voting, writing
from hemicycle.site.discussion.anchors import anchor_of
from hemicycle.site.discussion.doors import is_from_us, readable_comment, readable_page
from hemicycle.site.discussion.identity import reader_of, remember
from hemicycle.site.discussion.models import Thread
from hemicycle.site.discussion.screening.proof import challenge, is_proved
from hemicycle.site.discussion.screening.tokens import form_token, read_token
from hemicycle.site.discussion.threads import is_open, rows_of, thread_for_writing, thread_of
from hemicycle.site.discussion.trees import Row, Sort, tree_of

api = NinjaAPI(
    title="Hemicycle: discussion",
    version="1",
    urls_namespace="discussion_api",
    docs_url=None,
    description="Readers' threads under the pages of this site.",
)
MOST = 500


class ThreadOut(Schema):
    """A page's thread."""

    page: int
    comments: int = Field(description="Comments that can be read.")
    open: bool
    version: int = Field(description="Rises with every change that readers can see.")


class CommentOut(Schema):
    """A comment as readers see it; without words where it is gone."""

    id: int
    parent: int | None
    name: str
    by_desk: bool
    html: str
    state: Literal["visible", "hidden", "removed", "deleted"]
    reason: str = Field(description="Why the desk removed it.")
    pinned: bool
    posted_at: datetime
    edited_at: datetime | None
    up: int
    down: int
    block: str = Field(description="The story's block that it stands on, or empty.")
    exact: str = Field(description="The words of the story that it stands on, or empty.")
    orphaned: bool


class FormOut(Schema):
    """What is needed to write once: a signed token, and work to be proved (ALTCHA)."""

    token: str
    work: dict[str, Any]


class CommentIn(Schema):
    """What is sent."""

    token: str
    text: str = Field(max_length=20_000)
    name: str = Field("", max_length=50)
    email: str = Field("", max_length=254)
    parent: int | None = Field(None, ge=1, lt=2**63)
    proof: str = Field("", max_length=2000)
    block: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


class Kept(Schema):
    """What became of it."""

    id: int
    state: Literal["visible", "held"]


class Refused(Schema):
    """Why nothing was kept, by rule."""

    errors: dict[str, str]


class VoteIn(Schema):
    """For (1) or against (-1)."""

    value: Literal[-1, 1]


class VoteOut(Schema):
    """What became of a vote."""

    said: str


@api.get("/threads/{int:page_id}", response=ThreadOut, tags=["read"])
def show_thread(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """Return a page's thread."""
    thread: Thread | None = thread_of(readable_page(page_id))
    return {
        "page": page_id,
        "comments": thread.count if thread else 0,
        "open": is_open(thread, timezone.now()),
        "version": thread.version if thread else 0,
    }


@api.get("/threads/{int:page_id}/comments", response=list[CommentOut], tags=["read"])
def list_comments(
    request: HttpRequest,
    page_id: int,
    sort: Sort = "newest",
    first: int = Query(0, ge=0, le=10**6),
    most: int = Query(MOST, ge=1, le=MOST),
) -> list[dict[str, Any]]:
    """Return the comments in order, each after the one that it answers."""
    thread = thread_of(readable_page(page_id))
    rows = _flat(tree_of(rows_of(thread), sort)) if thread else []
    return [_told(row) for row in rows[first : first + most]]


@api.get("/threads/{int:page_id}/form", response=FormOut, tags=["write"])
def new_form(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """Return what is needed to write one comment."""
    token = form_token(readable_page(page_id).pk)
    return {"token": token, "work": challenge(token, page_id)}


@api.post("/threads/{int:page_id}/comments", response={201: Kept, 400: Refused}, tags=["write"])
def write_comment(
    request: HttpRequest, response: HttpResponse, page_id: int, sent: CommentIn
) -> Any:
    """Keep a comment, or say why not."""
    _must_be_ours(request)
    page, now = readable_page(page_id), timezone.now()
    token = read_token(sent.token, page_id)
    if token is None:
        return Status(400, {"errors": {"token": "Ask for a new form."}})
    reader = reader_of(request, now)
    proved = is_proved(sent.proof, token.nonce)
    outcome = writing.write(
        thread_for_writing(page),
        reader,
        writing.Sent(
            text=sent.text,
            name=sent.name,
            email=sent.email,
            parent=sent.parent,
            anchor=anchor_of(sent.dict()),
            revision=page.live_revision_id or page.latest_revision_id,
            submission=writing.submission_of(token.nonce, proved, sent.text, reader.network),
            seconds_to_write=token.age,
            proof=proved,
        ),
        now,
    )
    if outcome.comment is None:
        return Status(400, {"errors": outcome.errors})
    if outcome.comment.writer == reader.key:
        remember(response, reader, request.is_secure())
    return Status(201, {"id": outcome.comment.pk, "state": str(outcome.comment.state)})


@api.post("/comments/{int:comment_id}/vote", response=VoteOut, tags=["write"])
def vote(
    request: HttpRequest, response: HttpResponse, comment_id: int, wish: VoteIn
) -> dict[str, str]:
    """Count a vote, and say what became of it."""
    _must_be_ours(request)
    if comment_id >= 2**63:
        raise HttpError(404, "There is no such comment.")
    now = timezone.now()
    reader = reader_of(request, now)
    said = voting.vote(readable_comment(comment_id), reader, wish.value, now)
    remember(response, reader, request.is_secure())
    return {"said": said}


@api.post("/verdicts", response={204: None}, tags=["verdicts"], include_in_schema=False)
def take_verdict(request: HttpRequest) -> Any:
    """Take the verdict of the house's own outside service, if it is signed."""
    signature = request.headers.get("X-Hemicycle-Signature", "")
    if not outside.is_signed(request.body, signature, timezone.now()):
        raise HttpError(403, "The signature is wrong or too old.")
    try:
        said = json.loads(request.body)
        outside.take(int(said["comment"]), str(said["verdict"]), str(said.get("reason", "")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HttpError(400, f"not a verdict: {error}") from error
    return Status(204, None)


def _must_be_ours(request: HttpRequest) -> None:
    if not is_from_us(request):
        raise HttpError(403, "This was not sent from this site.")


def _flat(roots: list[Row]) -> list[Row]:
    found, waiting = [], list(reversed(roots))
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting.extend(reversed(row.replies))
    return found


def _told(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "parent": row.parent,
        "name": row.name if row.shown else "",
        "by_desk": row.by_desk,
        "html": row.html if row.shown else "",
        "state": row.state,
        "reason": row.public_reason,
        "pinned": row.sticky,
        "posted_at": row.posted_at,
        "edited_at": row.edited_at,
        "up": row.up,
        "down": row.down,
        "block": row.block if row.shown else "",
        "exact": row.exact if row.shown else "",
        "orphaned": row.orphaned,
    }
