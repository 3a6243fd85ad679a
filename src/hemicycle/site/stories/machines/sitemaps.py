"""Sitemaps: all public pages, and the news of the last two days."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hemicycle.site.stories.models import Story, newest

NEWS = timedelta(days=2)
"""Google's news sitemaps hold the articles of the last two days, at most a thousand."""
MOST_NEWS = 1000


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Return the news sitemap."""
    since = timezone.now() - NEWS
    stories = Story.objects.live().public().filter(first_published_at__gte=since)
    found: dict[str, Any] = {"stories": newest(stories).select_related("locale")[:MOST_NEWS]}
    return render(request, "stories/news_sitemap.xml", found, content_type="application/xml")


def robots(_request: HttpRequest) -> HttpResponse:
    """Tell crawlers what is not for them, and where the sitemaps are."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        f"Sitemap: {settings.BASE_URL}/news-sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
