"""A count that goes on: blocks of records drawn anew, asked for by their address and tag."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition

from hemicycle.site.stories.blocks import ElectionBlock
from hemicycle.site.stories.machines.twins import etag_of
from hemicycle.site.stories.models import Story


@condition(etag_func=etag_of)
def block(request: HttpRequest, story_id: int, block_id: UUID) -> HttpResponse:
    """Return one block of records of a public story, as the page would show it now."""
    story = get_object_or_404(Story.objects.live().public(), pk=story_id)
    found = next((one for one in story.body if one.id == str(block_id)), None)
    if found is None or not isinstance(found.block, ElectionBlock):
        raise Http404
    drawn = found.render(context={"page": story, "request": request, "block_id": f"b-{found.id}"})
    response = HttpResponse(drawn)
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
