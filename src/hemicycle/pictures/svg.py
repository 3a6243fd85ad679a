"""Writing SVG: escaped, scalable, named, and at home in a page or in a file of its own.

Colours and fonts are written as the page's CSS variables with a fallback, as presentation
attributes, so that a page with a strict Content-Security-Policy needs no exception for them.
`standalone` turns such a picture into a file that needs no page.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TypeAlias

from hemicycle.errors import RequestError

INK = "var(--ink,#1b1a17)"
SOFT = "var(--soft,#6a665e)"
LINE = "var(--line,#d9d4c8)"
PAPER = "var(--paper,#fbf9f4)"
SANS = "var(--sans,Inter,Helvetica Neue,Arial,sans-serif)"
SERIF = "var(--serif,Source Serif 4,Georgia,Times New Roman,serif)"

Point: TypeAlias = tuple[float, float]
Attributes: TypeAlias = dict[str, str | float]

_STRAIGHT = 0.3  # how far, in pixels, a line may run from a point that it leaves out
_DARK = {"#1b1a17": "#e9e5da", "#6a665e": "#a29c8f", "#d9d4c8": "#3a3731", "#fbf9f4": "#171612"}
_PRINT = {"#1b1a17": "#000", "#6a665e": "#444", "#d9d4c8": "#bbb", "#fbf9f4": "#fff"}
_PRINT_SANS = "Noto Sans,Liberation Sans,DejaVu Sans"  # what machines without a screen have
_FORCED = {
    "#1b1a17": "CanvasText",
    "#6a665e": "CanvasText",
    "#d9d4c8": "GrayText",
    "#fbf9f4": "Canvas",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """Write a length to a tenth of a pixel, as short as can be.

    >>> number(3.04), number(-0.04), number(12.56)
    ('3', '0', '12.6')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=8192)
def tenths(value: int) -> str:
    """Write a number of tenths, without a leading zero.

    >>> tenths(52), tenths(-3), tenths(40)
    ('5.2', '-.3', '4')
    """
    whole, part = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    if not part:
        return f"{sign}{whole}" if whole else "0"
    return f"{sign}{whole or ''}.{part}"


@lru_cache(maxsize=8192)
def next_tenths(value: int) -> str:
    """Write tenths so that they can follow another number.

    >>> next_tenths(52), next_tenths(-3)
    (' 5.2', '-.3')
    """
    return tenths(value) if value < 0 else " " + tenths(value)


def polyline(points: Sequence[Point]) -> str:
    """Return path data of a line through points, leaving out those that lie straight between.

    >>> polyline([(0, 0), (5, 0.1), (10, 0), (10, 5)])
    'M0 0l10 0 0 5'
    """
    corners = [points[0]]
    from_x, from_y = points[0]
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        ahead_x, ahead_y = next_x - from_x, next_y - from_y
        off = (x - from_x) * ahead_y - (y - from_y) * ahead_x
        if off * off > _STRAIGHT * _STRAIGHT * (ahead_x * ahead_x + ahead_y * ahead_y):
            corners.append((x, y))
            from_x, from_y = x, y
    corners += points[1:][-1:]
    at_x, at_y = (round(10 * part) for part in corners[0])
    data = [f"M{tenths(at_x)}{next_tenths(at_y)}"]
    for x, y in corners[1:]:
        to_x, to_y = round(10 * x), round(10 * y)
        join = "l" if len(data) == 1 else "" if to_x < at_x else " "
        data.append(f"{join}{tenths(to_x - at_x)}{next_tenths(to_y - at_y)}")
        at_x, at_y = to_x, to_y
    return "".join(data)


def words(text: str) -> str:
    """Escape text for XML; a character that XML forbids becomes the replacement character.

    >>> words('Law & "Order"')
    'Law &amp; &quot;Order&quot;'
    """
    return escape(text if text.isprintable() else _NOT_XML.sub("\ufffd", text))


