"""How well and how fast pages are divided: zones, comments, pages a second.

Quality is measured on the gold that lies beside the checkout; speed on the longest page of it.
"""

import json
import time
from pathlib import Path
from typing import Any

from hemicycle.reading.pages import Page, read_text

GOLD = Path(__file__).resolve().parents[2] / "shared" / "reading" / "pages"
ROUNDS = 100

CommentKey = tuple[str | None, int, int]


def main() -> None:
    """Print line accuracy and comments F1 of each page of the gold, and pages a second."""
    documents = [json.loads(path.read_bytes()) for path in sorted(GOLD.glob("*.json"))]
    if not documents:
        print("no shared/reading/pages beside the checkout: nothing to measure")
        return
    rights = totals = found = expected = agreed = 0
    print(f"{'page':<22}{'lines':>7}{'right':>8}{'comments F1':>13}")
    for document in documents:
        right, lines = line_accuracy(document)
        mine, theirs = comments(document)
        rights, totals = rights + right, totals + lines
        score = f"{f1(len(mine & theirs), len(mine), len(theirs)):.3f}" if theirs else "-"
        if theirs:
            agreed, found, expected = (
                agreed + len(mine & theirs),
                found + len(mine),
                expected + len(theirs),
            )
        print(f"{document['id']:<22}{lines:>7}{right / lines:>8.3f}{score:>13}")
    print(f"{'total':<22}{totals:>7}{rights / totals:>8.3f}{f1(agreed, found, expected):>13.3f}")
    longest = max((document["text"] for document in documents), key=len)
    print(f"{len(longest):,} characters: {pages_a_second(longest):.0f} pages/s")


def line_accuracy(document: dict[str, Any]) -> tuple[int, int]:
    """Return how many printed lines lie in the right zone, and how many there are."""
    page = read_text(document["text"], document["id"])
    right = {
        number: span["zone"]
        for span in document["gold"]["spans"]
        for number in range(span["start"], span["end"] + 1)
    }
    printed = [line.number for line in page.text.lines if not line.blank]
    found = _zone_of_line(page)
    return sum(found[number] == right.get(number) for number in printed), len(printed)


def comments(document: dict[str, Any]) -> tuple[set[CommentKey], set[CommentKey]]:
    """Return the comments found and those of the gold, by author and lines."""
    page = read_text(document["text"], document["id"])
    theirs = document["gold"].get("comments", [])
    return (
        {(comment.author, *comment.lines) for comment in page.report.comments},
        {(comment["author"], comment["start"], comment["end"]) for comment in theirs},
    )


def f1(agreed: int, found: int, expected: int) -> float:
    """Return the harmonic mean of precision and recall; 1 where there was nothing to find.

    >>> f1(3, 4, 4), f1(0, 0, 0)
    (0.75, 1.0)
    """
    return 2 * agreed / (found + expected) if found + expected else 1.0


def pages_a_second(text: str) -> float:
    """Return how many times a second a page is read."""
    read_text(text, "-")
    start = time.perf_counter()
    for _ in range(ROUNDS):
        read_text(text, "-")
    return ROUNDS / (time.perf_counter() - start)


def _zone_of_line(page: Page) -> dict[int, str]:
    return {
        number: zone.kind
        for zone in page.report.zones
        for number in range(zone.lines[0], zone.lines[1] + 1)
    }
