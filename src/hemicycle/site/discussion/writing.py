"""Writing: a comment is sent, screened, kept, edited for a while, and taken back.

``write`` either keeps the comment and says how it stands, or says why it was refused. Whatever
was acknowledged is committed; a form sent twice is one comment.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hemicycle.site.discussion import outside
from hemicycle.site.discussion.anchors import Anchor
from hemicycle.site.discussion.bans import is_banned
from hemicycle.site.discussion.identity import Reader
from hemicycle.site.discussion.limits import POSTS, within
from hemicycle.site.discussion.markup import mention_of, mentions, tidied, to_html
from hemicycle.site.discussion.models import Comment, Rules, State, Thread
from hemicycle.site.discussion.notices import published, withdrawn
from hemicycle.site.discussion.screening.verdicts import (
    Circumstances,
    Draft,
    kept,
    refusals,
    screened,
)
from hemicycle.site.discussion.sealing import email_key, key_of, seal
from hemicycle.site.discussion.tasks import ask_outside
from hemicycle.site.discussion.threads import changed, is_open

EDIT_WINDOW = timedelta(minutes=15)
REPEAT_WINDOW = timedelta(days=1)
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a reader sent: already read from the form, not yet judged."""

    text: str
    name: str
    submission: str
    email: str = ""
    parent: int | None = None
    anchor: Anchor | None = None
    revision: int | None = None
    trap: str = ""
    seconds_to_write: float = 60.0
    proof: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """The comment that was kept, or why none was."""

    comment: Comment | None = None
    errors: dict[str, str] = field(default_factory=dict)


def write(thread: Thread, reader: Reader, sent: Sent, now: datetime) -> Outcome:
    """Keep a comment, or say why not."""
    earlier = _sent_before(sent.submission)
    if earlier is not None:
        return _again(earlier, reader)
    parent, errors = _place(thread, sent, now)
    address = (reader.email if reader.account_id else sent.email).strip()
    if address and not is_address(address):
        errors["email"] = _("This e-mail address cannot be right.")
    if is_banned(reader, now, email_key(address) if address else ""):
        errors["ban"] = _("You cannot write here at the moment.")
    if errors:
        return Outcome(errors=errors)
    made = _made(thread, reader, sent, address)
    around = _circumstances(thread, reader, made.source, now)
    verdicts = screened(_draft(made, sent), around)
    if refused := refusals(verdicts):
        return Outcome(errors=refused)
    made.parent, made.posted_at = parent, now
    if parent is not None:
        made.root_id, made.depth = parent.root_id or parent.pk, parent.depth + 1
    made.verdicts, made.risk = kept(verdicts), sum(verdict.risk for verdict in verdicts)
    made.state = State.HELD if verdicts else State.VISIBLE
    return _keep(made, reader, now)


def submission_of(nonce: str, proved: bool, text: str, network: str) -> str:
    """Return what makes a form sent twice the same, and two readers' forms different.

    A proof of work is good for one comment. Without it the number may be that of a story kept
    whole, which many readers have before them.
    """
    return nonce if proved else key_of("submission", f"{nonce}:{network}:{text}")


def edit(comment: Comment, reader: Reader, text: str, now: datetime) -> Outcome:
    """Change the words of a comment of one's own, while nobody has answered it."""
    if not may_edit(comment, reader.key, now):
        return Outcome(errors={"edit": _("This comment can no longer be edited.")})
    source = tidied(text)
    html = to_html(source, _mentioned(comment.thread_id, source))
    around = Circumstances(rules=Rules.load(), account=True, known=_known(reader.key))
    verdicts = screened(Draft(source, html, comment.name), around)
    if refused := refusals(verdicts):
        return Outcome(errors=refused)
    state = State.HELD if verdicts or comment.state == State.HELD else State.VISIBLE
    with transaction.atomic():
        unanswered = Comment.objects.filter(
            pk=comment.pk, state=comment.state, replies__isnull=True
        )
        edited = unanswered.update(
            source=source,
            html=html,
            edited_at=now,
            state=state,
            verdicts=comment.verdicts + kept(verdicts),
            risk=comment.risk + sum(verdict.risk for verdict in verdicts),
        )
        if not edited:
            return Outcome(errors={"edit": _("This comment can no longer be edited.")})
        if comment.state == State.VISIBLE and state == State.HELD:
            withdrawn(comment.pk)
            changed(comment.thread_id, visible=-1)
        elif comment.state == State.VISIBLE:
            changed(comment.thread_id)
    comment.refresh_from_db()
    return Outcome(comment)


