"""The hand-made passages and the Iraq page: floors that a change may raise but never lower."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from hemicycle.reading.results import Results, results_of
from hemicycle.reading.text import text_of

SEED_SEATS = [54, 47, 42, 25, 21, 25, 19, 19, 18, 14, 6, 5, 4]


@pytest.fixture(scope="module")
def score(gold: Path, root: Path) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root)
        yield import_module("bench.reading_results").score_folder(gold / "reading" / "results")


@pytest.fixture(scope="module")
def seed(gold: Path) -> Results:
    page = json.loads((gold / "reading" / "pages" / "seed.json").read_text(encoding="utf-8"))
    text = text_of(page["text"])
    article = [span for span in page["gold"]["spans"] if span["zone"] == "article"]
    ranges = [(span["start"], span["end"]) for span in article]
    lines = [n for n in text.lines if any(first <= n.number <= last for first, last in ranges)]
    return results_of(text, lines)


def test_the_floor_of_rows(score: Any) -> None:
    assert score.f1 == 1.0


def test_the_floor_of_passages_wholly_right(score: Any) -> None:
    assert score.failing == []


def test_the_floor_of_flags(score: Any) -> None:
    assert score.flags_right == score.flags == 8
    assert score.false_alarms == []


def test_the_iraq_page_gives_its_thirteen_lists(seed: Results) -> None:
    assert [row.seats for row in seed.lists] == SEED_SEATS
    assert (seed.chamber.seats_total, seed.chamber.majority) == (329, 165)
    assert seed.chamber.majority_basis == "computed"


def test_the_winner_of_the_iraq_page_has_its_proper_name(seed: Results) -> None:
    assert seed.lists[0].name == "Muqtada al-Sadr’s alliance with communists (Sairoun)"


def test_the_iraq_page_has_its_findings(seed: Results) -> None:
    found = {finding.code: finding for finding in seed.findings}
    assert found["seats-unlisted"].message == (
        "13 lists hold 299 of 329 seats; 30 are not listed."
    )
    assert [span.line for span in found["list-repeated"].spans] == [33, 34]
    assert set(found) <= {"seats-unlisted", "list-repeated", "name-variants"}
