"""The script answers as the library does, and writes what the server writes."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from playwright.sync_api import Browser, Page
from tests.pictures.builder.cases import (
    CASES,
    as_json,
    choice_in,
    expected_of,
    question_of,
    told_in,
)
from tests.pictures.builder.drawn import drawn_cases

from hemicycle.brief.builder import builder_answer, builder_page, builder_table
from hemicycle.pictures.builder import SCRIPT, query_of
from hemicycle.pictures.builder.markup import data_of

ANSWER = """([table, choice]) =>
  customElements.get("hemicycle-builder").answer(JSON.parse(table), choice)"""

WRITE = """([query, html]) => {
  history.replaceState(null, "", query);
  const parts = root => ["data-status", ".verdict", ".detail", "form"].map(part => {
    if (part === "data-status") return root.querySelector(".verdict").dataset.status;
    const found = root.querySelector(part).cloneNode(true);
    for (const box of found.querySelectorAll("input")) box.removeAttribute("disabled");
    return found.innerHTML;
  });
  const served = new DOMParser().parseFromString(html, "text/html");
  const before = parts(served);
  document.body.innerHTML = html;
  const boxes = root => [...root.querySelectorAll("input")]
    .filter(box => box.checked && !box.disabled).map(box => [box.name, box.value]);
  const found = {before, after: parts(document), served: boxes(served), now: boxes(document)};
  document.body.replaceChildren();
  return found;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return a page with an address of its own and the script, and no builder yet."""
    context = browser.new_context()
    opened = context.new_page()
    opened.route("**/*", lambda route: route.fulfill(body="<!doctype html><body>"))
    opened.goto("http://builder.test/")
    opened.add_script_tag(content=SCRIPT)
    yield opened
    context.close()


def in_script(page: Page, case: dict[str, Any]) -> dict[str, Any]:
    choice = choice_in(case)
    asked = {"chosen": choice.chosen, "aside": choice.aside}
    found: dict[str, Any] = page.evaluate(
        ANSWER, [data_of(builder_table(question_of(case))), asked]
    )
    return found


def assert_writes_the_same(page: Page, case: dict[str, Any]) -> None:
    query = query_of(choice_in(case))
    found = page.evaluate(WRITE, [query, builder_page(question_of(case), query)])
    assert found["after"] == found["before"]
    if "all" not in case.get("aside", ()):
        assert found["now"] == found["served"]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_shared_cases_hold_in_the_script(page: Page, case: dict[str, Any]) -> None:
    assert told_in(in_script(page, case)) == expected_of(case)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_script_writes_what_the_server_writes(page: Page, case: dict[str, Any]) -> None:
    assert_writes_the_same(page, case)


@given(case=drawn_cases())
def test_any_case_is_answered_alike(page: Page, case: dict[str, Any]) -> None:
    question = question_of(case)
    answer = builder_answer(question, builder_table(question), choice_in(case))
    assert in_script(page, case) == as_json(answer)
    assert_writes_the_same(page, case)
