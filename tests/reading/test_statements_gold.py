"""The hand-made pages: floors that a change may raise and never lower."""

import json
from pathlib import Path

import pytest

from bench.reading_statements import FIELDS, article_lines, score_pages
from hemicycle.reading.statements import statements_of
from hemicycle.reading.text import text_of


def test_every_statement_of_the_iraq_page_is_read_and_nothing_else(gold: Path) -> None:
    page = json.loads((gold / "reading/pages/seed.json").read_text(encoding="utf-8"))
    text = text_of(page["text"])
    read = statements_of(text, article_lines(text, page["gold"]), 2018)
    theirs = {each["id"]: each for each in page["gold"]["statements"]}
    assert [each.id for each in read] == sorted(theirs, key=lambda name: int(name[1:]))
    assert {each.id: each.text for each in read} == {
        name: each["content"] for name, each in theirs.items()
    }
    assert {each.id: each.denies for each in read if each.denies} == {
        "s1": "s0", "s2": "s0", "s3": "s0",
    }  # fmt: skip
    assert {each.id for each in read if each.doubt} == {"s0", "s5", "s10"}


@pytest.mark.parametrize("name", FIELDS)
def test_fields_of_all_pages_keep_their_floor(gold: Path, name: str) -> None:
    score = score_pages(gold / "reading/pages")
    assert (score.gold, score.read) == (11, 11)
    assert score.right[name] == 11


def test_what_is_shown_without_doubt_is_right(gold: Path) -> None:
    score = score_pages(gold / "reading/pages")
    assert (score.sure, score.sure_right) == (8, 8)
