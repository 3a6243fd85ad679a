"""How well and how fast HTML is read.

Speed is measured on a page made here. Quality is measured on the public article extraction
benchmark (scrapinghub/article-extraction-benchmark, 181 pages), whose folder with ``html/`` and
``ground-truth.json`` is given in ``HEMICYCLE_ARTICLES``; without it that part is left out. Its
measure is its own: runs of four words, each page counting the same.
"""

import gzip
import json
import os
import re
import statistics
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hemicycle.reading.markup.extraction import extracted
from hemicycle.reading.markup.scan import flattened
from hemicycle.reading.pages import Page, read_page, read_text

FOLDER = "HEMICYCLE_ARTICLES"
ROUNDS = 20
LARGE = 5_000_000
PARAGRAPH = (
    "<p class='lead'>The <a href='/list/3'>third list</a> of the alliance has won {n} of the 329 "
    "seats, the commission said on Monday, and its leader has ruled out a coalition with the "
    "list that came first. Talks on a cabinet begin next week.</p>"
)
COMMENT = (
    "<li class='comment depth-1' id='comment-{n}'><article class='comment-body'><footer "
    "class='comment-meta'><b class='fn'>Reader {n}</b><div class='comment-metadata'>"
    "<time datetime='2018-05-19T15:28:00+00:00'>19 May</time></div></footer>"
    "<div class='comment-content'><p>They will never agree on a cabinet.</p></div></article></li>"
)
MENU = "<li class='menu-item'><a href='/section/{n}' title='Section {n}'>Section {n}</a></li>"

Score = tuple[float, float, float]


def page(paragraphs: int, comments: int) -> str:
    """Return a page of a newspaper with a menu, scripts, a story and comments."""
    parts = (
        "<!doctype html><html lang='en'><head><title>Talks begin - The Example</title><script>",
        "var a = {};" * 500,
        "</script></head><body><nav><ul>",
        *(MENU.format(n=number) for number in range(80)),
        "</ul></nav><main><article><h1>Talks on a cabinet begin</h1>",
        *(PARAGRAPH.format(n=number) for number in range(paragraphs)),
        "</article></main><ol class='commentlist'>",
        *(COMMENT.format(n=number) for number in range(comments)),
        "</ol><footer><p>All rights reserved</p></footer></body></html>",
    )
    return "".join(parts)


def main() -> None:
    """Print pages a second, the memory of a page of 5 MB, and the scores."""
    usual = page(15, 20)
    speed = a_second(usual.encode())
    print(f"{len(usual):,} characters, 15 paragraphs, 20 comments: {speed:.0f} pages/s")
    print(f"{LARGE:,} bytes: {megabytes(LARGE):.0f} MB at most")
    given = os.environ.get(FOLDER)
    if not given:
        print(f"{FOLDER} is not set: the benchmark's pages are left out")
        return
    for name, (f1, precision, recall) in scores(Path(given)).items():
        print(f"{name:<20} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")


def a_second(data: bytes) -> float:
    """Return how many times a second of one core a page is read."""
    read_page(data, "-")
    start = time.process_time()
    for _ in range(ROUNDS):
        read_page(data, "-")
    return ROUNDS / (time.process_time() - start)


def megabytes(size: int) -> float:
    """Return the most memory that Python holds while it reads a page of so many bytes."""
    data = page(size // (2 * len(PARAGRAPH)), size // (2 * len(COMMENT))).encode()
    tracemalloc.start()
    read_page(data, "-")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def scores(folder: Path) -> dict[str, Score]:
    """Return F1, precision and recall of the article, with the markup and without it."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    rows: dict[str, list[Score]] = {"trafilatura itself": [], "HTML": [], "its text alone": []}
    for key, gold in truth.items():
        with gzip.open(folder / "html" / f"{key}.html.gz", "rt", encoding="utf-8") as file:
            markup = file.read()
        body = gold["articleBody"]
        rows["HTML"].append(shingles(body, article(read_page(markup.encode(), key))))
        text = flattened(markup).text
        rows["its text alone"].append(shingles(body, article(read_text(text, key))))
        rows["trafilatura itself"].append(shingles(body, extracted(markup) or ""))
    return {name: means(found) for name, found in rows.items()}


def article(read: Page) -> str:
    """Return the article's lines without the headline, which the benchmark leaves out."""
    title = read.report.headline.span.line if read.report.headline else 0
    return "\n".join(
        line.text
        for zone in read.report.zones
        if zone.kind == "article"
        for line in read.text.lines[zone.lines[0] - 1 : zone.lines[1]]
        if line.number != title
    )


def shingles(true: str, found: str) -> Score:
    """Return shares of right, superfluous and missing runs of four words.

    >>> shingles("a b c d e", "a b c d")
    (0.5, 0.0, 0.5)
    """
    ours, theirs = _runs(found), _runs(true)
    right = (ours & theirs).total()
    over, short = (ours - theirs).total(), (theirs - ours).total()
    whole = (right + over + short) or 1
    return right / whole, over / whole, short / whole


def means(found: Iterable[Score]) -> Score:
    """Return F1, and mean precision and recall over the pages on which they mean anything.

    >>> means([(0.5, 0.0, 0.5), (1.0, 0.0, 0.0)])
    (0.8571428571428571, 1.0, 0.75)
    """
    kept = list(found)
    precision = statistics.mean(right / (right + over) for right, over, _ in kept if right + over)
    recall = statistics.mean(right / (right + short) for right, _, short in kept if right + short)
    return 2 * precision * recall / (precision + recall), precision, recall


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)
