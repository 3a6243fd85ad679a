"""The picture that other sites show beside a link: the chamber, drawn once a version."""

from importlib.util import find_spec
from io import BytesIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import condition

from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.printing import printed
from hemicycle.site.desk.answers import answer_for, kept
from hemicycle.site.desk.models import Election
from hemicycle.site.stories.drawing import WORDS, view
from hemicycle.site.stories.machines.twins import (
    answer_or_404,
    etag_of,
    open_to_all,
    public_election,
)

SIZE = (1200, 630)
"""Pixels, in the proportion 1.91 to 1 that Open Graph's readers ask for."""

MARGIN = 40
PAPER = (255, 255, 255)


def card_address(election: Election) -> str:
    """Return the card's public address, another one for each version; nothing without a chamber.

    Sites keep what they have fetched from an address, so a new version needs a new one.
    """
    if find_spec("typst") is None or not kept(election, "drawable", lambda: _drawable(election)):
        return ""
    path = reverse("card", args=[election.slug])
    language = get_language() or "en"
    return f"{settings.BASE_URL}{path}?lang={language}&v={election.version}"


@open_to_all
@condition(etag_func=etag_of)
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the chamber of an election as a PNG of the size for links."""
    election = public_election(slug)
    if find_spec("typst") is None:
        raise Http404
    answer, outlook = answer_or_404(election)
    asked = request.GET.get("lang", "en")
    language = asked if asked in WORDS else "en"

    def drawn() -> bytes:
        picture = hemicycle(outlook.chamber, view(answer, language, "card"))
        return on_paper(printed(picture, "png"))

    png = kept(election, f"card:{language}", drawn)
    return HttpResponse(png, content_type="image/png")


def on_paper(png: bytes) -> bytes:
    """Return a picture in the middle of a sheet of the size for links, as large as it fits."""
    from PIL import Image

    sheet = Image.new("RGB", SIZE, PAPER)
    with Image.open(BytesIO(png)) as picture:
        fitted = picture.convert("RGB")
    fitted.thumbnail((SIZE[0] - 2 * MARGIN, SIZE[1] - 2 * MARGIN))
    sheet.paste(fitted, ((SIZE[0] - fitted.width) // 2, (SIZE[1] - fitted.height) // 2))
    made = BytesIO()
    sheet.quantize(128).save(made, "PNG", optimize=True)
    return made.getvalue()


def _drawable(election: Election) -> bool:
    answer = answer_for(election)
    return answer is not None and answer.outlook is not None