def tag(name: str, attributes: Mapping[str, str | float], *content: str) -> str:
    """Write an element; ``content`` is markup, so text goes through `words` first.

    >>> tag("g", {"fill": "none"}, tag("path", {"d": "M0 0h1"}))
    '<g fill="none"><path d="M0 0h1"/></g>'
    """
    head = name + "".join(
        f' {key}="{words(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{head}>{''.join(content)}</{name}>" if content else f"<{head}/>"


def picture(
    size: tuple[float, float], names: tuple[str, str], prefix: str, direction: str, *content: str
) -> str:
    """Write a whole picture of ``size``, named by its title and described in words.

    ``prefix`` begins every id, so that several pictures can share a page.

    Raises
    ------
    RequestError
        If the prefix cannot begin an id.
    """
    if not re.fullmatch(r"[A-Za-z][\w-]*", prefix):
        raise RequestError(f"{prefix!r} cannot begin an id: use letters, digits and hyphens")
    width, height = size
    title, description = names
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "role": "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "direction": direction,
        "font-family": SANS,
        "fill": INK,
    }
    return tag(
        "svg",
        attributes,
        tag("title", {"id": f"{prefix}-title"}, words(title)),
        tag("desc", {"id": f"{prefix}-desc"}, words(description)),
        *content,
    )


def standalone(svg: str) -> str:
    """Turn a picture for a page into a file: an XML header, and plain colours.

    On a dark screen, in print and where the reader forces colours, it has others.

    >>> page = picture((8, 4), ("Seats", "A 3, B 2"), "a", "ltr", tag("path", {"stroke": INK}))
    >>> file = standalone(page)
    >>> file.startswith("<?xml"), "var(" in file, 'stroke="#1b1a17"' in file
    (True, False, True)
    """
    head, close, rest = _plain(svg).partition("</desc>")
    paper = '<rect width="100%" height="100%" fill="#fbf9f4"/>'
    style = (
        "<style>"
        f"@media screen and (prefers-color-scheme:dark){{{_recoloured(_DARK)}}}"
        f"@media print{{{_recoloured(_PRINT)}}}"
        f"@media (forced-colors:active){{{_recoloured(_FORCED)}}}"
        "</style>"
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{close}{style}{paper}{rest}\n'


def for_paper(svg: str) -> str:
    """Return a picture in the colours of print, for programs that follow neither CSS nor HTML.

    Those know no ``direction`` either: where text runs from right to left, it begins at the
    other end, and so it is anchored there.

    >>> page = picture((8, 4), ("Seats", "A 3"), "a", "rtl", tag("text", {"fill": INK}, "A"))
    >>> '<text fill="#000" text-anchor="end">A</text>' in for_paper(page)
    True
    """
    printed = _plain(svg).replace(',sans-serif"', f',{_PRINT_SANS},sans-serif"')
    for old, new in _PRINT.items():
        printed = printed.replace(f'="{old}"', f'="{new}"')
    if ' direction="rtl"' not in printed.partition(">")[0]:
        return printed
    return re.sub("<text([^>]*)>", _other_end, printed.replace(' direction="rtl"', "", 1))


def _other_end(text: re.Match[str]) -> str:
    attributes = text[1]
    if 'text-anchor="middle"' in attributes:
        return text[0]
    if 'text-anchor="end"' in attributes:
        return text[0].replace('text-anchor="end"', 'text-anchor="start"')
    return f'<text{attributes} text-anchor="end">'


def _plain(svg: str) -> str:
    """Return a picture with the fallbacks of its CSS variables in their place."""
    return re.sub(r'="var\(--[\w-]+,([^()"]*)\)"', r'="\1"', svg)


def _recoloured(colours: Mapping[str, str]) -> str:
    return "".join(
        f'[{part}="{old}"]{{{part}:{new}}}'
        for old, new in colours.items()
        for part in ("fill", "stroke")
    )
