"""The builder's markup, its addresses and its phrases, without a browser."""

import gzip
import re
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import RequestError
from hemicycle.pictures.builder import (
    ARABIC,
    ENGLISH,
    SCRIPT,
    STYLE,
    Answer,
    Choice,
    Table,
    builder_fragment,
    choice_of,
    query_of,
)
from hemicycle.pictures.builder.markup import data_of
from hemicycle.pictures.builder.table import Listed, Reading, Standing, Term
from hemicycle.records.chamber import Status

TABLE = Table(
    (Listed("a", "A", 4, 1, "#b5443c"), Listed("b", "B", 3, 0, "#31598f")),
    (Reading("as listed", 9, 5, (4, 3), (0, 1)),),
)
ANSWER = Answer(Status.POSSIBLE, (Standing(4, 1, 0, Status.POSSIBLE, (), ()),), ())


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.encode(), 9)) <= 15_000


def test_the_script_never_makes_text_into_markup() -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.on\w+\s*="
    )
    assert re.findall(forbidden, SCRIPT) == []
    assert "</script" not in SCRIPT
    assert "</style" not in STYLE


def test_markup_needs_no_exception_from_a_strict_policy() -> None:
    fragment = builder_fragment(TABLE, Choice(("a",)), ANSWER)
    assert re.findall(r"<script(?! type=\"application/json\">)", fragment) == []
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", fragment)


def test_a_range_is_shown_beside_its_list() -> None:
    fragment = builder_fragment(TABLE, Choice(), ANSWER)
    assert '<span class="n">4–5</span>' in fragment
    assert '<span class="n">3</span>' in fragment


@pytest.mark.parametrize("href", ["javascript:alert(1)", " #x", "data:text/html,x", "x.html"])
def test_a_link_leads_to_the_page_or_to_the_web(href: str) -> None:
    term = Term("a:b", "never", "A will not", True, ((0, 1),), "No.", "report", href)
    with pytest.raises(RequestError, match="cannot be linked to"):
        builder_fragment(replace(TABLE, terms=(term,)), Choice(), ANSWER)


@pytest.mark.parametrize("prefix", ["", "1a", 'a"b', "a b"])
def test_a_prefix_begins_an_id(prefix: str) -> None:
    with pytest.raises(RequestError, match="cannot begin an id"):
        builder_fragment(TABLE, Choice(), ANSWER, prefix)


@given(st.lists(st.text(min_size=1), max_size=3), st.lists(st.text(min_size=1), max_size=3))
def test_a_choice_survives_its_address(chosen: list[str], aside: list[str]) -> None:
    choice = Choice(tuple(chosen), tuple(aside))
    query = query_of(choice)
    assert re.fullmatch(r"\?[A-Za-z0-9*._=&%+-]*", query)
    assert choice_of(query) == choice


@given(st.text())
def test_any_query_is_read(query: str) -> None:
    assert isinstance(choice_of(query), Choice)


@given(st.text())
def test_no_text_ends_the_data_block(text: str) -> None:
    data = data_of(replace(TABLE, lists=(Listed(text, text, 1, 0, "#000000"),)))
    assert not re.search("[<>&\u2028\u2029]", data)


@pytest.mark.parametrize("field", sorted(asdict(ENGLISH)))
def test_arabic_says_the_same_figures(field: str) -> None:
    figures = re.compile(r"\{\w+\}")
    english, arabic = str(asdict(ENGLISH)[field]), str(asdict(ARABIC)[field])
    assert sorted(figures.findall(english)) == sorted(figures.findall(arabic))
    assert arabic
