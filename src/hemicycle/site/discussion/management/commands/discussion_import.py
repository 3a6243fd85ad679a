"""``discussion_import PAGE FILE``: take over the comments of a page that was saved or read."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from wagtail.models import Page

from hemicycle.errors import HemicycleError
from hemicycle.reading.pages import read_page
from hemicycle.records.documents import from_json, schema_of
from hemicycle.records.page import Report
from hemicycle.site.discussion.importing import import_posts, posts_of


class Command(BaseCommand):
    """Import the readers' comments of a page into a page's thread; twice changes nothing."""

    help = "Import the comments of a saved page, or of its report, into the thread of a page."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the id of the page, the file, and what to call the source."""
        parser.add_argument("page", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--origin", help="What the source is called; the file's name by default."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file and import what readers wrote in it."""
        page = Page.objects.filter(pk=options["page"]).first()
        if page is None:
            raise CommandError(f"no page has the id {options['page']}")
        file: Path = options["file"]
        try:
            content = file.read_bytes()
            known = schema_of(content) is not None
            report = from_json(content, Report) if known else read_page(content, file.name).report
        except (OSError, HemicycleError) as error:
            raise CommandError(str(error)) from error
        origin = options["origin"] or file.name
        done = import_posts(page, origin, posts_of(report), timezone.now())
        self.stdout.write(f"{done.added} added, {done.known} known already")
