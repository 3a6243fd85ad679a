"""How often a thing may be done: counted in the database, so for all processes at once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from hemicycle.site.discussion.models import Tally


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` times in each window of ``seconds``."""

    deed: str
    most: int
    seconds: int


POSTS = (Limit("post", 8, 60), Limit("posts", 60, 3600))
VOTES = (Limit("vote", 20, 60),)
REPORTS = (Limit("report", 10, 3600),)
FOLLOWS = (Limit("follow", 10, 3600),)
CONFIRMATIONS = (Limit("confirmation", 3, 24 * 3600),)
PREVIEWS = (Limit("preview", 30, 60),)


def within(limits: tuple[Limit, ...], who: str, now: datetime) -> bool:
    """Count one deed of somebody (a hash), and return whether it is still allowed."""
    counts = [_counted(f"{limit.deed}:{who}", limit.seconds, now) for limit in limits]
    return all(count <= limit.most for count, limit in zip(counts, limits, strict=True))


def forget_old_tallies(now: datetime) -> int:
    """Remove the tallies of windows that are over; return how many."""
    gone = 0
    for limit in (*POSTS, *VOTES, *REPORTS, *FOLLOWS, *CONFIRMATIONS, *PREVIEWS):
        slot = int(now.timestamp()) // limit.seconds
        old = Tally.objects.filter(key__startswith=f"{limit.deed}:", slot__lt=slot)
        gone += old.delete()[0]
    return gone


def _counted(key: str, seconds: int, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO discussion_tally ("key", slot, "count") VALUES (%s, %s, 1) '
            'ON CONFLICT ("key", slot) DO UPDATE SET "count" = discussion_tally."count" + 1 '
            'RETURNING "count"',
            [key, int(now.timestamp()) // seconds],
        )
        return int(cursor.fetchone()[0])
