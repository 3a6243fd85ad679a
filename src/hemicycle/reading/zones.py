"""Article, furniture and comments: every printed line of a page in exactly one zone.

The page is read from top to bottom: what stands above the headline, the article with what the
layout has put between its paragraphs, then the readers' discussion and the foot. A line that
nothing explains is the article's: leaving out a true sentence costs more than keeping a button.
"""

from collections.abc import Collection, Sequence

from hemicycle.reading.article import article_of
from hemicycle.reading.body import story_in
from hemicycle.reading.discussion import discussion_of
from hemicycle.reading.looks import Look
from hemicycle.reading.text import Line
from hemicycle.records.page import Zone, ZoneKind


def zones_of(looks: Sequence[Look], kinds: Sequence[ZoneKind]) -> tuple[Zone, ...]:
    """Return the zones of a page: runs of neighbouring looks of one kind."""
    zones: list[Zone] = []
    for look, kind in zip(looks, kinds, strict=True):
        number = look.line.number
        if zones and zones[-1].kind == kind:
            zones[-1] = Zone(kind, (zones[-1].lines[0], number))
        else:
            zones.append(Zone(kind, (number, number)))
    return tuple(zones)


def kinds_of(looks: Sequence[Look], meter: Collection[int]) -> list[ZoneKind]:
    """Return the kind of each look; ``meter`` holds the numbers of a fund meter's lines."""
    free = [index for index, look in enumerate(looks) if look.line.number not in meter]
    page = [looks[index] for index in free]
    story = story_in(page)
    kinds: list[ZoneKind] = ["furniture"] * len(looks)
    below = free[story.start :]
    page = page[story.start :]
    discussion = discussion_of(page)
    start = discussion.start if discussion else len(page)
    for index in article_of(page[:start]):
        if index < len(story):
            kinds[below[index]] = "article"
    for index in discussion.readers if discussion else ():
        kinds[below[index]] = "comments"
    return kinds


def lines_in(lines: Sequence[Line], zones: Sequence[Zone], kind: ZoneKind) -> list[Line]:
    """Return the lines of the zones of one kind, blank ones among them."""
    return [
        line
        for zone in zones
        if zone.kind == kind
        for line in lines[zone.lines[0] - 1 : zone.lines[1]]
    ]
