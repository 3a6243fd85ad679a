"""Pictures in a real browser, with letters of real width: nothing is cut or overlaps."""

from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Browser

from docs.gallery import iraq, iraq_in_arabic
from hemicycle.pictures.bars import coalition_ladder, stacked_bar
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.shares import Measure, seats_against
from hemicycle.pictures.svg import standalone
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC

BOXES = """
svg => [...svg.querySelectorAll('text')].map(text => {
  const box = text.getBBox(), page = svg.viewBox.baseVal;
  return {text: text.textContent, left: box.x, right: box.x + box.width, top: box.y + 2,
          bottom: box.y + box.height - 2, width: page.width, height: page.height};
})
"""


def assert_legible(boxes: list[dict[str, Any]]) -> None:
    for box in boxes:
        assert box["left"] >= -1.5, box
        assert box["right"] <= box["width"] + 1.5, box
        assert 0 <= box["top"] < box["bottom"] <= box["height"], box
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            apart = (
                one["right"] <= other["left"]
                or other["right"] <= one["left"]
                or one["bottom"] <= other["top"]
                or other["bottom"] <= one["top"]
            )
            assert apart, (one["text"], other["text"])


@pytest.mark.parametrize("width", [320, 390, 640, 1240])
@pytest.mark.parametrize("arabic", [False, True])
def test_no_text_is_cut_or_meets_another(browser: Browser, width: int, arabic: bool) -> None:
    chamber = iraq_in_arabic() if arabic else iraq()
    view = View(width=width, words=ARABIC, direction="rtl") if arabic else View(width=width)
    ladder = coalition_ladder(chamber, [["sairoun", "fatah", "victory", "kdp"]], view)
    page = browser.new_page()
    for svg in (hemicycle(chamber, view), stacked_bar(chamber, view), ladder):
        page.set_content(svg)
        assert_legible(page.locator("svg").evaluate(BOXES))
    page.close()


def test_the_browser_names_the_picture(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(hemicycle(iraq(), View(title="The Council")))
    picture = page.get_by_role("img", name="The Council")
    assert picture.count() == 1
    page.close()


@pytest.mark.parametrize(("scheme", "paper"), [("light", "#fbf9f4"), ("dark", "#171612")])
def test_a_file_suits_light_and_dark(browser: Browser, scheme: str, paper: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.set_content(standalone(hemicycle(iraq())).partition("?>")[2])
    fill = page.locator("rect").first.evaluate("rect => getComputedStyle(rect).fill")
    red, green, blue = (int(paper[at : at + 2], 16) for at in (1, 3, 5))
    assert fill == f"rgb({red}, {green}, {blue})"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_hollow_seats_show_in_forced_colours(browser: Browser, scheme: str) -> None:
    """With the reader's own colours forced, the majority line is of the colour of the text."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", forced_colors="active"
    )
    page = context.new_page()
    page.set_content(standalone(hemicycle(iraq())).partition("?>")[2])
    text = page.locator("body").evaluate("body => getComputedStyle(body).color")
    stroke = "line => getComputedStyle(line).stroke"
    assert page.locator(".majority").evaluate(stroke) == text
    hollow = page.locator("g", has=page.locator("title", has_text="Not listed")).last
    assert hollow.locator("path").evaluate(stroke) == text
    paper = page.locator("rect").first.evaluate("rect => getComputedStyle(rect).fill")
    assert paper != text
    context.close()


@pytest.mark.parametrize(("width", "arabic"), [(320, False), (390, True), (640, False)])
def test_figures_of_shares_are_not_cut_and_do_not_meet(
    browser: Browser, width: int, arabic: bool
) -> None:
    chamber = iraq_in_arabic() if arabic else iraq()
    view = View(width=width, words=ARABIC, direction="rtl") if arabic else View(width=width)
    votes = Measure("الأصوات" if arabic else "Votes", {"fatah": Fraction(131, 1000)})
    page = browser.new_page()
    page.set_content(seats_against(chamber, votes, view))
    assert_legible(page.locator("svg").evaluate(BOXES))
    page.close()
