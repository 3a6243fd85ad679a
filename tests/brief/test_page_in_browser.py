"""The brief in a real browser: phone and desktop, light and dark, keyboard, print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from hemicycle.cli import main


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    output = tmp_path_factory.mktemp("brief") / "brief.html"
    main(["brief", str(root / "examples/iraq-2018/page.txt"), "-o", str(output)])
    return output.as_uri()


@pytest.fixture(params=[(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def opened(browser: Browser, brief: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    page.goto(brief)
    yield page
    context.close()


def test_axe_finds_nothing_wrong(opened: Page) -> None:
    found = Axe().run(opened).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_the_page_never_scrolls_sideways(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_chart_that_is_seen_has_a_role_and_a_name(opened: Page) -> None:
    charts = opened.locator('figure svg[role="img"]').filter(visible=True)
    assert charts.count() == 1
    name = charts.evaluate(
        "svg => svg.getAttribute('aria-labelledby').split(' ')"
        ".map(id => document.getElementById(id).textContent).join(' ')"
    )
    assert "Sairoun 54" in name
    assert "30 seats are not listed" in name


def test_a_figure_jumps_to_its_sentence_by_keyboard(opened: Page) -> None:
    opened.get_by_role("row", name="Fatah 47").first.get_by_role("link").focus()
    opened.keyboard.press("Enter")
    target = opened.locator("li:has(:target)")
    assert "earning 47 seats" in target.inner_text()
    assert opened.evaluate(
        "(() => { const box = document.querySelector('li:has(:target)').getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight })()"
    )


def test_no_request_leaves_the_page(browser: Browser, brief: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(brief)
    assert page.get_by_role("heading", level=1).inner_text() == (
        "Sairoun is 111 seats short of a majority"
    )
    assert asked == [brief]
    context.close()