def is_address(text: str) -> bool:
    """Return whether a text can be an e-mail address.

    >>> [is_address(text) for text in ("a@example.org", "a@b, c@d.org", "a b@c.org")]
    [True, False, False]
    """
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def may_edit(comment: Comment, key: str | None, now: datetime) -> bool:
    """Return whether this reader may still change the comment's words."""
    return (
        comment.writer == key
        and comment.state in (State.VISIBLE, State.HELD)
        and now - comment.posted_at < EDIT_WINDOW
        and not comment.replies.exists()
    )


def take_back(comment: Comment) -> None:
    """Delete a comment's words and all that tells its writer; its place in the thread stays."""
    with transaction.atomic():
        locked = Comment.objects.select_for_update().get(pk=comment.pk)
        if locked.state == State.DELETED:
            return
        was_visible = locked.state == State.VISIBLE
        Comment.objects.filter(pk=comment.pk).update(
            state=State.DELETED,
            source="",
            html="",
            name="",
            account=None,
            writer="",
            email_sealed="",
            email_key="",
            network="",
            exact="",
            prefix="",
            suffix="",
            verdicts=[],
        )
        withdrawn(comment.pk)
        changed(locked.thread_id, visible=-1 if was_visible else 0)


def _sent_before(submission: str | None) -> Comment | None:
    known = Comment.objects.only("writer", "network", "state", "thread_id")
    found: Comment | None = known.filter(submission=submission).first()
    return found


def _again(earlier: Comment, reader: Reader) -> Outcome:
    if earlier.writer == reader.key or earlier.network == reader.network:
        return Outcome(earlier)
    return Outcome(errors={"form": _("This form was sent already. Open the story again.")})


def _place(thread: Thread, sent: Sent, now: datetime) -> tuple[Comment | None, dict[str, str]]:
    """Return the comment answered, and what forbids to write here."""
    if not is_open(thread, now):
        return None, {"closed": _("This thread is closed.")}
    if sent.parent is None:
        return None, {}
    parent = Comment.objects.filter(pk=sent.parent, thread=thread, state=State.VISIBLE).first()
    if parent is None:
        return None, {"parent": _("The comment that you answer is no longer there.")}
    return parent, {}


def _made(thread: Thread, reader: Reader, sent: Sent, address: str) -> Comment:
    source = tidied(sent.text)
    anchor = sent.anchor or Anchor("")
    return Comment(
        thread=thread,
        name=" ".join(tidied(reader.name or sent.name).split()),
        account_id=reader.account_id,
        by_desk=reader.staff,
        writer=reader.key,
        email_sealed=seal(address) if address else "",
        email_key=email_key(address) if address else "",
        network=reader.network,
        source=source,
        html=to_html(source, _mentioned(thread.pk, source)),
        block=anchor.block,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        revision=sent.revision if anchor.block else None,
        submission=sent.submission,
    )


def _draft(made: Comment, sent: Sent) -> Draft:
    return Draft(
        text=made.source,
        html=made.html,
        name=made.name,
        trap=sent.trap,
        seconds_to_write=sent.seconds_to_write,
        proof=sent.proof,
    )


def _circumstances(thread: Thread, reader: Reader, source: str, now: datetime) -> Circumstances:
    recent = Comment.objects.filter(
        Q(writer=reader.key) | Q(network=reader.network), posted_at__gt=now - REPEAT_WINDOW
    )
    own = recent.filter(writer=reader.key).order_by("-posted_at").values_list("posted_at")
    last = None if reader.cookie else own.first()
    return Circumstances(
        rules=Rules.load(),
        account=reader.account_id is not None,
        known=reader.staff or (reader.cookie is None and _known(reader.key)),
        since_last=(now - last[0]).total_seconds() if last else None,
        repeated=recent.filter(thread=thread, source=source).exists(),
        slow_seconds=thread.slow_seconds,
    )


def _known(key: str) -> bool:
    return Comment.objects.filter(writer=key, state=State.VISIBLE).exists()


def _mentioned(thread_id: int, source: str) -> dict[str, int]:
    wanted = mentions(source)
    if not wanted:
        return {}
    found = Comment.objects.filter(thread=thread_id, state=State.VISIBLE)
    by_name = {mention_of(name): pk for name, pk in found.order_by("pk").values_list("name", "pk")}
    return {name: pk for name, pk in by_name.items() if name in wanted}


def _keep(made: Comment, reader: Reader, now: datetime) -> Outcome:
    try:
        with transaction.atomic():
            if not within(POSTS, reader.network, now):
                return Outcome(errors={"limit": _("Too many comments. Please wait a minute.")})
            made.save(force_insert=True)
            if any(verdict["rule"] == outside.RULE for verdict in made.verdicts):
                transaction.on_commit(partial(ask_outside.enqueue, made.pk))
            if made.state == State.VISIBLE:
                published(made)
                changed(made.thread_id, visible=1)
    except IntegrityError:
        earlier = _sent_before(made.submission)
        if earlier is None:
            raise
        return _again(earlier, reader)
    return Outcome(made)
