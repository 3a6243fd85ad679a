"""Pages that only show: a thread, and one comment with its answers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hemicycle.site.discussion import rendering
from hemicycle.site.discussion.doors import readable_page
from hemicycle.site.discussion.identity import key_if_known
from hemicycle.site.discussion.models import Comment, State
from hemicycle.site.discussion.screening import proof
from hemicycle.site.discussion.screening.tokens import form_token
from hemicycle.site.discussion.writing import may_edit


@require_safe
def thread(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a page's discussion by itself."""
    page = readable_page(page_id)
    body = rendering.own_comments(page, request) + rendering.section(page, request)
    answer = render(request, "discussion/page.html", {"title": page.title, "body": body})
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@require_safe
def comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show one comment and its answers; to its writer also how it stands."""
    found = get_object_or_404(Comment.objects.select_related("thread"), pk=comment_id)
    page = readable_page(found.thread.page_id)
    key = key_if_known(request)
    own = key is not None and found.writer == key and found.state != State.DELETED
    if found.state == State.HELD and not own:
        raise Http404
    body = rendering.fragment(
        "one",
        page=page,
        comment=found,
        own=own,
        editable=own and may_edit(found, key, timezone.now()),
        branch=rendering.branch(found, request) if found.state != State.HELD else "",
    )
    title = _("A comment on: %(title)s") % {"title": page.title}
    answer = render(request, "discussion/page.html", {"title": title, "body": body})
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@require_safe
def work(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give the device a token of its own and the proof of work for it.

    The token in a story that was kept whole is everybody's; it serves those without script.
    """
    token = form_token(readable_page(page_id).pk)
    found = proof.challenge(token, page_id)
    return JsonResponse({"token": token, "work": found}, headers={"Cache-Control": "no-store"})


def back_to(page: Any, comment_id: int | None = None, query: str = "") -> HttpResponse:
    """Send the reader back to the story, to a comment in it."""
    place = f"#c-{comment_id}" if comment_id else "#comments"
    return HttpResponseRedirect(f"{page.get_url() or '/'}{query}{place}")
