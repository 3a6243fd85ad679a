"""``discussion_recount``: prove every counter by counting again, or mend it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from hemicycle.site.discussion.voting import mend, miscounts


class Command(BaseCommand):
    """Compare votes and comments with their counters."""

    help = "Recount votes and comments; fails if a counter is wrong, unless --mend."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to mend."""
        parser.add_argument("--mend", action="store_true", help="Set wrong counters right.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Recount, tell, and mend where asked."""
        with transaction.atomic():
            wrong = miscounts()
            for each in wrong:
                self.stdout.write(
                    f"{each.what} of {each.id}: {each.stored}, counted {each.counted}"
                )
            if options["mend"]:
                mend(wrong)
        if wrong and not options["mend"]:
            raise CommandError(f"{len(wrong)} counters are wrong; --mend sets them right")
        self.stdout.write(
            f"{len(wrong)} counters were mended" if wrong else "every counter is right"
        )
