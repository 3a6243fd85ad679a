"""Invented passages, each wholly right: every row, no other row, the chamber, the findings."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hemicycle.reading.results import Results, results_of
from hemicycle.reading.results.names import Name, content_words
from hemicycle.reading.results.wording import wording_in
from hemicycle.reading.text import text_of
from hemicycle.records.page import ListRow

_FILE = Path(__file__).with_name("passages.toml")
PASSAGES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["passage"]


def read(string: str) -> Results:
    text = text_of(string)
    return results_of(text, text.lines)


def seats_of(row: ListRow) -> int | str | None:
    if row.seats_min is None and row.seats_max is None:
        return row.seats
    ends = ("" if end is None else str(end) for end in (row.seats_min, row.seats_max))
    return "-".join(ends)


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["id"] for passage in PASSAGES])
def test_a_passage_is_wholly_right(passage: dict[str, Any]) -> None:
    results = read(passage["text"])
    wanted = [(words(name), seats) for name, seats in passage["rows"].items()]
    found = [(words(row.name, row.abbreviation), seats_of(row)) for row in results.lists]
    assert sorted(map(str, (seats for _, seats in found))) == sorted(
        map(str, (seats for _, seats in wanted))
    )
    for name, seats in wanted:
        assert any(len(name & other) * 2 >= len(name) for other, held in found if held == seats)
    assert results.chamber.seats_total == passage.get("total")
    assert results.chamber.majority == passage.get("majority")
    assert sorted({finding.code for finding in results.findings}) == passage["findings"]


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["id"] for passage in PASSAGES])
def test_every_span_points_at_its_text(passage: dict[str, Any]) -> None:
    string = passage["text"]
    results = read(string)
    spans = [row.span for row in results.lists] + [results.chamber.span]
    spans += [span for finding in results.findings for span in finding.spans]
    lines = text_of(string).lines
    for span in spans:
        if span is not None:
            assert string[span.start : span.end] == span.exact
            assert lines[span.line - 1].start <= span.start <= lines[span.line - 1].end


def words(name: str, abbreviation: str | None = None) -> frozenset[str]:
    shown = f"{name} {abbreviation}" if abbreviation else name
    return content_words(Name(shown).full, wording_in("en"))
