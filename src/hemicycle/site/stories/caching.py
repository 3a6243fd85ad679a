"""Pages kept whole for readers who are nobody in particular, until something they show changes.

A kept page remembers the beat of the pulse at which it was drawn; one question tells whether that
is still the beat. So a changed result is seen at the next request, in every process.
"""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse
from wagtail.signals import page_published, page_unpublished, post_page_move

from hemicycle.site.desk.models import beat, beats

KEPT = 3600
"""Seconds: relative times and the like are never older than this."""

LONGEST_QUERY = 60
PERSONAL = ("sessionid", "messages")
NEVER = ("/admin/", "/documents/", "/healthz", "/readyz", "/search/", "/ar/search/")

Answer = Callable[[HttpRequest], HttpResponse]


def kept_pages(answer: Answer) -> Answer:
    """Answer readers without a cookie of their own from what is kept, where it still holds."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not _may_be_kept(request):
            return answer(request)
        key = f"page:{request.get_host()}:{request.get_full_path()}"
        now = beats()
        found = cache.get(key)
        if found is not None and found[0] == now:
            return _response(found[1], found[2])
        response = answer(request)
        if _is_for_everybody(response):
            cache.set(key, (now, response.content, response["Content-Type"]), KEPT)
        return response

    return answered


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and not any(name in request.COOKIES for name in PERSONAL)
        and not request.path.startswith(NEVER)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _is_for_everybody(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and response.get("Content-Type", "").startswith("text/html")
    )


def _response(content: bytes, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind)


def _beat(**_known: Any) -> None:
    beat()


def connect() -> None:
    """Listen to what changes a page: publishing, moving, correcting."""
    from hemicycle.site.stories.models import Correction

    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_beat, dispatch_uid="a page changed")
    for signal in (post_save, post_delete):
        signal.connect(_beat, sender=Correction, dispatch_uid="a correction changed")
