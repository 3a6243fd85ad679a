"""Hostile pages: linear work, no crash, and spans that point at their text."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.markup import pages

from hemicycle.errors import HemicycleError
from hemicycle.reading.html import flatten
from hemicycle.reading.markup import reading
from hemicycle.reading.markup.extraction import without_scripts
from hemicycle.reading.markup.scan import flattened
from hemicycle.reading.pages import Page, read_page
from hemicycle.records.page import Span

TAGS = ("p", "div", "li", "ol", "table", "td", "b", "span", "script", "svg", "time", "h1", "a")
ATTRIBUTES = (
    *('class="comment"', "id=comment-7", 'class="comment depth-2"', 'class="fn"', "class='user'"),
    *('class="comment-content"', "class=wpd-comment", 'id="wpd-comm-2_1"', "itemprop='text'"),
    *('itemtype="https://schema.org/Comment" itemscope', "datetime='2018-05-19'", 'href="#c7"'),
    *("class='wpd-vote-result' title='9'", 'title="', "x='", "=", "<", "datetime=''"),
)
WORDS = (
    "Fatah won 47 of 329 seats.",
    "said",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "|",
    "\r\n",
    "•",
    "﻿",
    "￿",
)

opening = st.builds("<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(TAGS))
junk = st.sampled_from(
    ["<", ">", "</", "<!--", "-->", "<!", '"', "'", "<head>", "</head>", "<title>T</title>"]
)
linked = st.just('<script type="application/ld+json">{"@type":"Comment","text":"x"}</script>')
markup = st.lists(
    opening | closing | junk | linked | st.sampled_from(WORDS) | st.text(max_size=6), max_size=40
).map("".join)


@pytest.fixture(autouse=True)
def by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without trafilatura: our own code is what is fuzzed here."""
    monkeypatch.setattr(reading, "is_installed", lambda: False)


def spans_of(page: Page) -> list[Span]:
    report = page.report
    held = [report.headline, report.chamber, report.fund, *report.lists, *report.statements]
    spans = [one.span for one in held if one and one.span]
    return [*spans, *(span for finding in report.findings for span in finding.spans)]


@given(markup)
def test_no_markup_breaks_a_page_and_every_span_points_at_its_text(inside: str) -> None:
    try:
        page = read_page(f"<!doctype html>{inside}".encode(errors="replace"), "-")
    except HemicycleError:
        return
    string, lines = page.text.string, page.text.lines
    for span in spans_of(page):
        assert string[span.start : span.end] == span.exact
        assert lines[span.line - 1].start <= span.start <= lines[span.line - 1].end
    printed = [line.number for line in lines if not line.blank]
    zoned = [
        number
        for zone in page.report.zones
        for number in range(zone.lines[0], zone.lines[1] + 1)
        if not lines[number - 1].blank
    ]
    assert zoned == printed
    for comment in page.report.comments:
        first, last = comment.lines
        assert 1 <= first <= last <= len(lines)
        assert comment.text.split() == [word for word in comment.text.split() if word in string]


@given(markup)
def test_elements_are_ranges_of_the_text_and_lie_within_one_another(inside: str) -> None:
    flat = flattened(inside)
    for place, element in enumerate(flat.elements):
        assert 0 <= element.start <= element.end <= len(flat.text)
        if element.parent is not None:
            around = flat.elements[element.parent]
            assert element.parent < place
            assert around.start <= element.start
            assert element.end <= around.end


@given(markup)
def test_the_text_has_no_wide_gap_and_no_blank_at_an_end(inside: str) -> None:
    text = flatten(inside)
    assert "\n\n\n" not in text
    assert not any(line.startswith(" ") or line.endswith(" ") for line in text.split("\n"))
    assert without_scripts(without_scripts(inside)).count("<script") <= inside.count("<script")


HOSTILE = {
    "nested": "<div class='comment' id='comment-1'>",
    "nested comments": "<li class='comment depth-1'><b class='fn'>A</b>",
    "never closed": "<li class=comment id=c1>x",
    "closed only": "</div></li></p>",
    "closed in a cross": "<b><i><div class='comment depth-1'></b></i>",
    "a tag without end": "<a class='comment ",
    "attributes": "<p class='comment' " + "a=b " * 9 + ">",
    "quotation marks": '"',
    "a quotation mark too few": "<p title='comment>",
    "entities": "&lt;&#9999999999;&amp",
    "linked data": "<script type='application/ld+json'>[{}]</script>",
    "linked data without end": "<script type='application/ld+json'>[",
    "heads": "<head><meta property='og:title'",
    "hidden": "<svg><noscript>",
    "cells": "<td>",
    "bullets": "<li>",
    "levels": "<div class='wc-comment wc_comment_level-1'><p class='wc-comment-text'>x</p></div>",
}


def steps(page: str) -> int:
    """Return how many lines of Python reading a page takes."""
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
def test_twice_the_markup_takes_at_most_twice_the_steps(unit: str) -> None:
    once, twice = steps(pages.STORY + unit * 150), steps(pages.STORY + unit * 300)
    assert twice <= 2.2 * once


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("<div class='comment' id='comment-1'>", id="elements"),
        pytest.param("<b>", id="tags"),
        pytest.param("</p", id="closing tags without end"),
        pytest.param("<a title=", id="opening tags without end"),
        pytest.param("<p ='", id="quotation marks"),
        pytest.param("<p class='comment' " + "aaaaaaaaaaaaaaaaaaaaaaa " * 20, id="attributes"),
        pytest.param("&#x99999999;", id="entities"),
    ],
)
def test_a_hundred_thousand_of_anything_are_flattened_at_once(unit: str) -> None:
    """Quadratic work would take minutes here."""
    assert len(flattened(unit * 100_000).text) <= len(unit) * 100_000
