"""Charts for other sites: a page for a frame, and oEmbed, which tells other sites of it."""

from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

from hemicycle.site.stories.machines.twins import answer_or_404, open_to_all, public_election
from hemicycle.site.stories.models import Story
from hemicycle.site.stories.serving import story_at

WIDTH, HEIGHT = 640, 560


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Return an election's chamber for a frame on any site."""
    election = public_election(slug)
    answer, _outlook = answer_or_404(election)
    return render(request, "stories/embed.html", {"election": election, "answer": answer})


@open_to_all
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer an oEmbed consumer (https://oembed.com, 1.0): a frame for a story's chart."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("only json is provided", status=501, content_type="text/plain")
    election = _story_of(request, request.GET.get("url", "")).election
    if election is None:
        raise Http404
    answer_or_404(election)
    width = min(WIDTH, _number(request.GET.get("maxwidth"), WIDTH))
    height = min(HEIGHT, _number(request.GET.get("maxheight"), HEIGHT))
    address = f"{settings.BASE_URL}{reverse('embed', args=[election.slug])}"
    html = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>'
        '<noscript><a href="{}">{}</a></noscript>',
        address, width, height, election.name, address, election.name,
    )  # fmt: skip
    found = {"version": "1.0", "type": "rich", "title": election.name, "html": html}
    found |= {"provider_name": settings.SITE_NAME, "provider_url": f"{settings.BASE_URL}/"}
    return JsonResponse(found | {"width": width, "height": height})


def _story_of(request: HttpRequest, url: str) -> Story:
    """Return the public story at an address of this site."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != settings.BASE_URL:
        raise Http404
    try:
        path = resolve(parts.path).args
    except Resolver404:
        raise Http404 from None
    found = story_at(request, path[0]) if path else None
    if found is None:
        raise Http404
    return found


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 and int(text) else otherwise
