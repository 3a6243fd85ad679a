"""Readers give in a real browser: by keyboard, without scripts, in Arabic, pressing twice."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.site.fund.campaigns import campaign_of_june
from tests.till.notices import SECRET
from tests.till.server import RunningTill, running_till

from hemicycle.site.fund.meter import current_month, meter_of
from hemicycle.site.fund.models import Campaign, Pledge, Transaction


@pytest.fixture
def till(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningTill]:
    """Run a till that tells the site of each payment."""
    with running_till() as running:
        running.webhook = f"{server}/fund/notices/stripe/"
        monkeypatch.setenv("FUND_GATEWAY", "stripe")
        monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_till")
        monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", SECRET)
        monkeypatch.setenv("STRIPE_API", running.address)
        monkeypatch.setenv("STRIPE_PAGE", running.address)
        yield running


def focus(page: Page, name: str) -> None:
    """Walk with the Tab key to the control of that name."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("n => document.activeElement.name === n", name):
            return
    pytest.fail(f"the keyboard does not reach {name}")


def raised(campaign: Campaign) -> int:
    return meter_of(campaign, current_month(campaign)).raised_minor


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("language", ["", "/ar"])
def test_ten_dollars_by_the_keyboard(
    server: str, till: RunningTill, browser: Browser, language: str, scripts: bool
) -> None:
    campaign, direction = campaign_of_june(), "rtl" if language else "ltr"
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    if not scripts:  # the page's own scripts; the test's stay, to see where the focus is
        context.route("**/*.js", lambda route: route.abort())
    page.goto(f"{server}{language}/fund/give/")
    assert page.evaluate("document.dir") == direction
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    focus(page, "other")
    page.keyboard.type("١٠")
    focus(page, "email")
    page.keyboard.type("reader@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{till.address}/pay/*")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}{language}/fund/thanks/**")
    for _again in range(2):
        page.reload()
    assert page.locator(".fund-said").is_visible()
    assert page.evaluate("document.dir") == direction
    assert (raised(campaign), Transaction.objects.count()) == (1_000, 1)
    assert Pledge.objects.get().language == ("ar" if language else "en")
    context.close()


def test_a_browser_without_javascript_gives_once_however_often_it_presses(
    server: str, till: RunningTill, browser: Browser
) -> None:
    campaign = campaign_of_june()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/fund/give/")
    page.get_by_label("25\xa0$").check()
    page.get_by_role("button", name="Go on to pay").dblclick()
    page.wait_for_url(f"{till.address}/pay/*")
    page.go_back()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url(f"{till.address}/pay/*")
    page.get_by_role("button", name="Pay").dblclick()
    page.wait_for_url(f"{server}/fund/thanks/**")
    page.get_by_text("is on the meter").wait_for()
    page.reload()
    assert "is on the meter" in page.inner_text("main")
    assert (raised(campaign), Transaction.objects.count()) == (2_500, 1)
    context.close()


def test_a_declined_card_is_said_and_gives_nothing(
    server: str, till: RunningTill, browser: Browser
) -> None:
    campaign = campaign_of_june()
    page = browser.new_page()
    page.goto(f"{server}/fund/give/")
    page.get_by_role("button", name="Go on to pay").click()
    page.get_by_label("Card").fill("4000000000000002")
    page.get_by_role("button", name="Pay").click()
    assert "declined" in page.inner_text("body")
    page.goto(f"{server}/fund/thanks/{Pledge.objects.get().token}/")
    assert "Not paid yet" in page.inner_text("main")
    assert raised(campaign) == 0
    page.close()


PAGES = ["/fund/", "/fund/give/", "/fund/manage/", "/fund/meter/desk/", "/ar/fund/give/"]


def test_no_page_has_a_fault_that_axe_finds_or_calls_a_stranger(
    server: str, till: RunningTill, browser: Browser
) -> None:
    campaign_of_june()
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    for path in PAGES:
        page.goto(server + path)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert [url for url in asked if not url.startswith(server)] == []
    assert [text for text in refused if "Content Security Policy" in text] == []
    page.close()
