"""Results against the hand-made passages: rows, passages wholly right, flags.

A row is right when its name shares at least half of the gold name's content words and its seats
are the same; a passage is wholly right when every row is, there is no other row, and the
chamber's size is right or rightly unknown. Passages are taken from the folder ``shared/``
beside the checkout.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from hemicycle.reading.results import Results, results_of
from hemicycle.reading.text import text_of
from hemicycle.records.page import ListRow

PASSAGES = Path(__file__).resolve().parents[2] / "shared" / "reading" / "results"
_EMPTY = {"the", "of", "and", "a", "an", "for", "s"}


@dataclass(slots=True)
class Score:
    """Counts over passages."""

    gold_rows: int = 0
    read_rows: int = 0
    right_rows: int = 0
    passages: int = 0
    failing: list[str] = field(default_factory=list)
    flags: int = 0
    flags_right: int = 0
    false_alarms: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall of the rows."""
        return 2 * self.right_rows / max(self.gold_rows + self.read_rows, 1)


def score_folder(folder: Path) -> Score:
    """Read every passage of a folder and count what is right."""
    score = Score()
    for path in sorted(folder.glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(item["text"])
        _score(item, results_of(text, text.lines), score)
    return score


def _score(item: Mapping[str, Any], read: Results, score: Score) -> None:
    gold = item["gold"]
    left = list(read.lists)
    for row in gold["lists"]:
        right = next((one for one in left if _right(row, one)), None)
        if right is not None:
            left.remove(right)
            score.right_rows += 1
    missed = len(gold["lists"]) - (len(read.lists) - len(left))
    score.gold_rows += len(gold["lists"])
    score.read_rows += len(read.lists)
    score.passages += 1
    if missed or left or gold["total_seats"] != read.chamber.seats_total:
        score.failing.append(item["id"])
    expected = _expected(gold)
    alarms = {one.code for one in read.findings if one.severity != "note"}
    score.flags += len(expected)
    score.flags_right += len(expected & alarms)
    score.false_alarms += [f"{item['id']}: {code}" for code in sorted(alarms - expected)]


def _right(gold: Mapping[str, Any], row: ListRow) -> bool:
    wanted = _words(gold["name"])
    shared = wanted & (_words(row.name) | _words(row.abbreviation or ""))
    seats = [gold.get(key) for key in ("seats", "seats_min", "seats_max")]
    return len(shared) * 2 >= len(wanted) and seats == [row.seats, row.seats_min, row.seats_max]


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", name.casefold())) - _EMPTY


def _expected(gold: Mapping[str, Any]) -> set[str]:
    """Return the codes that the gold's own words about a passage ask for."""
    words = " ".join(gold["flags"])
    missing = gold.get("missing", 0)
    asked = {
        "seats-unlisted": missing > 0,
        "seats-oversum": missing < 0,
        "list-repeated": "duplicate_list" in words,
        "subtotal-conflict": "do not add up" in words,
    }
    return {code for code, wanted in asked.items() if wanted}


def _speed(folder: Path) -> float:
    texts = [
        json.loads(path.read_text(encoding="utf-8"))["text"] for path in folder.glob("*.json")
    ]
    start = perf_counter()
    for string in texts * 5:
        text = text_of(string)
        results_of(text, text.lines)
    return len(texts) * 5 / (perf_counter() - start)


def main() -> None:
    """Print the scores of the passages."""
    if not PASSAGES.is_dir():
        print(f"skipped: no passages in {PASSAGES}")
        return
    score = score_folder(PASSAGES)
    right = score.passages - len(score.failing)
    print(
        f"rows F1                {score.f1:.3f}  ({score.right_rows} of {score.gold_rows} right)"
    )
    print(f"passages wholly right  {right} of {score.passages}")
    print(f"flags right            {score.flags_right} of {score.flags}")
    print(f"false alarms           {len(score.false_alarms)}")
    print(f"speed                  {_speed(PASSAGES):.0f} passages/s")
    for failing in [*score.failing, *score.false_alarms]:
        print(f"  {failing}")
