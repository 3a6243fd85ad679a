"""Times that a machine wrote, as ISO 8601."""

from datetime import UTC, datetime

_LAST = 4_102_444_800  # seconds to the year 2100: what is later was never a time


def iso(stated: str) -> str | None:
    """Return a time in ISO 8601 as Python writes it; None where it is none.

    >>> iso("2018-05-19T15:28:00Z"), iso("2018-05-19"), iso("3 years ago")
    ('2018-05-19T15:28:00+00:00', '2018-05-19', None)
    """
    bare = stated.strip()
    try:
        moment = datetime.fromisoformat(bare)
    except ValueError:
        return None
    return moment.date().isoformat() if len(bare) <= 10 else moment.isoformat()


def since_1970(seconds: float) -> str | None:
    """Return the time so many seconds after 1970 began; None where it cannot be one.

    >>> since_1970(1193166060), since_1970(-1), since_1970(1e20)
    ('2007-10-23T19:01:00+00:00', None, None)
    """
    if not 0 <= seconds <= _LAST:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
