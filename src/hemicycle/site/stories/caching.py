"""Pages kept whole for readers who are nobody in particular, until something they show changes.

A kept page remembers the beat of the pulse at which it was drawn; one question tells whether that
is still the beat. So a changed result is seen at the next request, in every process.

Kept are only the addresses of pages themselves, without a query: there are as many as the site
has pages, and nobody can fill the cache by inventing more of them. What a shared link carries for
somebody's statistics is no query of ours and is dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse
from django.utils.cache import set_response_etag
from wagtail.signals import page_published, page_unpublished, post_page_move

from hemicycle.site.desk.answers import RELEASE
from hemicycle.site.desk.models import beat, beats
from hemicycle.site.discussion.rendering import Shown
from hemicycle.site.discussion.threads import version_of

KEPT = 3600
"""Seconds: relative times and the like are never older than this."""

READING = frozenset({"GET", "HEAD"})
NEVER = ("/admin/", "/documents/", "/healthz", "/readyz")
STATISTICS = ("utm_", "fbclid=", "gclid=", "msclkid=", "mc_cid=", "mc_eid=", "igshid=")
"""What other sites add to the address of a link; none of our pages reads it."""

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was drawn at one beat: its bytes, its headers, its own security policy.

    ``shown`` is the thread that stands under it, at the version that it was drawn with.
    """

    beat: int
    shown: Shown | None
    content: bytes
    headers: tuple[tuple[str, str], ...]
    policy: dict[str, Any]

    def response(self) -> HttpResponse:
        """Return the page as it was answered first."""
        response = HttpResponse(self.content, headers=dict(self.headers))
        vars(response).update(self.policy)
        return response

    def holds(self, now: int) -> bool:
        """Return whether nothing that the page shows has changed."""
        if self.beat != now:
            return False
        return self.shown is None or version_of(self.shown.page_id) == self.shown.version


def kept_pages(answer: Answer) -> Answer:
    """Answer readers without any cookie from what is kept, where it still holds."""

    def answered(request: HttpRequest) -> HttpResponse:
        _drop_statistics(request)
        if not _may_be_kept(request):
            return answer(request)
        key = f"{RELEASE}:page:{request.scheme}:{request.get_host()}:{request.path}"
        now = beats()
        found: Kept | None = cache.get(key)
        if found is not None and found.holds(now):
            return found.response()
        response = answer(request)
        if request.method == "GET" and _is_for_everybody(request, response):
            shown = getattr(request, "discussion_shown", None)
            cache.set(key, _kept((now, shown), response), KEPT)
        return response

    return answered


def _drop_statistics(request: HttpRequest) -> None:
    query = request.META.get("QUERY_STRING", "")
    if query and all(part.startswith(STATISTICS) for part in query.split("&") if part):
        request.META["QUERY_STRING"] = ""


def _may_be_kept(request: HttpRequest) -> bool:
    """Return whether a request is a nobody's for a page itself; a preview is an editor's."""
    return (
        request.method in READING
        and not request.META.get("QUERY_STRING")
        and not request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path.startswith(NEVER)
        and not getattr(request, "is_dummy", False)
    )


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Return whether a page holds nothing that was made for this one answer."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and response.get("Content-Type", "").startswith("text/html")
        and getattr(request, "_csp_nonce", None) is None
    )


def _kept(drawn_at: tuple[int, Shown | None], response: HttpResponse) -> Kept:
    # django-csp writes its header later, from what views have left on the response.
    policy = {name: value for name, value in vars(response).items() if name.startswith("_csp")}
    set_response_etag(response)
    return Kept(*drawn_at, response.content, tuple(response.items()), policy)


def _beat(**_known: Any) -> None:
    beat()


def _beat_if_shown(sender: type[Model], **_known: Any) -> None:
    from wagtail.images.models import AbstractImage
    from wagtail.models import Page, PageViewRestriction, Site

    from hemicycle.site.fund.models import Campaign, Closing
    from hemicycle.site.stories.models import Correction

    pages = (Page, PageViewRestriction, Site, AbstractImage, Correction)
    if issubclass(sender, (*pages, Campaign, Closing)):
        beat()


def connect() -> None:
    """Listen to what changes a page: publishing, moving, restricting, correcting."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_beat, dispatch_uid="a page changed")
    for signal in (post_save, post_delete):
        signal.connect(_beat_if_shown, dispatch_uid="a row that pages show changed")
