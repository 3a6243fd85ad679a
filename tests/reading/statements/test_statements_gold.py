"""The hand-made pages: floors that a change may raise and never lower."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from hemicycle.reading.statements import statements_of
from hemicycle.reading.text import text_of


@pytest.fixture
def measure(root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the bench, which counts what the pages' floors are pinned to."""
    monkeypatch.syspath_prepend(str(root))
    return import_module("bench.reading_statements")


def test_every_statement_of_the_iraq_page_is_read_and_nothing_else(
    gold: Path, measure: Any
) -> None:
    page = json.loads((gold / "reading/pages/seed.json").read_text(encoding="utf-8"))
    text = text_of(page["text"])
    read = statements_of(text, measure.article_lines(text, page["gold"]), 2018)
    theirs = {each["id"]: each for each in page["gold"]["statements"]}
    assert [each.id for each in read] == sorted(theirs, key=lambda name: int(name[1:]))
    assert {each.id: each.text for each in read} == {
        name: each["content"] for name, each in theirs.items()
    }
    assert {each.id: each.denies for each in read if each.denies} == {
        "s1": "s0", "s2": "s0", "s3": "s0",
    }  # fmt: skip
    assert {each.id for each in read if each.doubt} == {"s0", "s5", "s10"}


def test_every_field_of_all_pages_keeps_its_floor(gold: Path, measure: Any) -> None:
    score = measure.score_pages(gold / "reading/pages")
    assert (score.gold, score.read) == (11, 11)
    assert score.right == dict.fromkeys(measure.FIELDS, 11)


def test_what_is_shown_without_doubt_is_right(gold: Path, measure: Any) -> None:
    score = measure.score_pages(gold / "reading/pages")
    assert (score.sure, score.sure_right) == (8, 8)
