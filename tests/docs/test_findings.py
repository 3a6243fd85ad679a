"""The reference's table of findings is complete, and its severities are those of the code."""

import ast
import re
from pathlib import Path

from hemicycle.reading.results.checks import CODES

ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \|", re.MULTILINE)


def raised(root: Path) -> dict[str, str]:
    """Return code and severity of each finding that the source makes with its own words."""
    found = {}
    for path in (root / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    ast.Name("Finding"), [ast.Constant(str(code)), ast.Constant(str(severity)), *_]
                ):
                    found[code] = severity
                case ast.Call(ast.Attribute(attr="doubt"), [ast.Constant(str(code)), *_]):
                    found[code] = "warning"
    return found


def test_every_finding_stands_in_the_table_with_its_severity(root: Path) -> None:
    page = (root / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
    told = dict(ROW.findall(page))
    made = raised(root)
    assert len(made) >= 8
    assert told == made | {code: entry[0] for code, entry in CODES.items()}
