"""The reference page and the code name the same findings."""

import re
from pathlib import Path

import pytest

from hemicycle.reading.results import results_of
from hemicycle.reading.results.checks import CODES
from hemicycle.reading.text import text_of

_ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \| (.+) \|$", re.MULTILINE)


def test_the_table_of_findings_is_the_codes(root: Path) -> None:
    page = (root / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
    section = page.partition("## Of the results")[2].partition("\n## ")[0]
    assert {code: rest for code, *rest in _ROW.findall(section)} == {
        code: list(entry) for code, entry in CODES.items()
    }


@pytest.mark.parametrize(
    ("told", "doubted"),
    [
        pytest.param("The Reds won -5 seats of 101.", True, id="a minus before seats"),
        pytest.param("The Reds won 5 seats of 101.", False, id="none"),
        pytest.param("Final: Reds -5, Blues -96.", False, id="a dash in a list"),
        pytest.param("The Reds – 5 seats of 101.", False, id="a dash with blanks"),
    ],
)
def test_a_minus_is_a_doubt_and_a_dash_is_none(told: str, doubted: bool) -> None:
    page = text_of(told)
    codes = [finding.code for finding in results_of(page, page.lines).findings]
    assert ("seats-negative" in codes) == doubted
