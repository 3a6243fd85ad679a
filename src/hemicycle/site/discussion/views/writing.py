"""Writing, editing, taking back, voting and reporting: forms that work without script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hemicycle.site.discussion import following, rendering, voting
from hemicycle.site.discussion import writing as rules
from hemicycle.site.discussion.anchors import anchor_of
from hemicycle.site.discussion.doors import (
    comment_of,
    from_our_pages,
    readable_comment,
    readable_page,
)
from hemicycle.site.discussion.identity import Reader, key_if_known, reader_of, remember
from hemicycle.site.discussion.limits import PREVIEWS, REPORTS, within
from hemicycle.site.discussion.markup import to_html
from hemicycle.site.discussion.models import Comment, Report, State, Subscription
from hemicycle.site.discussion.screening.proof import is_proved
from hemicycle.site.discussion.screening.tokens import FormToken, form_token, read_token
from hemicycle.site.discussion.threads import thread_for_writing
from hemicycle.site.discussion.trees import SORTS
from hemicycle.site.discussion.views.reading import back_to

_LONGEST_FIELD = 20_000
_FIELDS = ("text", "name", "email", "follow", "parent", "block", "exact", "prefix", "suffix")


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the form, a preview, or keep what was sent."""
    page = readable_page(page_id)
    now = timezone.now()
    values = _values(request)
    reader = reader_of(request, now)
    if request.method != "POST":
        return _form(request, page, reader)
    token = read_token(request.POST.get("token", ""), page_id)
    if token is None:
        errors = {"form": _("This form was too old. Please send it again.")}
        return _form(request, page, reader, errors=errors)
    if request.POST.get("do") == "preview":
        return _preview(request, page, reader)
    sent = _sent(request, page, token, reader.network)
    outcome = rules.write(thread_for_writing(page), reader, sent, now)
    if outcome.comment is None:
        return _form(request, page, reader, errors=outcome.errors)
    _follow(outcome.comment, values, reader)
    answer = _after(outcome.comment, page)
    if outcome.comment.writer == reader.key:  # not so, where a new guest pressed twice
        remember(answer, reader, request.is_secure())
    return answer


