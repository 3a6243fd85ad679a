"""Statements against the hand-made pages: who, what act, through whom, which words.

A gold statement and one that was read are paired when their contents share half of their words;
each is used once. A field's recall is its share of the gold statements, its precision its share
of those read. Pages are taken from the folder ``shared/`` beside the checkout.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from hemicycle.reading.statements import statements_of
from hemicycle.reading.text import Line, Text, text_of
from hemicycle.records.page import Statement

PAGES = Path(__file__).resolve().parents[2] / "shared" / "reading" / "pages"
FIELDS = ("speaker", "act", "form", "via", "said_on", "denies", "content")
_ARTICLES = {"the", "a", "an"}


@dataclass(slots=True)
class Score:
    """Counts over pages: gold statements, those read, those read without doubt, fields right."""

    gold: int = 0
    read: int = 0
    sure: int = 0
    sure_right: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))


def article_lines(text: Text, gold: Mapping[str, Any]) -> list[Line]:
    """Return the lines that the gold calls article."""
    article = (span for span in gold["spans"] if span["zone"] == "article")
    return [line for span in article for line in text.lines[span["start"] - 1 : span["end"]]]


def score_page(gold: Sequence[Mapping[str, Any]], read: Sequence[Statement], score: Score) -> None:
    """Add one page's statements to the score."""
    pairs = _paired(gold, read)
    ids = {mine.id: theirs["id"] for theirs, mine in pairs}
    score.gold += len(gold)
    score.read += len(read)
    score.sure += sum(not mine.doubt for mine in read)
    for theirs, mine in pairs:
        right = _fields_right(theirs, mine, ids)
        for name in right:
            score.right[name] += 1
        score.sure_right += not mine.doubt and {"speaker", "act", "via"} <= right


def _fields_right(theirs: Mapping[str, Any], mine: Statement, ids: Mapping[str, str]) -> set[str]:
    via = theirs.get("via")
    checks = {
        "speaker": _plain(theirs["speaker"]) == _plain(mine.speaker.name),
        "act": theirs["act"] == mine.act,
        "form": theirs["form"] == mine.form,
        "via": mine.via == ((via,) if via else ()),
        "said_on": theirs.get("date") == mine.said_on,
        "denies": theirs.get("target") == ids.get(mine.denies or ""),
        "content": _words(theirs["content"]) == _words(mine.text),
    }
    return {name for name, right in checks.items() if right}


def _paired(
    gold: Sequence[Mapping[str, Any]], read: Sequence[Statement]
) -> list[tuple[Mapping[str, Any], Statement]]:
    likeness = sorted(
        (
            (_jaccard(theirs["content"], mine.text), -row, -column)
            for row, theirs in enumerate(gold)
            for column, mine in enumerate(read)
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for alike, row, column in likeness:
        if alike >= 0.5 and -row not in rows and -column not in columns:
            rows.add(-row)
            columns.add(-column)
            pairs.append((gold[-row], read[-column]))
    return pairs


def _jaccard(one: str, other: str) -> float:
    left, right = set(_words(one)), set(_words(other))
    return len(left & right) / len(left | right) if left | right else 0.0


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _plain(name: str | None) -> tuple[str, ...] | None:
    return None if name is None else tuple(w for w in _words(name) if w not in _ARTICLES)


def score_pages(pages: Path) -> Score:
    """Score every page of the folder that has gold statements."""
    score = Score()
    for path in sorted(pages.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if "statements" in page["gold"]:
            text = text_of(page["text"])
            lines = article_lines(text, page["gold"])
            read = statements_of(text, lines, page["gold"].get("year", 2018))
            score_page(page["gold"]["statements"], read, score)
    return score


def main() -> None:
    """Print precision and recall of each field, and the speed on the pages."""
    if not PAGES.is_dir():
        print("no shared/reading/pages beside the checkout")
        return
    score = score_pages(PAGES)
    print(f"{score.gold} statements in the gold, {score.read} read")
    for name in FIELDS:
        precision, recall = score.right[name] / score.read, score.right[name] / score.gold
        print(f"  {name:8} precision {precision:.3f}  recall {recall:.3f}")
    print(f"  without doubt: {score.sure_right} of {score.sure} right in speaker, act and via")
    _print_speed()


def _print_speed() -> None:
    string = json.loads((PAGES / "seed.json").read_text(encoding="utf-8"))["text"]
    text = text_of(string)
    rounds = 20
    start = perf_counter()
    for _ in range(rounds):
        statements_of(text, text.lines, 2018)
    print(f"  {rounds / (perf_counter() - start):.0f} pages/s, all lines of the Iraq page")
