"""Pages of many systems, invented here: each line is marked with the zone in which it lies."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.reading.pages import Page, read_text
from hemicycle.records.page import ZoneKind

INVENTED = Path(__file__).parent / "invented"
KINDS: dict[str, ZoneKind] = {"a": "article", "f": "furniture", "c": "comments"}
PAGES = sorted(path.stem for path in INVENTED.glob("*.txt"))


def invented(name: str) -> tuple[Page, dict[int, ZoneKind]]:
    """Return an invented page as read, and the zone in which each printed line lies."""
    marked = (INVENTED / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    marks = {number: KINDS[line[0]] for number, line in enumerate(marked, 1) if line}
    return read_text("\n".join(line[2:] for line in marked), name), marks


def kinds(page: Page) -> dict[int, ZoneKind]:
    return {
        line.number: zone.kind
        for zone in page.report.zones
        for line in page.text.lines[zone.lines[0] - 1 : zone.lines[1]]
        if not line.blank
    }


@pytest.mark.parametrize("name", PAGES)
def test_each_line_lies_in_its_zone(name: str) -> None:
    page, marks = invented(name)
    found = kinds(page)
    wrong = [
        (page.text.lines[number - 1].text, found[number])
        for number, kind in marks.items()
        if found[number] != kind
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("blogger", ["Tama", "Anonymous", "Cheap Watches"]),
        ("wordpress", ["Kofi", "Ann Osei", "old_hand"]),
        ("disqus", ["Jan Kowal", "river_rat", "Guest"]),
        ("phpbb", ["minaret", "two_rivers"]),
        ("german", ["Heidi K.", "Anonym"]),
        ("arabic", ["سالم", "ليلى"]),
        (
            "removed_authors",
            [None, "Marsh Wren", None, "Marsh Wren", "Two pints please"],
        ),
        ("numbered", [None, None, None]),
        ("inline_letters", ["Candy1", "Upepo"]),
        ("livefeed", ["Lara Finn", "Sherry Lewis", "C &"]),
        ("french", ["Marie", "Anonyme"]),
        ("spanish", ["Lucía", "Pepe"]),
        ("empty_discussion", []),
        ("counter_on_top", []),
    ],
)
def test_each_comment_has_its_author(name: str, authors: list[str | None]) -> None:
    page, _ = invented(name)
    assert [comment.author for comment in page.report.comments] == authors


@given(st.text(alphabet="ab.\n\r 1$|-*\t:…", max_size=200))
def test_every_printed_line_lies_in_exactly_one_zone(string: str) -> None:
    page = read_text(string, "-")
    covered = [
        number
        for zone in page.report.zones
        for number in range(zone.lines[0], zone.lines[1] + 1)
        if not page.text.lines[number - 1].blank
    ]
    assert covered == [line.number for line in page.text.lines if not line.blank]
    ends = [page.text.lines[n - 1] for zone in page.report.zones for n in zone.lines]
    assert not any(line.blank for line in ends)
    assert all(one.kind != other.kind for one, other in pairwise(page.report.zones))
