"""The builder on a server's page: without script, with it, under a strict policy, in Arabic."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from tests.pictures.builder.cases import CASES, question_of

from hemicycle.brief.builder import Question, builder_page, builder_table
from hemicycle.governments.refusals import Alliance, Confidence, Evidence, Refusal, Terms
from hemicycle.pictures.builder import ARABIC, ENGLISH, SCRIPT, STYLE
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading
from hemicycle.records.page import Source, Span

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri "
    "'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""No inline script or style may run, and no text may be made into markup."""

SAID = Evidence(
    "We shall never sit down with Fatah.",
    Span(12, 300, 335, "We shall never sit down with Fatah."),
    Source("report.txt", "0" * 64),
)
LISTS = (("Sairoun", 54), ("Fatah", 47), ("Victory", 42), ("State of Law", 25), ("KDP", 25))
QUESTION = Question(
    (
        ChamberReading(
            Chamber(
                223,
                112,
                tuple(Bloc(n.lower().replace(" ", "-"), n, n, seats) for n, seats in LISTS),
            ),
            "as listed",
        ),
    ),
    Terms(
        refusals=(
            Refusal("KDP", "Fatah", statement=SAID),
            Refusal("Victory", "State of Law", confidence=Confidence.UNCONFIRMED),
        )
    ),
)
ARABIC_QUESTION = Question(
    (
        ChamberReading(
            Chamber(
                223,
                112,
                (
                    Bloc("سائرون", "تحالف سائرون", "سائرون", 54),
                    Bloc("الفتح", "تحالف الفتح", "الفتح", 47),
                    Bloc("النصر", "ائتلاف النصر", "النصر", 42),
                ),
            ),
            "as listed",
        ),
    ),
    Terms(alliances=(Alliance(frozenset({"النصر", "الفتح"})),)),
)

Serve = Callable[..., Page]


@pytest.fixture
def serve(browser: Browser) -> Iterator[Serve]:
    """Return a function that opens a builder as a site would serve it, in a context as wished."""
    contexts = []

    def opened(question: Question, path: str = "/", **wishes: Any) -> Page:
        phrases = ARABIC if question is ARABIC_QUESTION else ENGLISH
        table = builder_table(question, phrases, lambda said: "/pages/1#at-300-335")

        def answer(route: Route) -> None:
            asked = urlsplit(route.request.url)
            assets = {
                "/builder.js": ("text/javascript", SCRIPT),
                "/builder.css": ("text/css", STYLE),
            }
            kind, body = assets.get(asked.path, ("text/html", ""))
            body = body or (
                f'<!doctype html><html lang="{phrases.language}" dir="{phrases.direction}">'
                '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
                '<title>Builder</title><link rel="stylesheet" href="/builder.css">'
                '<script src="/builder.js"></script><main><h1>Who can govern</h1>'
                f"{builder_page(question, asked.query, table)}</main></html>"
            )
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=headers)

        context = browser.new_context(**wishes)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(f"https://desk.test{path}")
        return page

    complaints: list[str] = []
    yield opened
    for context in contexts:
        context.close()
    assert [said for said in complaints if "favicon" not in said] == []


def notes(page: Page) -> list[str]:
    return page.locator(".notes > li").all_inner_texts()


def test_without_script_the_form_asks_the_server(serve: Serve) -> None:
    page = serve(QUESTION, java_script_enabled=False)
    verdict = page.locator(".verdict")
    assert verdict.inner_text() == "Choose lists: 112 of 223 seats are a majority."
    page.get_by_label("Sairoun").check()
    page.get_by_label("State of Law 25").check()
    page.get_by_role("button", name="Work it out").click()
    assert page.url == "https://desk.test/?with=sairoun&with=state-of-law#builder-answer"
    assert verdict.inner_text() == "Needs 33 more: 79 of 223 seats."
    assert notes(page) == [
        "Breaks nothing that parties have said here.",
    ]
    assert page.get_by_label("Sairoun").is_checked()
    page.get_by_role("link", name="Victory 42").click()
    assert verdict.inner_text() == "Majority reached: 121 of 223 seats, 9 more than needed."
    page.go_back()
    assert verdict.inner_text() == "Needs 33 more: 79 of 223 seats."


