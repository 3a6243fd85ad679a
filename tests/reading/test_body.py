"""The body of a story among the menus, teasers and forms of a page that was flattened whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.reading.body import body_of, story_in
from hemicycle.reading.looks import looks_of
from hemicycle.reading.pages import read_text
from hemicycle.reading.text import text_of

MENU = [f"Section {number}" for number in range(30)]
BODY = [
    "The three lists that won the election begin talks on a cabinet on Monday, they said.",
    "None of them has a majority, and two of them have ruled out sitting with the third.",
    "The commission will publish the final figures at the end of the week, it said in a note.",
]
HEAD = ["Talks on a cabinet begin on Monday", "19 May 2018"]
FOOT = [f"Partner {letter}" for letter in "abcdefghijklmnopqrst"]


def article(*lines: str) -> list[str]:
    page = read_text("\n\n".join(lines), "-")
    return [
        line.text
        for zone in page.report.zones
        if zone.kind == "article"
        for line in page.text.lines[zone.lines[0] - 1 : zone.lines[1]]
        if not line.blank
    ]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([], id="nothing"),
        pytest.param(MENU, id="a menu"),
        pytest.param([*MENU, "Privacy policy", "Comments"], id="a menu with the words of a foot"),
    ],
)
@pytest.mark.parametrize(
    "below", [pytest.param([], id="nothing below"), pytest.param(FOOT, id="a foot")]
)
def test_the_story_is_found_wherever_it_stands(above: list[str], below: list[str]) -> None:
    found = article(*above, *HEAD, *BODY, *below)
    assert [line for line in found if line in (*HEAD, *BODY)] == [*HEAD, *BODY]
    assert len([line for line in found if line not in (*HEAD, *BODY)]) <= 3


def test_rows_of_figures_behind_the_body_are_the_storys() -> None:
    table = ["Fatah | 47", "Nasr | 42", "Others", "Wataniya | 21"]
    found = article(*MENU, *HEAD, *BODY, *table, *FOOT)
    assert set(table) <= set(found)
    assert not any(line.startswith("Partner") for line in found)


def test_one_long_teaser_is_no_body() -> None:
    teaser = " ".join(["word"] * 120) + "."
    more = [f"{line} Nobody knows more." for line in BODY]
    found = article(*MENU, teaser, *FOOT, *HEAD, *BODY, *more)
    assert teaser not in found
    assert BODY[1] in found


def test_a_passage_without_prose_is_left_as_it_is() -> None:
    rows = [f"List {number} | {number}" for number in range(20)]
    looks = looks_of(text_of("\n".join(f"{row} seats" for row in MENU)).lines)
    assert not body_of(looks)
    assert story_in(looks) == range(len(MENU))
    assert article(*rows) == rows


@given(st.lists(st.sampled_from([*MENU[:3], *BODY, "", "Privacy policy", "A | 5"]), max_size=60))
def test_the_body_is_the_heaviest_run(lines: list[str]) -> None:
    """Against all runs, which is slow and cannot be wrong."""
    from hemicycle.reading.body import _weight

    looks = looks_of(text_of("\n".join(lines)).lines)
    weights = [_weight(look) for look in looks]
    best = max(
        (sum(weights[a:b]) for a in range(len(weights)) for b in range(a + 1, len(weights) + 1)),
        default=0,
    )
    found = body_of(looks)
    assert sum(weights[place] for place in found) == max(best, 0)
    assert set(found) <= set(story_in(looks))
