"""The public site as files that any file server can give out: no program behind them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.utils.html import escape

from hemicycle.site.desk.models import Election
from hemicycle.site.stories.machines.cards import card_address
from hemicycle.site.stories.models import ElectionPage, Story

ALWAYS = (
    "/",
    "/ar/",
    "/corrections/",
    "/feed.rss",
    "/feed.atom",
    "/feed.json",
    "/corrections.rss",
    "/corrections.atom",
    "/corrections.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
)


class ExportError(Exception):
    """A page could not be drawn; the message names it."""


def export(into: Path) -> int:
    """Write every public page, feed, twin and file, and return how many.

    Raises
    ------
    ExportError
        Where a page is not drawn; what was written before it stays.
    """
    address = urlsplit(settings.BASE_URL)
    client = Client(headers={"host": address.netloc})
    wanted = dict.fromkeys(addresses(), "")
    written: set[str] = set()
    while wanted:
        path = wanted.popitem()[0]
        written.add(path)
        response = client.get(path, secure=address.scheme == "https")
        if response.status_code != 200:
            raise ExportError(f"{path} answers {response.status_code}")
        body = response.getvalue() if response.streaming else response.content
        _write(into, path, body)
        files = _files_in(body) if path.endswith("/") else ()
        wanted |= {file: "" for file in files if file not in written}
    return len(written)


def addresses() -> Iterator[str]:
    """Yield the path of all that is public, but for the files that pages ask for."""
    yield from ALWAYS
    for story in Story.objects.live().public():
        yield story.url
        yield f"/data/stories/{story.pk}.json"
    for page in ElectionPage.objects.live().public():
        yield page.url
    for election in Election.objects.filter(results__isnull=False).distinct():
        if election.stories.live().public().exists():
            yield f"/data/elections/{election.slug}.json"
            if card_address(election):
                yield f"/data/elections/{election.slug}.png"


def _files_in(page: bytes) -> Iterator[str]:
    """Yield the site's own files that a page links: styles, scripts, pictures."""
    text = page.decode()
    for start in (settings.STATIC_URL, settings.MEDIA_URL):
        for piece in text.split(f'"{escape(start)}')[1:]:
            yield start + piece.partition('"')[0].split(" ")[0]


def _write(into: Path, path: str, body: bytes) -> None:
    name = path.lstrip("/")
    file = into / (f"{name}index.html" if path.endswith("/") else name)
    if not file.resolve().is_relative_to(into.resolve()):
        raise ExportError(f"{path} leads out of {into}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
