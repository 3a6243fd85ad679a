"""The discussion in a real browser: nothing runs, nothing is wrong for anybody, and it works."""

import re
from functools import partial
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Dialog, Page
from tests.site.discussion.payloads import PAYLOADS
from tests.site.discussion.talk import open_rules, published_page
from tests.site.discussion.threads import BEGAN, stored

from hemicycle.site.discussion.markup import plain, sanitised, tidied, to_html
from hemicycle.site.discussion.models import Comment, Thread
from hemicycle.site.discussion.rendering import View
from hemicycle.site.discussion.threads import changed


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_made_of_a_payload_is_safe_and_stable(payload: str) -> None:
    html = to_html(payload)
    assert sanitised(html) == html
    assert not re.search(r"<(?!/?(?:p|br|em|strong|s|code|pre|blockquote|ul|ol|li|a)\b)", html)
    assert not re.search(r'<a (?!href="(?:https?://|mailto:))', html)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=200))
def test_any_text_gives_stable_html_and_nothing_is_cleaned_twice(text: str) -> None:
    html = to_html(text)
    assert sanitised(html) == html


@given(st.text(alphabet="abc <>&\"'", max_size=80))
def test_words_are_kept(text: str) -> None:
    said = "".join(plain(to_html(f"a{text}")).split())
    assert said == "".join(tidied(f"a{text}").split()).replace(">", ">")


@pytest.fixture
def story(server: str) -> tuple[str, Any]:
    """Return the address of a server, and a page on it."""
    page = published_page()
    open_rules()
    return server, page


def opened(browser: Browser, address: str, **context: Any) -> Page:
    """Open an address in a browser of its own."""
    page = browser.new_context(**context).new_page()
    page.goto(address)
    return page


def noted(seen: list[str], dialog: Dialog) -> None:
    """Note that something has opened a dialog."""
    seen.append(dialog.message)
    dialog.dismiss()


def wounded(thread: Thread) -> None:
    """Put every payload into every field that a reader can fill."""
    rows = []
    for at, payload in enumerate(PAYLOADS):
        rows.append(
            Comment(
                thread=thread, name=" ".join(tidied(payload).split())[:50], source=payload,
                html=to_html(payload), state="visible", posted_at=BEGAN,
                block="0a1b2c3d-0000-4000-8000-00000000000a", exact=payload[:600],
                prefix=payload[-64:], suffix=payload[:64], orphaned=at % 2 == 0,
            )
        )  # fmt: skip
        rows.append(
            Comment(thread=thread, name="x", state="removed", public_reason=payload[:200],
                    posted_at=BEGAN)
        )  # fmt: skip
    Comment.objects.bulk_create(rows)
    changed(thread.pk, visible=len(PAYLOADS))


def test_no_script_of_a_reader_runs(browser: Browser, story: tuple[str, Any]) -> None:
    server, page = story
    wounded(Thread.objects.create(page_id=page.pk))
    assert len(PAYLOADS) >= 200
    for bypass in (False, True):  # with the policy, and without its help
        tab = browser.new_context(bypass_csp=bypass).new_page()
        tab.add_init_script("window.hits = []; window.ran = () => window.hits.push(1);")
        dialogs: list[str] = []
        tab.on("dialog", partial(noted, dialogs))
        tab.goto(f"{server}/discussion/{page.pk}/{View().address(shown=1000000)}")
        for link in tab.locator(".thread div a").all()[:40]:
            link.dispatch_event("mouseover")
        assert tab.locator(".thread > li").count() == 2 * len(PAYLOADS)
        assert tab.evaluate("window.hits") == []
        assert dialogs == []
        assert (
            tab.evaluate(
                """[...document.querySelectorAll('.discussion *')].filter(each =>
            [...each.attributes].some(a => a.name.startsWith('on')
            || (['href', 'src', 'action'].includes(a.name)
                && /^\\s*(javascript|data|vbscript):/i.test(a.value)))).length"""
            )
            == 0
        )
        tab.context.close()


@pytest.mark.parametrize(
    ("prefix", "context"),
    [
        pytest.param("", {"viewport": {"width": 320, "height": 700}}, id="phone"),
        pytest.param("", {"color_scheme": "dark"}, id="dark"),
        pytest.param("/ar", {"viewport": {"width": 390, "height": 800}}, id="Arabic"),
    ],
)
def test_axe_finds_nothing_in_a_thread(
    browser: Browser, story: tuple[str, Any], prefix: str, context: dict[str, Any]
) -> None:
    server, page = story
    stored(page.pk, 30)  # two hundred in bench/site_discussion.py
    tab = opened(browser, f"{server}{prefix}/discussion/{page.pk}/", **context)
    found = Axe().run(tab).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = tab.evaluate(
        """[...document.querySelectorAll('.discussion button, .order a, .do a, .write select')]
        .map(each => [each.getBoundingClientRect().height, each.outerHTML])
        .filter(([height]) => height > 0 && height < 44)"""
    )
    assert small == []
    tab.context.close()


@pytest.mark.parametrize("place", ["write/", "follow/"])
def test_axe_finds_nothing_in_the_forms(
    browser: Browser, story: tuple[str, Any], place: str
) -> None:
    server, page = story
    tab = opened(browser, f"{server}/discussion/{page.pk}/{place}")
    found = Axe().run(tab).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    tab.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_reader_writes_answers_and_votes(
    browser: Browser, story: tuple[str, Any], script: bool
) -> None:
    server, page = story
    thread = stored(page.pk, 3)
    address = f"{server}/discussion/{page.pk}/"
    tab = opened(browser, address, java_script_enabled=script)
    tab.get_by_role("button", name="For").first.click()
    tab.goto(address)
    assert Comment.objects.filter(votes__value=1).count() == 1
    tab.get_by_role("link", name="Reply").first.click()
    tab.get_by_label("What do you think?").fill("An answer by hand")
    tab.get_by_label("Name, shown with your comment").fill("Rima")
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/#c-*" if script else "**/*")
    comment = Comment.objects.get(source="An answer by hand")
    assert comment.parent is not None
    assert (comment.thread, comment.state) == (thread, "visible")
    tab.context.close()


def test_with_script_the_work_is_proved_in_the_background(
    browser: Browser, story: tuple[str, Any]
) -> None:
    server, page = story
    open_rules(ask_for_proof=True)
    tab = opened(browser, f"{server}/discussion/{page.pk}/")
    tab.get_by_label("What do you think?").fill("Proved")
    tab.get_by_label("Name, shown with your comment").fill("Rima")
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/#c-*", timeout=60_000)
    assert Comment.objects.get().state == "visible"
    tab.context.close()
