"""``discussion_import PAGE FILE``: take over a thread of a saved page or of an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from wagtail.models import Page

from hemicycle.errors import HemicycleError
from hemicycle.reading.archives.recognition import import_of
from hemicycle.reading.pages import read_page
from hemicycle.records.documents import from_json, schema_of
from hemicycle.records.page import Report
from hemicycle.site.discussion.importing import PostLike, import_posts, posts_of


class Command(BaseCommand):
    """Import the readers' comments of a page into a page's thread; twice changes nothing."""

    help = "Import the comments of a saved page, of its report, or of another system's export."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the id of the page, the file, and what to call the source."""
        parser.add_argument("page", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--origin", help="What the source is called; the file's name by default."
        )

        parser.add_argument("--thread", help="The address of one thread of an export of many.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file and import what readers wrote in it."""
        page = Page.objects.filter(pk=options["page"]).first()
        if page is None:
            raise CommandError(f"no page has the id {options['page']}")
        file: Path = options["file"]
        try:
            threads = _threads(file.read_bytes(), file.name)
        except (OSError, HemicycleError) as error:
            raise CommandError(str(error)) from error
        thread = _chosen(threads, options["thread"])
        origin = options["origin"] or thread.origin
        done = import_posts(page, origin, thread.posts, timezone.now())
        self.stdout.write(f"{done.added} added, {done.known} known already")


@dataclass(frozen=True, slots=True)
class Found:
    """A thread in a file: the address that it stood under, where that is known, and its posts."""

    origin: str
    address: str | None
    posts: Sequence[PostLike]


def _threads(content: bytes, name: str) -> list[Found]:
    """Return the threads of a page, of its report, or of another system's export."""
    export = import_of(content, name)
    if export is not None:
        return [Found(export.system, one.url, one.posts) for one in export.threads]
    known = schema_of(content) is not None
    report = from_json(content, Report) if known else read_page(content, name).report
    return [Found(name, None, posts_of(report))]


def _chosen(threads: Sequence[Found], address: str | None) -> Found:
    """Return the thread of an address, or the only one."""
    meant = [one for one in threads if address in (None, one.address)]
    if len(meant) == 1:
        return meant[0]
    there = ", ".join(one.address or "without an address" for one in threads[:20])
    raise CommandError(
        f"the file holds {len(threads)} threads; name one with --thread: {there or 'none'}"
    )
