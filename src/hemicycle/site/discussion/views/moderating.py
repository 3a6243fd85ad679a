"""The moderators' pages in the admin: the queue, a history, the log, bans, statistics."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hemicycle.site.discussion import moderating
from hemicycle.site.discussion.models import Ban, Comment, ModeratorAct, Thread

PERMISSION = "discussion.moderate_comment"
_ON_A_PAGE = 50
_COMMENT_ACTS = ("approve", "hide", "remove", "pin", "unpin")

View = Callable[..., HttpResponse]


def for_moderators(view: View) -> View:
    """Let nobody in who may not moderate."""
    guarded: View = permission_required(PERMISSION, raise_exception=True)(view)
    return guarded


@for_moderators
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits, by risk or by age."""
    order: Literal["risk", "age"] = "age" if request.GET.get("order") == "age" else "risk"
    comments = _paged(request, moderating.queue(order))
    return _page(request, "queue", comments=comments, order=order)


@for_moderators
@require_safe
def history(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show all that the writer of a comment wrote, and what was done about it."""
    comment = get_object_or_404(Comment.objects.select_related("thread__page"), pk=comment_id)
    comments = _paged(request, moderating.history(comment))
    acts = ModeratorAct.objects.filter(comment__in=[each.pk for each in comments])
    return _page(
        request, "history", comment=comment, comments=comments, acts=acts.order_by("-at", "-pk")
    )


@for_moderators
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show every act, the newest first."""
    return _page(request, "log", acts=_paged(request, ModeratorAct.objects.order_by("-pk")))


@for_moderators
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Show the figures of thirty days."""
    since = timezone.now() - timedelta(days=30)
    bans = Ban.objects.filter(until__gt=timezone.now()).order_by("until")
    return _page(request, "statistics", figures=moderating.statistics(since), bans=bans)


@for_moderators
@require_POST
def act(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Do one act to one comment, and go back to where it was asked for."""
    comment = get_object_or_404(Comment, pk=comment_id)
    asked, reason = request.POST.get("act", ""), request.POST.get("reason", "")
    now, by = timezone.now(), _moderator(request)
    try:
        if asked in _COMMENT_ACTS:
            moderating.moderate(comment.pk, asked, by, now, reason)
        elif asked in ("ban-writer", "ban-email", "ban-network"):
            term = moderating.Term(_number(request, "days", 7), reason[:200])
            kind: Any = asked.removeprefix("ban-")
            moderating.ban(comment, kind, by, now, term)
        else:
            raise BadRequest(f"no act is called {asked!r}")
    except moderating.ActRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done: %(act)s.") % {"act": asked})
    return _back(request)


@for_moderators
@require_POST
def act_on_thread(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Close, open or slow a thread."""
    thread = get_object_or_404(Thread, pk=thread_id)
    asked: Any = request.POST.get("act", "")
    if asked not in ("close", "open", "slow"):
        raise BadRequest(f"no act is called {asked!r}")
    amount = _number(request, "amount", 0)
    moderating.moderate_thread(thread.pk, asked, _moderator(request), timezone.now(), amount)
    messages.success(request, _("Done: %(act)s.") % {"act": asked})
    return _back(request)


@for_moderators
@require_POST
def lift(request: HttpRequest, ban_id: int) -> HttpResponse:
    """End a ban."""
    found = get_object_or_404(Ban, pk=ban_id)
    moderating.lift(found.pk, _moderator(request), timezone.now())
    return _back(request)


def _moderator(request: HttpRequest) -> moderating.Moderator:
    return moderating.Moderator(request.user.pk, request.user.get_username())


def _paged(request: HttpRequest, rows: Any) -> Any:
    return Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _back(request: HttpRequest) -> HttpResponse:
    places = {
        "log": reverse("discussion_moderating:log"),
        "statistics": reverse("discussion_moderating:statistics"),
    }
    place = places.get(request.POST.get("back", ""), reverse("discussion_moderating:queue"))
    return HttpResponseRedirect(place)


def _page(request: HttpRequest, name: str, **values: Any) -> HttpResponse:
    return render(request, f"discussion/admin/{name}.html", values)
