"""No text breaks the reader, every span points at its text, and work grows with the input."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.reading.results import Results, results_of
from hemicycle.reading.results.wording import LANGUAGES, wording_in
from hemicycle.reading.text import Text, text_of

WORDS = [
    "Red",
    "Blue",
    "Fatah",
    "al-Sadr’s",
    "Alliance",
    "coalition",
    "(KDP)",
    "and",
    "the",
    "of",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "-",
    "–",
    "|",
    "=",
    "+",
    "won",
    "7",
    "12",
    "329",
    "28.5",
    "%",
    "percent",
    "seats",
    "majority",
    "each",
    "respectively",
    "from",
    "to",
    "up",
    "no",
    "fewer",
    "than",
    "out",
    "parliament",
    "including",
    "two",
    "hundred",
    "independents",
    "others",
    "\n",
    "\t",
    "1.",
    "•",
    "Total",
    "٥٤",
    "مقعدا",
]

HOSTILE = {
    "digits": "7",
    "numbers": "7 ",
    "number words": "one hundred and ",
    "names": "Fatah ",
    "named numbers": "Fatah 7 ",
    "possessives": "Sadr’s alliance won 54 seats. Al-Sadr’s ",
    "brackets": "(",
    "articles": "of the only ",
    "rows": "Red 7\n",
    "cells": "a|",
    "sums": "A + B = 17. ",
    "stacked": "Red\n7\n",
    "two lists": "Fatah 47 Victory 42 ",
    "rows of cells": "A | 5 | 6\n",
    "steps": "Red gained 25 to reach 76 seats and ",
    "abbreviations": "Red Union (RU) RU 7 ",
    "two chambers": "7 of 9 seats in the Senate and the House ",
    "leaders": "Red ..... 7\n",
    "shared": "Red, Blue, Green and Grey with three. ",
    "arabic": "حصل تحالف سائرون على 54 مقعدا ",
}


def read(string: str) -> tuple[Text, Results]:
    text = text_of(string)
    return text, results_of(text, text.lines)


def check_spans(string: str) -> None:
    text, results = read(string)
    spans = [row.span for row in results.lists] + [results.chamber.span]
    spans += [span for finding in results.findings for span in finding.spans]
    for span in spans:
        if span is not None:
            line = text.lines[span.line - 1]
            assert string[span.start : span.end] == span.exact
            assert line.start <= span.start <= line.end


@given(st.text())
def test_any_text_is_read(string: str) -> None:
    check_spans(string)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_heap_of_the_words_of_election_news_is_read(string: str) -> None:
    check_spans(string)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_no_row_holds_what_no_chamber_holds(string: str) -> None:
    _, results = read(string)
    for row in results.lists:
        assert row.seats is None or 0 <= row.seats <= 3_000
        assert row.seats is None or (row.seats_min, row.seats_max) == (None, None)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_hostile_input_is_at_most_little_more_than_twice_the_work(unit: str) -> None:
    once = steps(unit * (3_000 // len(unit)))
    twice = steps(unit * (6_000 // len(unit)))
    assert twice < 2.6 * once + 2_000


def test_twice_as_many_names_are_at_most_little_more_than_twice_the_work() -> None:
    once, twice = (
        steps(" ".join(f"Party{number:04} won {number % 90} seats." for number in range(count)))
        for count in (150, 300)
    )
    assert twice < 2.6 * once


def test_a_long_line_is_read() -> None:
    _, results = read("Red won 7 of the 20 seats. " + "x" * 1_000_000)
    assert [row.seats for row in results.lists] == [7]


def test_a_million_digits_are_no_seats() -> None:
    assert read("Red won " + "7" * 1_000_000 + " seats in parliament.")[1].lists == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_no_table_that_english_does_not_have(language: str) -> None:
    assert set(wording_in(language).tables) <= set(wording_in("en").tables)


def steps(string: str) -> int:
    """Count the calls that reading a text makes, of Python's and of C's functions."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    text = text_of(string)
    sys.setprofile(counted)
    try:
        results_of(text, text.lines)
    finally:
        sys.setprofile(None)
    return count