def test_without_script_a_refusal_is_set_aside_by_the_server(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=fatah&with=kdp&with=victory", java_script_enabled=False)
    broken = page.locator(".broken")
    assert "Breaks: KDP will not sit in cabinet with Fatah." in broken.inner_text()
    broken.get_by_text("What was said").click()
    assert "We shall never sit down with Fatah." in broken.inner_text()
    source = broken.get_by_role("link", name="report.txt, line 12")
    assert source.get_attribute("href") == "/pages/1#at-300-335"
    page.get_by_label("Set aside: KDP will not sit in cabinet with Fatah").check()
    page.get_by_role("button", name="Work it out").click()
    assert page.locator(".broken").count() == 0
    assert page.get_by_label("Set aside: KDP will not").is_checked()


def test_by_keyboard_alone_with_script(serve: Serve) -> None:
    page = serve(QUESTION)
    heard = page.evaluate_handle(
        """() => {
          const heard = [], region = document.querySelector("[role=status]");
          new MutationObserver(() => heard.push(region.textContent))
            .observe(region, {childList: true, characterData: true, subtree: true});
          return heard;
        }"""
    )
    press = page.keyboard.press
    for key in ("Tab", "Space", "Tab", "Space"):
        press(key)
    page.wait_for_url("https://desk.test/?with=sairoun&with=fatah", timeout=5000)
    assert heard.json_value() == [
        "Needs 58 more: 54 of 223 seats.",
        "Needs 11 more: 101 of 223 seats.",
    ]
    while page.evaluate("document.activeElement.closest('.completions') === null"):
        press("Tab")
    assert "State of Law 25" in page.evaluate("document.activeElement.textContent")
    press("Enter")
    page.wait_for_url("**/?with=sairoun&with=fatah&with=state-of-law", timeout=5000)
    assert heard.json_value()[-1] == "Majority reached: 126 of 223 seats, 14 more than needed."
    assert page.evaluate("document.activeElement.className") == "detail"
    assert notes(page)[0] == "No member can leave without losing the majority."


def test_every_state_has_an_address_and_the_way_back(serve: Serve) -> None:
    page = serve(QUESTION, "/?page=2")
    page.get_by_label("KDP 25").check()
    page.get_by_label("Fatah 47").check()
    assert page.url == "https://desk.test/?page=2&with=fatah&with=kdp"
    page.get_by_label("Set everything below aside").check()
    assert page.url.endswith("?page=2&with=fatah&with=kdp&aside=all")
    assert page.get_by_label("Set aside: KDP will not").is_disabled()
    assert page.locator(".broken").count() == 0
    page.go_back()
    assert page.locator(".broken").count() == 1
    assert not page.get_by_label("Set everything below aside").is_checked()
    page.go_back()
    page.go_back()
    assert page.url == "https://desk.test/?page=2"
    assert page.locator("input:checked").count() == 0
    page.go_forward()
    assert page.get_by_label("KDP 25").is_checked()
    page.reload()
    assert page.get_by_role("status").inner_text() == "Needs 87 more: 25 of 223 seats."
    page.get_by_role("link", name="Start again").click()
    assert page.url == "https://desk.test/?page=2"


def test_back_to_nothing_chosen_is_nothing_chosen(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=fatah")
    page.get_by_label("Fatah 47").uncheck()
    page.get_by_label("KDP 25").check()
    page.go_back()
    assert page.locator("input:checked").count() == 0
    assert page.get_by_role("status").inner_text().startswith("Choose lists")


def test_a_single_refusal_is_switched_off_and_on(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=victory&with=state-of-law")
    text = "Breaks: Victory will not sit in cabinet with State of Law (nobody has confirmed it)."
    assert notes(page) == [text]
    aside = page.get_by_label("Set aside: Victory will not")
    aside.check()
    assert page.url.endswith("&aside=victory%3Astate-of-law")
    assert notes(page) == ["Breaks nothing that parties have said here."]
    aside.uncheck()
    assert notes(page) == [text]


def test_a_link_to_what_is_no_more_still_works(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=gone&with=fatah&aside=gone:too")
    assert page.get_by_role("status").inner_text() == "Needs 65 more: 47 of 223 seats."


SIZES = """targets => targets.map(one => {
  const {width, height} = one.getBoundingClientRect();
  return [one.textContent, width, height];
})"""
WORLDS = [
    pytest.param(320, {"color_scheme": "light"}, id="320 light"),
    pytest.param(390, {"color_scheme": "dark"}, id="390 dark"),
    pytest.param(1280, {"forced_colors": "active"}, id="1280 forced"),
    pytest.param(320, {"java_script_enabled": False}, id="320 no script"),
]


@pytest.mark.parametrize(("width", "wishes"), WORLDS)
@pytest.mark.parametrize("question", [QUESTION, ARABIC_QUESTION], ids=["English", "Arabic"])
def test_it_fits_and_every_target_is_large_enough(
    serve: Serve, width: int, wishes: dict[str, Any], question: Question
) -> None:
    chosen = question.readings[0].chamber.blocs[1].id
    page = serve(question, f"/?with={chosen}", viewport={"width": width, "height": 800}, **wishes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator("label, a, button, summary").filter(visible=True)
    sizes = targets.evaluate_all(SIZES)
    assert len(sizes) > 5
    assert [one for one in sizes if min(one[1:]) < 44] == []


@pytest.mark.parametrize("question", [QUESTION, ARABIC_QUESTION], ids=["English", "Arabic"])
def test_axe_finds_nothing_wrong(serve: Serve, question: Question) -> None:
    chosen = question.readings[0].chamber.blocs[1].id
    page = serve(question, f"/?with={chosen}", bypass_csp=True)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


def test_groups_and_boxes_are_named(serve: Serve) -> None:
    page = serve(QUESTION)
    lists = page.get_by_role("group", name="Lists in the government")
    assert lists.get_by_role("checkbox").count() == len(LISTS)
    assert lists.get_by_role("checkbox", name="State of Law 25").count() == 1
    words = page.get_by_role("group", name="What parties refuse")
    assert words.get_by_role("checkbox").count() == 3
    assert page.get_by_role("region", name="What it comes to").count() == 1


def test_arabic_runs_from_the_right(serve: Serve) -> None:
    page = serve(ARABIC_QUESTION, "/?with=سائرون", viewport={"width": 390, "height": 800})
    bar, part = page.locator(".bar").bounding_box(), page.locator(".part").bounding_box()
    assert bar is not None
    assert part is not None
    assert part["x"] + part["width"] == pytest.approx(bar["x"] + bar["width"], abs=3)
    page.get_by_label("الفتح").first.check()
    assert page.get_by_role("status").inner_text().startswith("ينقصها 11")
    assert page.url.count("with=%D8%") == 2


def test_in_forced_colours_the_bar_and_its_line_are_seen(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=fatah", forced_colors="active", color_scheme="dark")
    colour = "(part, name) => getComputedStyle(part)[name]"
    text = page.locator("h1").evaluate(colour, "color")
    assert page.locator(".bar .majority").evaluate(colour, "stroke") == text
    assert page.locator(".bar .chamber").evaluate(colour, "stroke") == text
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert page.locator(".bar .part").evaluate(colour, "fill") not in (paper, text)


def test_on_paper_stands_the_answer_and_no_button(serve: Serve) -> None:
    page = serve(QUESTION, "/?with=fatah")
    page.emulate_media(media="print")
    assert page.get_by_role("status").is_visible()
    assert page.locator(".verdict").evaluate("one => getComputedStyle(one).position") == "static"
    assert not page.locator(".act").is_visible()


def test_hostile_names_and_statements_stay_text(serve: Serve) -> None:
    attack = "</script><img src=x onerror=\"document.title='broken'\"><!--<script> {0} {seats}"
    blocs = (
        Bloc("attack", attack, attack, 5),
        Bloc('"><b>', "Quote", '"><b>Quote', 3),
        Bloc("&with=c", "Amp", "A&amp;B 'x' $& $1", 2),
    )
    said = Evidence(attack, Span(1, 0, 4, attack[:4]), Source(attack, ""))
    refusal = Refusal(blocs[0].id, blocs[1].id, statement=said)
    house = ChamberReading(Chamber(10, 6, blocs), attack)
    question = Question((house,), Terms(refusals=(refusal,)))
    for wishes in ({}, {"java_script_enabled": False}):
        page = serve(question, "/?with=attack&with=%22%3E%3Cb%3E", **wishes)
        assert page.title() == "Builder"
        assert page.locator("img").count() == 0
        assert page.locator(".name").all_inner_texts() == [bloc.label for bloc in blocs]
        assert attack in page.locator(".broken").inner_text()
    page = serve(question, "/")
    page.get_by_label("A&amp;B").check()
    assert page.url == "https://desk.test/?with=%26with%3Dc"
    page.reload()
    assert page.get_by_role("status").inner_text() == "Needs 4 more: 2 of 10 seats."
    assert page.title() == "Builder"


def test_a_repeated_list_is_told_both_ways(serve: Serve) -> None:
    case = next(one for one in CASES if one["case"].startswith("one list perhaps twice"))
    page = serve(question_of(case), "/?with=a&with=blue&with=blue-league")
    premises = ("every row is a list of its own", "Blue and Blue League are one list")
    status = page.get_by_role("status")
    assert (
        status.inner_text()
        == f"Majority reached: 8 of 12 seats, 1 more than needed, if {premises[0]}."
    )
    assert status.get_attribute("data-status") == "possible"
    assert notes(page) == [
        f"Needs 2 more: 5 of 12 seats, if {premises[1]}.",
        f"No member can leave without losing the majority, if {premises[0]}.",
        f"Possible only with 2 or more of the 5 seats that are not listed, if {premises[1]}.",
    ]
