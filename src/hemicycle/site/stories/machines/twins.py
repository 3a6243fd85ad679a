"""The JSON twin of every story, election and chart, with ETag and Last-Modified."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition

from hemicycle.brief.outlook import Outlook
from hemicycle.pictures.bars import stacked_bar
from hemicycle.pictures.export import as_csv
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.svg import standalone
from hemicycle.records.documents import to_json
from hemicycle.site.desk.answers import Answer, answer_for
from hemicycle.site.desk.models import Election, beats
from hemicycle.site.stories.drawing import view
from hemicycle.site.stories.machines.metadata import news_article
from hemicycle.site.stories.models import Story


def tag_of(address: str) -> str:
    """Return a tag that changes with the address and with anything that pages show."""
    return f'"{hashlib.sha256(f"{address} {beats()}".encode()).hexdigest()[:24]}"'


def etag_of(request: HttpRequest, **_names: Any) -> str:
    """Return the tag of the address that was asked for."""
    return tag_of(request.get_full_path())


def _modified(request: HttpRequest, **names: Any) -> Any:
    """Return when the latest figures of an election were recorded."""
    election = public_election(names["slug"])
    latest = election.results.first()
    return latest.recorded_at.replace(microsecond=0) if latest else None


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of other sites fetch an answer: it holds nothing that is not public."""

    def answered(request: HttpRequest, **names: Any) -> HttpResponse:
        response = view(request, **names)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    return answered


def public_election(slug: str) -> Election:
    """Return an election that a public page or story shows."""
    election = get_object_or_404(Election, slug=slug)
    shown = election.stories.live().public().exists()
    if not shown and not (hasattr(election, "page") and election.page.live):
        raise Http404
    return election


def answer_or_404(election: Election) -> tuple[Answer, Outlook]:
    """Return the answer for an election that has figures from which something can be said."""
    answer = answer_for(election)
    if answer is None or answer.outlook is None:
        raise Http404
    return answer, answer.outlook


@open_to_all
@condition(etag_func=etag_of)
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Return a public story: its metadata, its words, and its election's address."""
    found = get_object_or_404(Story.objects.live().public(), pk=story_id)
    twin = news_article(found, found.authors.all()) | {
        "blocks": found.body.get_prep_value(),
        "election": found.election.slug if found.election else None,
        "corrections": [
            {"text": one.text, "madeAt": one.made_at.isoformat()}
            for one in found.corrections.all()
        ],
    }
    return JsonResponse(twin, json_dumps_params={"ensure_ascii": False})


@open_to_all
@condition(etag_func=etag_of, last_modified_func=_modified)
def election(request: HttpRequest, slug: str) -> HttpResponse:
    """Return an election: the documents of its report and its governments, version by version."""
    found = public_election(slug)
    answer = answer_for(found)
    twin: dict[str, Any] = {
        "name": found.name,
        "country": found.country or None,
        "heldOn": found.held_on.isoformat() if found.held_on else None,
        "seatsTotal": found.seats_total,
        "majority": found.votes_needed,
        "counting": found.counting,
        "results": [
            {
                "version": one.number,
                "standing": one.standing,
                "asOf": one.as_of.isoformat(),
                "source": one.source_name,
                "sourceUrl": one.source_url or None,
                "note": one.note or None,
                "seats": {row.list.name: row.seats for row in one.rows.all()},
            }
            for one in found.results.prefetch_related("rows__list")
        ],
    }
    if answer is not None:
        twin["report"] = json.loads(to_json(answer.brief.report))
        governments = answer.brief.governments
        twin["governments"] = json.loads(to_json(governments)) if governments else None
    return JsonResponse(twin, json_dumps_params={"ensure_ascii": False})


@open_to_all
@condition(etag_func=etag_of, last_modified_func=_modified)
def chart(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the chamber of an election as an SVG file."""
    answer, outlook = answer_or_404(public_election(slug))
    language = request.GET.get("lang", "en")
    drawn = hemicycle(outlook.chamber, view(answer, language, "chart"))
    return HttpResponse(standalone(drawn), content_type="image/svg+xml")


@open_to_all
@condition(etag_func=etag_of, last_modified_func=_modified)
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the chamber's figures as CSV, one list a line, as Datawrapper takes them."""
    answer, outlook = answer_or_404(public_election(slug))
    drawn = stacked_bar(outlook.chamber, view(answer, request.GET.get("lang", "en"), "figures"))
    return HttpResponse(as_csv(drawn), content_type="text/csv; charset=utf-8")
