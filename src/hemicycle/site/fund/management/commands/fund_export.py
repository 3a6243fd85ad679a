"""``fund_export``: the whole book, for the accountant."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hemicycle.site.fund.exports import FORMATS, book


class Command(BaseCommand):
    """Data on standard output."""

    help = "Write the fund's book to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format."""
        parser.add_argument("format", choices=sorted(FORMATS))

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write line by line, so that a long book needs no room."""
        for line in FORMATS[options["format"]](book()):
            self.stdout.write(line, ending="")
