"""The whole road: gold where it lies beside the checkout, hostile and odd input always."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from hemicycle.errors import HemicycleError, TooLargeError
from hemicycle.reading.pages import LONGEST_ARTICLE, MAX_LINES, read_page, read_text

STORY = (
    "Talks begin on Monday\n\n"
    "The lists said that they would begin talks on Monday, three days after the count ended.\n\n"
)


@pytest.mark.parametrize(
    "name", ["seed", "p-iq2018-rudaw", "p-lk2015-blogger", "p-uk2010-wordpress"]
)
def test_each_line_of_the_gold_lies_in_its_zone(gold: Path, name: str) -> None:
    document = json.loads((gold / "reading" / "pages" / f"{name}.json").read_bytes())
    page = read_text(document["text"], name)
    right = {
        number: span["zone"]
        for span in document["gold"]["spans"]
        for number in range(span["start"], span["end"] + 1)
    }
    found = {
        line.number: zone.kind
        for zone in page.report.zones
        for line in page.text.lines[zone.lines[0] - 1 : zone.lines[1]]
    }
    printed = [line.number for line in page.text.lines if not line.blank]
    assert {number: found[number] for number in printed} == {n: right[n] for n in printed}


def test_the_seed_page_is_read_exactly(gold: Path) -> None:
    """The scraped page of May 2018 against which everything is measured."""
    data = (gold / "reading" / "pages" / "seed.json").read_bytes()
    page = read_page(data, "seed.json")
    expected = json.loads(data)["gold"]["comments"]
    assert [(comment.author, *comment.lines) for comment in page.report.comments] == [
        (comment["author"], comment["start"], comment["end"]) for comment in expected
    ]
    assert page.report.headline is not None
    assert page.report.headline.span.line == 7
    fund = page.report.fund
    assert fund is not None
    assert (fund.month, fund.currency, fund.raised_minor) == ("2021-06", "USD", 112_000)
    assert fund.marks_minor == (0, 250_000, 500_000)
    sixth = page.report.comments[5]
    assert sixth.text.count("\n") == 2
    assert sixth.text.startswith("Your comment")


def test_a_passage_of_results_is_wholly_article(gold: Path) -> None:
    for path in sorted((gold / "reading" / "results").glob("*.json")):
        report = read_text(json.loads(path.read_bytes())["text"], path.name).report
        assert [zone.kind for zone in report.zones] == ["article"], path.name
        assert (report.headline, report.comments, report.fund) == (None, (), None), path.name


def test_the_text_of_a_scrapers_envelope_is_the_page() -> None:
    envelope = json.dumps({"url": "https://example.org", "text": STORY}).encode()
    page = read_page(envelope, "a.json")
    assert page.text.string == STORY
    assert page.report.headline is not None
    assert page.report.headline.text == "Talks begin on Monday"
    assert page.report.source.name == "a.json"
    assert len(page.report.source.sha256) == 64


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('{"schema": "hemicycle/report/1", "text": "x"}', id="one of ours"),
        pytest.param('{"text": 3}', id="no text in it"),
        pytest.param('{"text": "x"', id="broken"),
        pytest.param('{"a":' * 5_000, id="nested deep"),
    ],
)
def test_other_json_is_read_as_it_stands(document: str) -> None:
    assert read_page(document.encode(), "-").text.string == document


def test_html_is_flattened_and_said() -> None:
    page = read_page(b"<!doctype html><h1>Who governs?</h1><p>Nobody yet.</p>", "a.html")
    assert page.text.string == "Who governs?\n\nNobody yet."
    by_rule = [] if find_spec("trafilatura") else ["article-by-rule"]
    assert [finding.code for finding in page.report.findings] == ["html-flattened", *by_rule]


def test_a_page_without_an_election_has_no_records() -> None:
    report = read_text("Bake for forty minutes, then let it cool.", "-").report
    assert (report.headline, report.comments, report.fund) == (None, (), None)


def test_a_body_printed_twice_counts_once() -> None:
    report = read_text(STORY + STORY, "-").report
    assert [(zone.kind, zone.lines) for zone in report.zones] == [
        ("article", (1, 3)),
        ("furniture", (5, 7)),
    ]


def test_a_figure_may_stand_twice_in_a_table() -> None:
    rows = "PS\n9\nDA\n11\nPS\n9\n"
    assert [zone.kind for zone in read_text(STORY + rows, "-").report.zones] == ["article"]


HOSTILE = {
    "one line": "word ",
    "quotation marks": "“",
    "blank lines": "\n",
    "names": "Ann Lee\n\nHello there, how are you?\n\n\n",
    "openings": "5 comments\nSome text of a reader here.\n",
    "signatures": "Ann said...\n\nhello\n\n",
    "signed below": "text text text\nPosted by X on May 7, 2010 at 3:14\n",
    "money": "0 $\n",
    "money in a line": "$1 ",
    "the same line": STORY,
    "the same short lines": "x y\nx y\nz\n",
    "numbers": "1. one two three four\n",
    "forms": "Leave a Reply\nsome more text\n",
    "teasers": "Read also\nanother story\n",
    "nested tags": "<div>",
    "tags without end": "<a ",
    "quotes without end": '<a x="',
    "hidden without end": "<svg><head><select>",
    "remarks without end": "<!-- ",
    "entities": "&amp;&#9999999999;&",
    "objects": '{"text":',
}


def steps(page: str) -> int:
    """Return how many lines of Python reading a page takes, those of the library included."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        read_page(page.encode(), "-")
    except HemicycleError:
        pass
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_input_takes_at_most_twice_the_steps(unit: str) -> None:
    start = "<html>" if unit.startswith("<") else "" if unit.startswith("{") else STORY
    once, twice = steps(start + unit * 150), steps(start + unit * 300)
    assert twice <= 2.2 * once


def test_an_endless_article_is_read_as_far_as_the_limit_and_said_to_be_cut() -> None:
    padding = "The count went on through the night. " * (LONGEST_ARTICLE // 37 + 1)
    page = read_text(f"Fatah won 47 of the 329 seats.\n{padding}\nVictory won 42 seats.\n", "long")
    assert [row.name for row in page.report.lists] == ["Fatah"]
    assert "article-cut" in [finding.code for finding in page.report.findings]
    whole = read_text("Fatah won 47 of the 329 seats.\nVictory won 42 seats.\n", "short")
    assert len(whole.report.lists) == 2
    assert "article-cut" not in [finding.code for finding in whole.report.findings]


def test_more_lines_than_a_page_can_have_are_refused_with_the_limit_named() -> None:
    with pytest.raises(TooLargeError, match="at most 200,000 are read"):
        read_text("a\n" * MAX_LINES, "endless")
