"""The builder in the brief, a file that no server answers for: with script, and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hemicycle.brief.compose import compose
from hemicycle.brief.page import page as page_of
from hemicycle.governments.document import Request
from hemicycle.governments.refusals import Evidence, Refusal, Terms
from hemicycle.reading.pages import read_page


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    read = read_page((root / "examples/iraq-2018/page.txt").read_bytes(), "page.txt")
    first = read.report.statements[0]
    said = Evidence(first.text, first.span, read.report.source)
    terms = Terms(refusals=(Refusal("KDP", "Fatah", statement=said),))
    composed = compose(read.report, Request(terms, top=6))
    output = tmp_path_factory.mktemp("brief") / "brief.html"
    output.write_text(page_of(composed.brief, composed.outlook, read.text), encoding="utf-8")
    return output.as_uri()


@pytest.fixture
def opened(browser: Browser, brief: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(brief)
    yield page
    context.close()
    assert complaints == []


def test_without_script_each_list_says_what_is_nearest(browser: Browser, brief: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(brief)
    builder = page.locator("hemicycle-builder")
    assert builder.locator("input, button").filter(visible=True).count() == 0
    starts = builder.locator("details > summary").filter(has_text="With ")
    assert starts.count() == 13
    starts.filter(has_text="With Fatah, 47").focus()
    page.keyboard.press("Enter")
    told = builder.locator(".starts details[open]")
    assert "Needs 118 more: 47 of 329 seats." in told.inner_text()
    smallest = told.locator(".completions li").first.inner_text()
    assert smallest == "Sairoun 54 + Victory 42 + State of Law 25 168 seats, 3 more than needed"
    context.close()


def test_with_script_the_form_takes_their_place(opened: Page, brief: str) -> None:
    builder = opened.locator("hemicycle-builder")
    assert builder.locator(".starts").count() == 0
    builder.get_by_label("Fatah 47").focus()
    opened.keyboard.press("Space")
    opened.wait_for_url(f"{brief}?with=fatah", timeout=5000)
    status = opened.get_by_role("status")
    assert status.inner_text() == "Needs 118 more: 47 of 329 seats."
    builder.get_by_label("KDP 25").check()
    assert "Breaks: KDP will not sit in cabinet with Fatah." in builder.inner_text()
    opened.go_back()
    assert status.inner_text() == "Needs 118 more: 47 of 329 seats."
    opened.reload()
    assert builder.get_by_label("Fatah 47").is_checked()


def test_the_sum_is_in_sight_while_lists_are_chosen(opened: Page) -> None:
    box = opened.locator("hemicycle-builder").get_by_label("Sairoun 54")
    box.scroll_into_view_if_needed()
    box.check()
    place = opened.get_by_role("status").bounding_box()
    assert place is not None
    assert 0 < place["y"] < place["y"] + place["height"] <= 801


def test_a_focused_box_is_never_hidden_behind_the_sum(opened: Page) -> None:
    boxes = opened.locator("hemicycle-builder .lists input")
    boxes.first.focus()
    for _ in range(boxes.count() - 1):
        opened.keyboard.press("Tab")
        box = opened.locator("input:focus").bounding_box()
        place = opened.get_by_role("status").bounding_box()
        assert box is not None
        assert place is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= place["y"]


def test_a_statement_leads_to_its_place_and_the_choice_stays(opened: Page) -> None:
    builder = opened.locator("hemicycle-builder")
    builder.get_by_label("Fatah 47").check()
    builder.get_by_label("KDP 25").check()
    broken = builder.locator(".broken")
    broken.get_by_text("What was said").click()
    broken.get_by_role("link").click()
    assert opened.locator("li:has(:target)").count() == 1
    assert builder.get_by_label("KDP 25").is_checked()
    assert "with=fatah&with=kdp#at-" in opened.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_marks_and_lines_are_seen(
    browser: Browser, brief: str, scheme: str
) -> None:
    """Backgrounds are taken away there, so what they say must be said otherwise."""
    context = browser.new_context(
        forced_colors="active", color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(brief)
    colour = "(part, name) => getComputedStyle(part)[name]"
    text = page.locator("h1").evaluate(colour, "color")
    paper = page.locator("body").evaluate(colour, "backgroundColor")
    assert text != paper
    mark = page.locator(".text mark").first
    assert mark.evaluate(colour, "backgroundColor") not in (paper, "rgba(0, 0, 0, 0)")
    assert page.locator("figure .wide .majority").evaluate(colour, "stroke") == text
    page.get_by_role("row", name="Fatah 47").first.get_by_role("link").click()
    target = page.locator("li:has(:target)")
    assert target.evaluate(colour, "outlineStyle") == "solid"
    assert target.evaluate(colour, "outlineColor") not in (paper, text)
    context.close()
