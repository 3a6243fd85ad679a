"""The whole gold of reading in one table, and PolNeAR where its folder is given.

Gold is taken from the folder ``shared/`` beside the checkout. PolNeAR (attributions in political
news, no licence, so it is measured with and never shipped) is taken from the folder that the
variable ``POLNEAR`` names: the one with ``text`` and ``attributions`` of one split. Without
either, that part is skipped.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from bench import reading, reading_results, reading_statements
from hemicycle.reading.pages import read_text
from hemicycle.reading.statements import statements_of
from hemicycle.reading.text import text_of
from hemicycle.records.page import Statement

GOLD = Path(__file__).resolve().parents[2] / "shared" / "reading"
VARIABLE = "POLNEAR"
YEAR = 2016
ROUNDS = 20
_OVERLAP = 0.5
_EMPTY = {"the", "a", "an", "of", "mr", "mrs", "ms"}


def main() -> None:
    """Print every figure of the issue on reading that has gold."""
    if GOLD.is_dir():
        for name, figure in (*_results(), *_pages(), *_statements(), *_speed()):
            print(f"{name:<34}{figure}")
    else:
        print("no shared/reading beside the checkout: nothing to measure")
    folder = os.environ.get(VARIABLE)
    if folder is None:
        print(f"{'PolNeAR':<34}skipped: the variable {VARIABLE} names no folder")
        return
    score = score_polnear(Path(folder))
    print(f"{'PolNeAR: statements found':<34}{score.found} of {score.gold}")
    print(f"{'PolNeAR: speaker right, no doubt':<34}{score.right} of {score.sure}")


def _results() -> Iterator[tuple[str, str]]:
    score = reading_results.score_folder(GOLD / "results")
    right = score.passages - len(score.failing)
    yield "results: rows F1", f"{score.f1:.3f}"
    yield "results: passages wholly right", f"{right} of {score.passages}"
    yield "results: flags right", f"{score.flags_right} of {score.flags}"
    yield "results: false alarms", f"{len(score.false_alarms)}"


def _pages() -> Iterator[tuple[str, str]]:
    rights = totals = agreed = found = expected = 0
    for path in sorted((GOLD / "pages").glob("*.json")):
        document = json.loads(path.read_bytes())
        right, lines = reading.line_accuracy(document)
        rights, totals = rights + right, totals + lines
        mine, theirs = reading.comments(document)
        if theirs:
            agreed, found = agreed + len(mine & theirs), found + len(mine)
            expected += len(theirs)
    yield "zones: line accuracy", f"{rights / max(totals, 1):.3f}"
    yield "comments: F1 with author", f"{reading.f1(agreed, found, expected):.3f}"


def _statements() -> Iterator[tuple[str, str]]:
    score = reading_statements.score_pages(GOLD / "pages")
    for name in ("speaker", "act", "via", "content"):
        precision = score.right[name] / max(score.read, 1)
        recall = score.right[name] / max(score.gold, 1)
        yield f"statements: {name}", f"precision {precision:.3f}  recall {recall:.3f}"
    yield "statements: right without doubt", f"{score.sure_right} of {score.sure}"


def _speed() -> Iterator[tuple[str, str]]:
    """Tell pages a second of the processor's own time: other work beside it does not count."""
    texts = [json.loads(path.read_bytes())["text"] for path in (GOLD / "pages").glob("*.json")]
    start = process_time()
    for text in texts * ROUNDS:
        read_text(text, "-")
    each = len(texts) * ROUNDS / (process_time() - start)
    yield (
        "speed",
        f"{each:.0f} pages/s of {sum(map(len, texts)) // max(len(texts), 1):,} characters",
    )


@dataclass(slots=True)
class Polnear:
    """Attributions of the corpus, those found, and those read without doubt."""

    gold: int = 0
    found: int = 0
    sure: int = 0
    right: int = 0


def score_polnear(folder: Path) -> Polnear:
    """Read every article of one split and count what agrees with its attributions.

    A statement and an attribution are one where their contents share half of their characters;
    the speaker is right where it shares a word with the source.
    """
    score = Polnear()
    for path in sorted((folder / "text").glob("*.txt")):
        marked = next((folder / "attributions").glob(f"{_literal(path.stem)}*.ann"), None)
        if marked is not None:
            with path.open(encoding="utf-8", newline="") as file:
                _score_article(file.read(), marked.read_text(encoding="utf-8"), score)
    return score


def _literal(stem: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", stem)


def _score_article(string: str, marked: str, score: Polnear) -> None:
    attributions = list(_attributions(string, marked))
    text = text_of(string)
    met: set[int] = set()
    for statement in statements_of(text, text.lines, YEAR):
        met |= _judged(statement, attributions, score)
    score.gold += len(attributions)
    score.found += len(met)


def _judged(
    statement: Statement, attributions: list[tuple[set[int], set[str]]], score: Polnear
) -> set[int]:
    """Count one statement, and return the attribution that it is."""
    span = statement.span
    mine = set(range(span.start, span.end)) if span else set()
    shares = [len(mine & theirs) / len(mine | theirs) for theirs, _ in attributions if theirs]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    same = best is not None and shares[best] >= _OVERLAP
    if not statement.doubt:
        score.sure += 1
        speaker = _words(statement.speaker.name or "")
        score.right += bool(same and best is not None and speaker & attributions[best][1])
    return {best} if same and best is not None else set()


def _attributions(string: str, marked: str) -> Iterator[tuple[set[int], set[str]]]:
    """Yield each attribution's characters of content, and the words of its source."""
    rows = [line.split("\t") for line in marked.splitlines()]
    spans = {row[0]: _places(row[1]) for row in rows if row[0].startswith("T")}
    events = [row[1] for row in rows if row[0].startswith("E")]
    for event in events:
        content: set[int] = set()
        source: set[str] = set()
        for kind, name in (part.split(":", 1) for part in event.split()):
            for start, end in spans.get(name, ()):
                content |= set(range(start, end)) if kind.startswith("Content") else set()
                source |= _words(string[start:end]) if kind.startswith("Source") else set()
        if content:
            yield content, source


def _places(printed: str) -> list[tuple[int, int]]:
    """Return the characters of "Content 10 20;25 31"."""
    _, _, places = printed.partition(" ")
    return [(int(start), int(end)) for start, end in map(str.split, places.split(";"))]


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - _EMPTY
