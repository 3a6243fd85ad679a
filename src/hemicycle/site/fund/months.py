"""Campaign months: ``YYYY-MM`` in the campaign's own time zone, whatever zone a server is in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def month_of(instant: datetime, zone: str) -> str:
    """Return the month that an instant falls into.

    >>> from datetime import UTC
    >>> month_of(datetime(2021, 6, 30, 20, 59, 59, tzinfo=UTC), "Asia/Baghdad")
    '2021-06'
    >>> month_of(datetime(2021, 6, 30, 21, tzinfo=UTC), "Asia/Baghdad")
    '2021-07'
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone falls into no month")
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m}"


def first_day(month: str) -> date:
    """Return a month's first day."""
    return date.fromisoformat(f"{month}-01")


def moved(month: str, by: int) -> str:
    """Return the month that lies some months later.

    >>> moved("2021-06", -1), moved("2021-12", 1)
    ('2021-05', '2022-01')
    """
    first = first_day(month)
    years, index = divmod(first.year * 12 + first.month - 1 + by, 12)
    return f"{years:04d}-{index + 1:02d}"


def days_left(month: str, now: datetime, zone: str) -> int:
    """Return how many days a month still has, today among them; 0 when it is over.

    >>> from datetime import UTC
    >>> days_left("2021-06", datetime(2021, 6, 30, 20, 59, tzinfo=UTC), "Asia/Baghdad")
    1
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    end = first_day(moved(month, 1))
    return max(0, (end - max(today, first_day(month))).days)
