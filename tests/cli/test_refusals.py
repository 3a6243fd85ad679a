"""``read --refusals``: who says that they will not govern with whom, with the words."""

import json
from pathlib import Path

import jsonschema
import pytest

from hemicycle.cli import main
from hemicycle.records.documents import json_schema

PAGE = """Holm and Berg meet

Ana Holm has ruled out a coalition with the National Front. Tomas Berg said on Sunday that he
would not rule out anything, and that the talks with all the other parties would go on.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def test_the_document_has_the_words_and_their_place(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", page, "--refusals", "--json"])
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, json_schema("hemicycle/refusals/1"))
    (refusal,) = document["refusals"]
    assert (refusal["by"], refusal["of"]) == ("Ana Holm", "the National Front")
    span = refusal["span"]
    assert PAGE[span["start"] : span["end"]] == span["exact"]


def test_the_terminal_says_the_same_and_how_to_apply_it(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", page, "--refusals"])
    out = " ".join(capsys.readouterr().out.split())
    assert "line 3 Ana Holm will not govern with" in out
    assert "--refuse A:B" in out


def test_a_report_has_no_words_to_read(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", page, "--json"])
    report = tmp_path / "report.json"
    report.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["read", str(report), "--refusals"]) == 2
    assert "give the page" in capsys.readouterr().err
