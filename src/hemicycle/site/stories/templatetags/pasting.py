"""What the review of a pasted report needs of its records."""

from collections.abc import Sequence

from django import template

from hemicycle.brief.marks import anchor
from hemicycle.records.page import ListRow

register = template.Library()
register.filter("anchor", anchor)


@register.filter
def at(rows: Sequence[ListRow], place: object) -> ListRow | None:
    """Return the row at a place that a form names, or none where it names none."""
    number = str(place)
    return rows[int(number)] if number.isdecimal() and int(number) < len(rows) else None
