"""Every picture on one page in a real browser: named, told in a table, legible, in any colours."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.pictures.test_in_browser import BOXES, assert_legible

from docs.gallery import Exhibit, exhibits, whole_page

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
EXHIBITS = list(exhibits())

TOLD = """
svg => svg.getAttribute('aria-labelledby').split(' ')
  .map(id => document.getElementById(id).textContent)
"""


@pytest.fixture(scope="module", params=["wide", "narrow", "dark", "forced"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320 if request.param == "narrow" else 900, "height": 700},
        color_scheme="dark" if request.param == "dark" else "light",
        forced_colors="active" if request.param == "forced" else "none",
    )
    page = context.new_page()
    page.set_content(whole_page())
    yield page
    context.close()


def test_axe_finds_nothing(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": WCAG})
    assert not found.response["violations"], found.generate_report()


def test_every_picture_is_an_image_with_the_name_and_the_news(page: Page) -> None:
    """Axe finds nothing wrong in an SVG without a name."""
    pictures = page.locator("svg")
    assert pictures.count() == len(EXHIBITS)
    for at, exhibit in enumerate(EXHIBITS):
        section = page.locator("section").nth(at)
        shown = section.get_by_role("img", name=exhibit.svg.name)
        assert shown.count() == 1, exhibit.name
        told = shown.evaluate(TOLD)
        assert told == [exhibit.svg.name, exhibit.svg.description]


def test_every_picture_has_its_figures_in_a_table(page: Page) -> None:
    for at, exhibit in enumerate(EXHIBITS):
        table = page.locator("section").nth(at).get_by_role("table", name=exhibit.svg.name)
        assert table.count() == 1, exhibit.name
        assert table.get_by_role("row").count() == len(exhibit.svg.table.rows) + 1
        assert table.get_by_role("rowheader").count() == len(exhibit.svg.table.rows)


def test_the_keyboard_goes_from_picture_to_table(page: Page) -> None:
    """Both can be scrolled, so both take the focus, in the order of reading; nothing else does."""
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(2 * len(EXHIBITS)):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("[document.activeElement.tagName, document.activeElement.ariaLabel]")
        )
    assert stops == [[tag, one.svg.name] for one in EXHIBITS for tag in ("FIGURE", "DIV")]


def test_no_id_stands_twice(page: Page) -> None:
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_the_page_is_not_wider_than_the_screen(page: Page) -> None:
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]


def test_text_stays_large_enough_to_read(page: Page) -> None:
    heights = page.locator("svg text").evaluate_all(
        "texts => texts.map(text => text.getBoundingClientRect().height)"
    )
    assert min(heights) >= 10


def test_ink_is_never_the_colour_of_the_paper(page: Page) -> None:
    """Text in the page's own colour shows on the page's own ground."""
    canvas = page.evaluate(
        "(() => { const probe = document.body.appendChild(document.createElement('p'));"
        "probe.style.backgroundColor = 'Canvas';"
        "const found = getComputedStyle(probe).backgroundColor; probe.remove(); return found; })()"
    )
    fills = page.locator("svg text").evaluate_all(
        "texts => texts.map(text => getComputedStyle(text).fill)"
    )
    assert canvas not in fills
    lines = page.locator("svg .majority").evaluate_all(
        "lines => lines.map(line => getComputedStyle(line).stroke)"
    )
    assert lines
    assert canvas not in lines


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_no_text_is_cut_or_meets_another(page: Page, exhibit: Exhibit) -> None:
    assert_legible(page.locator("svg").nth(EXHIBITS.index(exhibit)).evaluate(BOXES))
