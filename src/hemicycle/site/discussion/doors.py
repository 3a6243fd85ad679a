"""What a request must pass before it may change anything.

The story's page is the same for everybody and sets no cookie, so there is no CSRF cookie to
compare. Instead a change must come from our own pages: browsers say so themselves (``Origin``,
``Sec-Fetch-Site``), and every cookie of ours is SameSite=Lax (decision 0081).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page, PageViewRestriction

from hemicycle.site.discussion.models import Comment, State

_COLUMNS = (
    "title",
    "path",
    "depth",
    "url_path",
    "locale",
    "first_published_at",
    "latest_revision",
    "live_revision",
)
"""What the discussion needs of a page; all forty take longer than the rest of a post."""

View = Callable[..., HttpResponse]


def from_our_pages(view: View) -> View:
    """Refuse a change that another site's page, or a page without a name, has sent."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD") and not is_from_us(request):
            return HttpResponseForbidden("This form was not sent from this site.")
        return view(request, *args, **kwargs)

    exempt: View = csrf_exempt(answered)
    return exempt


def is_from_us(request: HttpRequest) -> bool:
    """Return whether a change was sent from a page of this site, or by no browser at all."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    said = request.headers.get("Origin") or request.headers.get("Referer")
    if said is None:
        return not request.COOKIES  # no browser; and nothing of anybody's to borrow
    ours = {request.get_host(), urlsplit(settings.BASE_URL).netloc}
    return urlsplit(said).netloc in ours


def readable_page(page_id: int) -> Any:
    """Return a page that the public can read.

    Raises
    ------
    Http404
        There is none: it does not exist, is a draft, or is behind a password.
    """
    page = Page.objects.only(*_COLUMNS).filter(pk=page_id, live=True).first()
    closed = PageViewRestriction.objects.values_list("page__path", flat=True)
    if page is None or any(page.path.startswith(path) for path in closed):
        raise Http404
    return page


def comment_of(page: Any, comment_id: int) -> Comment:
    """Return a comment of a page's thread that the public can read.

    Raises
    ------
    Http404
        There is none.
    """
    found = Comment.objects.select_related("thread").filter(pk=comment_id, state=State.VISIBLE)
    comment: Comment | None = found.filter(thread__page_id=page.pk).first()
    if comment is None:
        raise Http404
    return comment


def readable_comment(comment_id: int) -> Comment:
    """Return a comment that the public can read, on a page that the public can read.

    Raises
    ------
    Http404
        There is none, and whether it was hidden is not told.
    """
    found = Comment.objects.select_related("thread").filter(pk=comment_id).first()
    if found is None or found.state != State.VISIBLE:
        raise Http404
    readable_page(found.thread.page_id)
    return found