@from_our_pages
@require_POST
def vote(request: HttpRequest, page_id: int) -> HttpResponse:
    """Count a vote and go back to the comment."""
    value, asked = (1, "up") if "up" in request.POST else (-1, "down")
    named = request.POST.get(asked, "")
    if not (named.isascii() and named.isdigit() and len(named) < 19):
        raise Http404
    page = readable_page(page_id)
    found = comment_of(page, int(named))
    reader = reader_of(request, timezone.now())
    said = voting.vote(found, reader, value, timezone.now())  # type: ignore[arg-type]
    refusal = _refusals().get(said)
    if refusal:
        return _refused(request, refusal, 429 if said == "limit" else 403, found)
    sort = request.POST.get("sort", "")
    query = f"?sort={sort}" if sort in SORTS and sort != "newest" else ""
    answer = back_to(page, found.pk, query)
    return remember(answer, reader, request.is_secure())


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show one's own comment for editing, or change it."""
    found, reader, page = _own(request, comment_id)
    now = timezone.now()
    errors: dict[str, str] = {}
    text = found.source
    if request.method == "POST":
        text = request.POST.get("text", "")[:_LONGEST_FIELD]
        outcome = rules.edit(found, reader, text, now)
        if outcome.comment is not None:
            return _after(outcome.comment, page)
        errors = outcome.errors
    elif not rules.may_edit(found, reader.key, now):
        return _refused(request, _("This comment can no longer be edited."), 403, found)
    body = rendering.fragment("edit", text=text, errors=errors, comment=found)
    return _page(request, _("Edit your comment"), body, 400 if errors else 200)


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask whether to take one's own comment back, or do it."""
    found, _reader, page = _own(request, comment_id)
    if request.method == "POST":
        rules.take_back(found)
        return back_to(page)
    return _page(request, _("Delete your comment?"), rendering.fragment("delete", comment=found))


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask what is wrong with a comment, or tell the moderators."""
    found = readable_comment(comment_id)
    if request.method != "POST":
        body = rendering.fragment("report", comment=found)
        return _page(request, _("Report this comment"), body)
    now = timezone.now()
    reader = reader_of(request, now)
    if not within(REPORTS, reader.network, now):
        return _refused(request, _("Too many reports. Please wait an hour."), 429, found)
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    Report.objects.get_or_create(
        comment=found,
        reporter=reader.network if reader.account_id is None else reader.key,
        defaults={"reason": reason, "at": now},
    )
    body = rendering.fragment("said", message=_("Thank you. A moderator will look at it."))
    return _page(request, _("Reported"), body)


def _preview(request: HttpRequest, page: Any, reader: Reader) -> HttpResponse:
    if not within(PREVIEWS, reader.network, timezone.now()):
        return _refused(request, _("Too many previews. Please wait a minute."), 429)
    return _form(request, page, reader, preview=to_html(_values(request)["text"]))


def _values(request: HttpRequest) -> dict[str, str]:
    given = request.POST if request.method == "POST" else request.GET
    values = {name: given.get(name, "")[:_LONGEST_FIELD] for name in _FIELDS}
    parent = values["parent"]
    if not (parent.isascii() and parent.isdigit() and len(parent) < 19):
        values["parent"] = ""
    if values["follow"] not in Subscription.Kind.values:
        values["follow"] = ""
    return values


def _sent(request: HttpRequest, page: Any, token: FormToken, network: str) -> rules.Sent:
    values = _values(request)
    proved = is_proved(request.POST.get("proof", ""), token.nonce)
    return rules.Sent(
        text=values["text"],
        name=values["name"],
        email=values["email"],
        submission=rules.submission_of(token.nonce, proved, values["text"], network),
        parent=int(values["parent"]) if values["parent"] else None,
        anchor=anchor_of(values),
        revision=page.live_revision_id or page.latest_revision_id,
        trap=request.POST.get("website", ""),
        seconds_to_write=token.age,
        proof=proved,
    )


def _form(request: HttpRequest, page: Any, reader: Reader, **shown: Any) -> HttpResponse:
    """Show the form with what was written so far: ``errors``, or a ``preview``."""
    values, errors = _values(request), shown.get("errors", {})
    parent = None
    if values["parent"]:
        parent = Comment.objects.filter(
            pk=values["parent"], thread__page=page.pk, state=State.VISIBLE
        ).first()
    body = rendering.fragment(
        "write",
        values={**values, "token": form_token(page.pk)},
        errors=errors,
        parent=parent,
        preview=shown.get("preview", ""),
        reader=reader,
        page=page,
        action=reverse("discussion:write", args=[page.pk]),
    )
    return _page(request, page.title, body, 400 if errors else 200)


def _follow(comment: Comment, values: dict[str, str], reader: Reader) -> None:
    address = reader.email if reader.account_id else values["email"]
    if values["follow"] and address:
        wish = (values["follow"], "once")
        following.follow(comment.thread, comment, address.strip(), wish, reader)


def _after(comment: Comment, page: Any) -> HttpResponse:
    if comment.state == State.VISIBLE:
        return back_to(page, comment.pk)
    return HttpResponseRedirect(reverse("discussion:comment", args=[comment.pk]))


def _own(request: HttpRequest, comment_id: int) -> tuple[Comment, Reader, Any]:
    """Return one's own comment, oneself, and the page; anybody else's does not exist here."""
    key = key_if_known(request)
    if key is None:
        raise Http404
    own = Comment.objects.select_related("thread").exclude(state=State.DELETED)
    found = get_object_or_404(own, pk=comment_id, writer=key)
    page = readable_page(found.thread.page_id)
    return found, reader_of(request, timezone.now()), page


def _refusals() -> dict[str, str]:
    return {
        "own": _("You cannot vote on what you wrote yourself."),
        "network": _("Somebody in your network has voted on this. With an account you can too."),
        "closed": _("This thread is closed."),
        "banned": _("You cannot vote here at the moment."),
        "limit": _("Too many votes. Please wait a minute."),
    }


def _refused(
    request: HttpRequest, message: str, status: int, comment: Comment | None = None
) -> HttpResponse:
    body = rendering.fragment("said", message=message, comment=comment)
    return _page(request, _("That was not possible"), body, status)


def _page(request: HttpRequest, title: str, body: str, status: int = 200) -> HttpResponse:
    values = {"title": title, "body": body}
    answer = render(request, "discussion/page.html", values, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
