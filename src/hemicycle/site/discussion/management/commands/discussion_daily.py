"""``discussion_daily``: send the digests, and forget what is kept no longer. Once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hemicycle.site.discussion.following import forget_unconfirmed
from hemicycle.site.discussion.limits import forget_old_tallies
from hemicycle.site.discussion.models import Ban
from hemicycle.site.discussion.networks import forget_old_salts
from hemicycle.site.discussion.tasks import send_notices


class Command(BaseCommand):
    """Send what is owed; throw away old salts, tallies, bans and unconfirmed addresses."""

    help = "Send the day's digests and forget old salts, tallies, bans and unconfirmed addresses."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do the day's work and say what was done."""
        now = timezone.now()
        for pace in ("once", "digest"):  # at-once mails that a failing mail server gave back, too
            send_notices.enqueue(pace)
        bans, _ = Ban.objects.filter(until__lte=now).delete()
        self.stdout.write(
            f"forgotten: {forget_old_salts(now)} salts, {forget_old_tallies(now)} tallies, "
            f"{bans} bans, {forget_unconfirmed(now)} unconfirmed addresses"
        )
