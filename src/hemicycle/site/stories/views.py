"""Readers' pages that are no pages of the tree: corrections and search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hemicycle.site.stories.models import Correction, Story

FOUND = 50
LONGEST_QUESTION = 200
NEWEST = 200


def corrections(request: HttpRequest) -> HttpResponse:
    """Return every correction of a public story, the newest first."""
    made = Correction.objects.filter(story__live=True).select_related("story")[:NEWEST]
    return render(request, "stories/corrections.html", {"corrections": made})


def search(request: HttpRequest) -> HttpResponse:
    """Return the public stories in which the reader's words stand."""
    words = request.GET.get("q", "")[:LONGEST_QUESTION].replace("\x00", "").strip()
    found = list(Story.objects.live().public().search(words)[:FOUND]) if words else []
    return render(request, "stories/search.html", {"words": words, "stories": found})
