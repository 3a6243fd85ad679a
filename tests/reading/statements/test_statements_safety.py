"""Any text: no exception, spans that point at their text, and steps that double with the input."""

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.reading.statements import statements_of
from hemicycle.reading.statements.cues import lexicon_of
from hemicycle.reading.statements.quotations import quotations_of
from hemicycle.reading.statements.sentences import MOST_TOKENS, sentences_of, tokens_of
from hemicycle.reading.text import text_of

MARKS = "“”\"„«»‘’':,.!?-–() \n\ue000"
WORDS = (
    "he said|said|Reuters reported|that|according to|citing|denied|reports|and|on May 22"
    "|On May 23,|Amiri|the leader of|is believed to|called|the|who|We will not.|told|adding|by"
    "|2018-05-22|May|31|die|der|und|nicht|sagte|dass|denied this|el|la|que|dijo"
)
PIECES = st.sampled_from([*MARKS, *(f" {word} " for word in WORDS.split("|"))])


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_spans_point_at_their_text(string: str) -> None:
    page = text_of(string)
    read = statements_of(page, page.lines, 2018)
    assert [each.id for each in read] == [f"s{number}" for number in range(len(read))]
    for each in read:
        span = each.span
        assert span is not None
        assert each.text
        assert string[span.start : span.end] == span.exact
        assert page.lines[span.line - 1].start <= span.start <= page.lines[span.line - 1].end
        assert each.denies is None or each.denies in {other.id for other in read}


@given(st.text(alphabet="“”\"„«»‘’' ab.", max_size=60))
def test_quotations_lie_side_by_side(paragraph: str) -> None:
    found = quotations_of(paragraph)
    assert all(0 <= each.start < each.end <= len(paragraph) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE: dict[str, Callable[[int], str]] = {
    "opening marks": lambda size: "“" * size,
    "marks that alternate": lambda size: "“ ”" * (size // 3),
    "straight marks": lambda size: '"a ' * (size // 3),
    "apostrophes": lambda size: "‘a " * (size // 3),
    "one sentence of cues": lambda size: "Amiri said that " * (size // 16),
    "one sentence of commas": lambda size: "Amiri, " * (size // 7),
    "many sentences": lambda size: "Amiri said that it was. " * (size // 24),
    "one word": lambda size: "a" * size,
    "German cues": lambda size: "die Partei sagte, dass sie " * (size // 27),
    "Arabic cues": lambda size: "قال العبادي إن في من على " * (size // 25),
    "speech without end": lambda size: "“We waited for nine days.\n\n" * (size // 27),
    "denials": lambda size: "Holm denied this. " * (size // 18),
    "relays": lambda size: ", Reuters reported" * (size // 18),
}


def steps(string: str) -> int:
    """Count the calls, of Python's and of built-in functions, that reading the string makes."""
    page = text_of(string)
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        statements_of(page, page.lines, None)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_input_takes_twice_the_steps(make: Callable[[int], str]) -> None:
    lexicon_of("en")
    assert steps(make(20_000)) <= 2.2 * steps(make(10_000)) + 1_000


def test_marks_without_end_are_one_quotation_and_a_long_line_no_sentence() -> None:
    assert len(quotations_of("“" * 300_000)) == 1
    words = tokens_of("a b " * 20_000, 0, (), lambda _: False)
    assert list(sentences_of(words)) == []


def test_a_line_of_ten_megabytes_is_data_and_not_prose() -> None:
    page = text_of("Amiri said that it was late. " * 350_000)
    assert statements_of(page, page.lines, None) == ()


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_sentences_are_bounded(make: Callable[[int], str]) -> None:
    string = make(20_000)
    tokens = tokens_of(string, 0, quotations_of(string), lambda _: False)
    assert all(len(sentence) <= MOST_TOKENS for sentence in sentences_of(tokens))
