"""The reference page and the code name the same findings."""

import re
from pathlib import Path

from hemicycle.reading.results.checks import CODES

_ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \| (.+) \|$", re.MULTILINE)


def test_the_table_of_findings_is_the_codes(root: Path) -> None:
    page = (root / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
    section = page.partition("## Of the results")[2].partition("\n## ")[0]
    assert {code: rest for code, *rest in _ROW.findall(section)} == {
        code: list(entry) for code, entry in CODES.items()
    }
