"""Every character stays where it was, and every span can be found."""

from hypothesis import given
from hypothesis import strategies as st

from hemicycle.brief.marks import Piece, anchor, marked_lines
from hemicycle.reading.text import text_of
from hemicycle.records.page import Span

PAGE = text_of("Fatah won 47 seats.\nSadr won 54.")


def spans_of(string: str, places: list[tuple[int, int]]) -> list[Span]:
    return [Span(1, start, end, string[start:end]) for start, end in places]


def test_overlapping_spans_are_cut_at_every_end() -> None:
    first, second = marked_lines(PAGE, spans_of(PAGE.string, [(0, 12), (10, 18), (20, 24)]))
    assert first.pieces == (
        Piece("Fatah won ", True, ("at-0-12",)),
        Piece("47", True, ("at-10-18",)),
        Piece(" seats", True, ()),
        Piece(".", False, ()),
    )
    assert [piece.text for piece in second.pieces] == ["Sadr", " won 54."]


def test_a_span_over_a_line_end_marks_both_lines() -> None:
    first, second = marked_lines(PAGE, spans_of(PAGE.string, [(13, 24)]))
    assert [(piece.text, piece.marked) for piece in first.pieces] == [
        ("Fatah won 47 ", False),
        ("seats.", True),
    ]
    assert [(piece.text, piece.marked) for piece in second.pieces] == [
        ("Sadr", True),
        (" won 54.", False),
    ]


texts = st.text(st.sampled_from("ab \n\r"), max_size=40)
places = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(texts, places)
def test_nothing_is_lost_and_every_anchor_stands_once(
    string: str, ends: list[tuple[int, int]]
) -> None:
    text = text_of(string)
    inside = [
        (start, end)
        for start, end in ends
        if start < end <= len(string) and string[start] not in "\r\n"
    ]
    spans = spans_of(string, inside)
    lines = marked_lines(text, spans)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == [
        line.text for line in text.lines
    ]
    anchors = [name for line in lines for piece in line.pieces for name in piece.anchors]
    assert sorted(anchors) == sorted({anchor(span) for span in spans})


@given(texts, places)
def test_a_character_is_marked_where_a_span_covers_it(
    string: str, ends: list[tuple[int, int]]
) -> None:
    text = text_of(string)
    spans = spans_of(string, [(a, b) for a, b in ends if a < b <= len(string)])
    for line, marked in zip(text.lines, marked_lines(text, spans), strict=True):
        flags = [piece.marked for piece in marked.pieces for _ in piece.text]
        expected = [
            any(span.start <= place < span.end for span in spans)
            for place in range(line.start, line.end)
        ]
        assert flags == expected
