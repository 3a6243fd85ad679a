"""What is done behind the readers' backs: mail."""

from django.utils import timezone
from django_tasks import task

from hemicycle.site.discussion import mails, notices, outside
from hemicycle.site.discussion.models import Notice


@task()
def send_notices(pace: str) -> int:
    """Send what is owed at a pace, one mail an address; return how many mails went."""
    now = timezone.now()
    waiting = notices.claimed(pace, now)
    by_address: dict[str, list[Notice]] = {}
    for notice in waiting:
        by_address.setdefault(notice.email_key, []).append(notice)
    sent = 0
    for owed in by_address.values():
        try:
            sent += mails.send_notice(owed)
        except OSError:
            notices.returned(owed)
            raise
    return sent


@task()
def send_confirmation(subscription_id: int) -> None:
    """Ask an address whether it wants to follow."""
    mails.send_confirmation(subscription_id)


@task()
def ask_outside(comment_id: int) -> bool:
    """Ask the house's own outside service about a comment; where it fails, a moderator decides."""
    return outside.ask(comment_id, timezone.now())
