"""The readers' pages in a real browser: both languages, phone and desktop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.site.stories.conftest import ELECTION

from hemicycle.site.stories.demo import publish
from hemicycle.site.stories.founding import found
from hemicycle.site.stories.models import Correction, ElectionPage, FrontPage

PHONE, NARROWEST, DESKTOP = 390, 320, 1280
MOST_REQUESTS = 8


@dataclass(frozen=True)
class Paper:
    """A served site with a story in two languages, and the addresses of its kinds of pages."""

    server: str
    english: dict[str, str]
    arabic: dict[str, str]


@pytest.fixture
def paper(server: str, example: bytes) -> Paper:
    from wagtail.models import Locale

    front = found("The Desk", ("testserver", 80))
    story = publish(example, "a report", ELECTION)
    Correction.objects.create(story=story, text="Fatah holds 48 seats, not 47.")
    translation = story.copy_for_translation(Locale.objects.get(language_code="ar"))
    translation.title, translation.slug = "مكتب الصدر ينفي الاتصال بواشنطن", "sadr"
    translation.save_revision().publish()
    translation.refresh_from_db()
    pages = {"front": "/", "corrections": "/corrections/", "search": "/search/?q=Sairoun"}
    election = ElectionPage(title="Iraq 2018", slug="iraq", election=story.election)
    FrontPage.objects.get(pk=front.pk).add_child(instance=election)
    arabic = {name: "/ar" + address for name, address in pages.items()}
    return Paper(
        server,
        pages | {"story": story.url, "election": election.url},
        arabic | {"story": translation.url},
    )


@pytest.fixture
def open_page(browser: Browser, paper: Paper) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(address: str, width: int = PHONE, *, script: bool = True) -> Page:
        contexts.append(
            browser.new_context(
                viewport={"width": width, "height": 800}, java_script_enabled=script
            )
        )
        page: Page = contexts[-1].new_page()
        answer = page.goto(paper.server + address)
        assert answer is not None
        assert answer.ok, address
        return page

    yield opened
    for context in contexts:
        context.close()


def test_axe_finds_nothing(paper: Paper, open_page: Callable[..., Page]) -> None:
    stories = (paper.english["story"], paper.arabic["story"])
    pages = [(one, PHONE) for one in (*paper.english.values(), *paper.arabic.values())]
    wrong = {}
    for address, width in [*pages, *((story, DESKTOP) for story in stories)]:
        page = open_page(address, width)
        results = Axe().run(page)
        if results.violations_count:
            wrong[address, width] = results.generate_report()
        page.close()
    assert not wrong


def test_each_page_says_its_language_and_its_parts(
    paper: Paper, open_page: Callable[..., Page]
) -> None:
    for pages, language, direction in (
        (paper.english, "en", "ltr"),
        (paper.arabic, "ar", "rtl"),
    ):
        for address in pages.values():
            page = open_page(address, NARROWEST)
            root = page.locator("html")
            expect(root).to_have_attribute("lang", language)
            expect(root).to_have_attribute("dir", direction)
            expect(page.locator("h1")).to_have_count(1)
            for landmark in ("banner", "main", "contentinfo"):
                expect(page.get_by_role(landmark)).to_have_count(1)
            named = page.get_by_role("navigation").evaluate_all(
                "all => all.map(one => one.getAttribute('aria-label'))"
            )
            assert all(named)
            assert len(set(named)) == len(named)
            wide = "document.documentElement.scrollWidth"
            assert page.evaluate(wide) <= NARROWEST, address
            page.close()


TOO_SMALL = """() => [...document.querySelectorAll(
    'nav a, button, summary, input:not([tabindex="-1"]), .teasers h2 a, .index a, ' +
    '.hemicycle-builder label')]
  .map(one => [one.outerHTML.slice(0, 90), (one.closest('label') || one).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 24)).map(([html]) => html)"""


def test_what_is_touched_is_large_enough(paper: Paper, open_page: Callable[..., Page]) -> None:
    for address in (*paper.english.values(), paper.arabic["story"]):
        assert open_page(address).evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("language", ["english", "arabic"])
def test_a_story_asks_little_and_of_this_site_alone(
    paper: Paper, browser: Browser, language: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(paper.server + getattr(paper, language)["story"], wait_until="networkidle")
    assert complaints == []
    assert all(url.startswith((paper.server, "data:")) for url in asked)
    ours = [url for url in asked if not url.startswith("data:")]
    assert len(ours) <= MOST_REQUESTS, ours
    assert len([url for url in ours if url.endswith(".woff2")]) == 2
    assert page.context.cookies() == []
    page.close()


def test_the_keyboard_comes_to_the_story_first(
    paper: Paper, open_page: Callable[..., Page]
) -> None:
    page = open_page(paper.english["story"], DESKTOP)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.goto(paper.server + paper.english["story"])
    order = []
    for _stop in range(5):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert order == ["Skip to the story", "The Desk", "Search", "Corrections", "العربيّة"]


def test_the_other_language_is_offered_where_the_page_has_it(
    paper: Paper, open_page: Callable[..., Page]
) -> None:
    page = open_page(paper.english["story"])
    link = page.locator(".masthead a[hreflang=ar]")
    expect(link).to_have_attribute("href", paper.arabic["story"])
    page.goto(paper.server + paper.english["election"])
    expect(link).to_have_count(0)


def test_without_script_on_paper_and_in_forced_colours(
    paper: Paper, open_page: Callable[..., Page]
) -> None:
    page = open_page(paper.english["story"], script=False)
    expect(page.get_by_role("heading", name="Who can govern")).to_be_visible()
    expect(page.get_by_role("heading", name="Build your own")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".build")).to_be_hidden()
    expect(page.locator(".masthead nav")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    page.emulate_media(media="screen", forced_colors="active")
    expect(page.locator(".block.hemicycle svg").locator("visible=true")).to_have_count(1)
