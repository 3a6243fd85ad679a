"""Where a row begins behind its bullet, and where its name ends and its numbers begin."""

from hemicycle.reading.results.tokens import Sentence
from hemicycle.reading.text import Line

BULLETS = frozenset("•*-–—·▪◦‣●○|")
_LEADERS = "..."
_LONGEST_NAME = 16


def after_bullet(tokens: Sentence) -> int:
    """Return where a row begins behind its bullet or its number: "1.", "2)"."""
    place = 0
    while place < len(tokens) and tokens[place].low in BULLETS:
        place += 1
    ranked = place + 2 < len(tokens) and tokens[place].kind == "number"
    if ranked and tokens[place + 1].low in ".)" and tokens[place + 2].kind == "word":
        place += 2
    elif ranked and tokens[place + 1].kind == "word" and isinstance(tokens[place].value, int):
        place += 1
    return place


def numbers_start(body: Sentence) -> int | None:
    """Return where a row's numbers begin: at the first one that no bracket of words encloses.

    A bracket that is never closed, as scraped pages have them, encloses nothing.
    """
    depth = 0
    inside: int | None = None
    for place, token in enumerate(body[:_LONGEST_NAME]):
        depth += (token.low == "(") - (token.low == ")")
        if token.kind == "number" and place:
            if depth <= 0 or body[place - 1].low == "(":
                return place if inside is None or depth <= 0 else inside
            inside = inside or place
    return inside


def without_leaders(line: Line, body: Sentence) -> Sentence:
    """Leave out the dots that lead from a name to its number: "Labour ...... 12"."""
    if _LEADERS not in line.text:
        return body
    return [token for token in body if token.low not in ".…"]
