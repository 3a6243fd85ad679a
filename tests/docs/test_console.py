"""The commands that the README and the docs show print what they say that they print."""

import pytest

from docs.sessions import PAGES, Step, current, rewritten, steps

SESSIONS = [
    pytest.param(step, id=f"{page.name}: {step.command}")
    for page in PAGES
    for step in steps(page.read_text(encoding="utf-8"))
    if step.ours
]


@pytest.mark.parametrize("step", SESSIONS)
def test_a_command_prints_what_the_page_says(step: Step) -> None:
    assert step == current(step), "run `make sessions`"


def test_the_rest_of_a_long_output_may_be_left_out() -> None:
    page = "A\n```console\n$ hemicycle --version\nold\n$ ls\nfiles\n```\nB\n"
    new = page.replace("old", "hemicycle, version 0.1.0")
    assert rewritten(page) == new
    short = page.replace("old\n", "...\n")
    assert rewritten(short) == short
