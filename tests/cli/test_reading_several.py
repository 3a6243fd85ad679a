"""``hemicycle read``: several pages side by side, and exports of discussions."""

import json
from pathlib import Path

import pytest

from hemicycle.cli import main

BACKUP = (
    '{"version":1,"users":[],"posts":[]}\n'
    '{"id":"a","pid":"","text":"<p>At last.</p>","user":{"name":"Ann"},"score":2,'
    '"time":"2018-05-19T15:28:00Z","title":"Talks","locator":{"url":"https://e.example/t/"}}\n'
    '{"id":"b","pid":"a","text":"","delete":true,"user":{"name":"deleted"},"score":0,'
    '"time":"2018-05-19T16:28:00Z","locator":{"url":"https://e.example/t/"}}\n'
)


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    told = (
        "Fatah won 47 of the 329 seats and Sairoun 54.\n",
        "Fatah won 48 of the 328 seats, Sayirun 54 and Nasr 42.\n",
    )
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, told, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_pages_stand_side_by_side(pages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *pages]) == 0
    printed = capsys.readouterr().out
    assert "different sizes" in printed
    rows = {line.split()[0]: line.split()[1:] for line in printed.splitlines() if line.split()}
    assert (rows["Fatah"], rows["Nasr"]) == (["47", "48"], ["–", "42"])
    assert (rows["Sairoun"], rows["Sayirun"]) == (["54", "–"], ["–", "54"])


def test_a_table_of_aliases_joins_them(
    pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,alias\nSairoon,Sairoun\nSairoon,Sayirun\n", encoding="utf-8")
    assert main(["read", *pages, "--aliases", str(table), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "hemicycle/comparison/1"
    joined = next(one for one in found["lists"] if one["name"] == "Sairoon")
    assert [(one["source"], one["row"]["seats"]) for one in joined["told"]] == [(0, 54), (1, 54)]
    assert {one["code"] for one in found["findings"]} == {"total-conflict", "sources-conflict"}


def test_a_broken_table_is_named(
    pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("a,b\n", encoding="utf-8")
    assert main(["read", *pages, "--aliases", str(table)]) == 3
    assert f"{table}: the aliases need the columns" in capsys.readouterr().err


def test_an_export_is_a_discussion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "backup.json"
    export.write_text(BACKUP, encoding="utf-8")
    assert main(["read", str(export)]) == 0
    printed = capsys.readouterr().out
    assert "Remark42: 2 posts in 1 thread\n" in printed
    assert "1  deleted" in printed
    assert main(["read", str(export), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "hemicycle/discussion/1"
    assert [post["state"] for post in found["threads"][0]["posts"]] == ["approved", "deleted"]


def test_a_broken_export_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "backup.json"
    export.write_text(BACKUP + "{", encoding="utf-8")
    assert main(["read", str(export)]) == 3
    assert f"{export}: line 4 of the export is not JSON" in capsys.readouterr().err
