"""``reconcile``: work off what waits, and compare the book with the provider's."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hemicycle.site.fund import configuration, intake, letters
from hemicycle.site.fund.errors import FundError
from hemicycle.site.fund.models.notices import EventState, LetterKind
from hemicycle.site.fund.reconciliation import differences, inner_differences, mend


class Command(BaseCommand):
    """Run it every night; its exit status is 1 where something differs."""

    help = (
        "Work off waiting notices, compare the fund's book with the provider's, tell treasurers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the span of days, and whether to mend."""
        parser.add_argument("--days", type=int, default=7, help="How far back; 7 by default.")
        parser.add_argument(
            "--mend", action="store_true", help="Read again what the book lacks, and write it."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print each difference on a line."""
        now = timezone.now()
        counts = intake.work_off_due(now)
        waiting = counts[EventState.WAITING] + counts[EventState.DEAD]
        if any(counts.values()):
            self.stderr.write(f"{counts[EventState.DONE]} notices worked off, {waiting} not.")
        gateway = configuration.gateway()
        try:
            since = now - timedelta(days=options["days"])
            found = list(differences(gateway, since, now) if gateway else inner_differences())
            if options["mend"] and gateway and found:
                self.stderr.write(f"{mend(gateway, found)} objects read again.")
                found = list(differences(gateway, since, now))
        except FundError as error:
            raise CommandError(str(error)) from None
        for one in found:
            self.stdout.write(one.said)
        if found:
            body = "\n".join(one.said for one in found)
            letters.write(LetterKind.DIFFERENCE, f"{now:%Y-%m-%d}", body=body)
        letters.send_all()
        if found:
            raise CommandError(f"{len(found)} differences.", returncode=1)
        self.stderr.write("The book and the provider agree.")
