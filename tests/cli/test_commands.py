"""The command line keeps its contract: data on stdout, words on stderr, the right exit status."""

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from hemicycle.cli import main
from hemicycle.records.documents import json_schema

SEATS = "list,seats\nAyes,4\nBees,3\nCees,2\nTotal,10\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "seats.csv"
    path.write_text(SEATS, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("read", "hemicycle/report/1"),
        ("governments", "hemicycle/governments/1"),
        ("brief", "hemicycle/brief/1"),
    ],
)
def test_json_is_the_document_of_its_schema(
    command: str, kind: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, command, table, "--json")
    document = json.loads(out)
    assert (status, err, document["schema"]) == (0, "", kind)
    jsonschema.validate(document, json_schema(kind))


def test_governments_reads_what_read_wrote(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, direct, _ = run(capsys, "governments", table, "--json")
    report = tmp_path / "report.json"
    report.write_text(run(capsys, "read", table, "--json")[1], encoding="utf-8")
    assert run(capsys, "governments", str(report), "--json")[1] == direct


def test_governments_reads_what_seats_wrote(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Knesset 21 as the Central Elections Committee published it: Likud 35 of 120."""
    allocation = tmp_path / "allocation.json"
    folder = str(root / "tests/elections/il_21")
    allocation.write_text(run(capsys, "seats", folder, "--json")[1], encoding="utf-8")
    answer = json.loads(run(capsys, "governments", str(allocation), "--json")[1])
    assert answer["chamber"]["seats_total"] == 120
    assert answer["chamber"]["majority"] == 61
    assert answer["chamber"]["seats"]["Blue and White"] == 35


def test_a_seat_that_waits_for_a_lot_is_uncertain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    votes = tmp_path / "votes.csv"
    votes.write_text("contest,list,votes\nx,A,300\nx,B,200\nx,C,200\n", encoding="utf-8")
    allocation = tmp_path / "allocation.json"
    options = ("--law", "netherlands_2017", "--seats", "6", "--json")
    allocation.write_text(run(capsys, "seats", str(votes), *options)[1], encoding="utf-8")
    chamber = json.loads(run(capsys, "governments", str(allocation), "--json")[1])["chamber"]
    assert (chamber["seats_total"], chamber["unlisted"]) == (6, 2)
    assert chamber["seats"] == {"A": 2, "B": 1, "C": 1}
    assert chamber["uncertain"] == {"A": 1, "B": 1, "C": 1}


def test_a_dash_is_standard_input(
    table: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, from_file, _ = run(capsys, "governments", table, "--json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SEATS.encode())))
    assert run(capsys, "governments", "-", "--json")[1] == from_file


def test_the_table_and_the_document_tell_the_same_figures(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.loads(run(capsys, "governments", table, "--json")[1])
    _, shown, _ = run(capsys, "governments", table)
    assert f"{answer['minimal_winning']['count']} majorities" in shown
    for name, value in answer["power"]["banzhaf"].items():
        assert any(
            line.startswith(name) and f"{100 * value['value']:.1f} %" in line
            for line in shown.splitlines()
        )


@pytest.mark.parametrize(
    ("options", "coalitions"),
    [
        pytest.param([], [["Ayes", "Cees"], ["Ayes", "Bees"]], id="as it stands"),
        pytest.param(["--refuse", "ayes:CEES"], [["Ayes", "Bees"]], id="a refusal"),
        pytest.param(["--without", "Bees"], [["Ayes", "Cees"]], id="without"),
        pytest.param(["--with", "Cees"], [["Ayes", "Cees"]], id="with"),
        pytest.param(["--together", "Bees+Cees"], [["Ayes", "Bees", "Cees"]], id="together"),
        pytest.param(["--majority", "9"], [["Ayes", "Bees", "Cees"]], id="nine tenths"),
        pytest.param(["--max-parties", "1"], [], id="alone"),
        pytest.param(
            ["--seats-total", "9"], [["Bees", "Cees"], ["Ayes", "Cees"]], id="nine seats"
        ),
    ],
)
def test_the_question_changes_the_answer(
    options: list[str],
    coalitions: list[list[str]],
    table: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = json.loads(run(capsys, "governments", table, "--json", *options)[1])
    certain = [
        one["members"]
        for one in answer["minimal_winning"]["coalitions"]
        if one["status"] == "holds"
    ]
    assert certain[: len(coalitions)] == coalitions
    assert len(certain) == answer["minimal_winning"]["count"]


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        pytest.param(b"", 3, "empty", id="empty"),
        pytest.param(b"\x00\x01\x02\x00" * 64, 3, "binary", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(64), 3, "PNG", id="a picture"),
        pytest.param(b"list,seats\nA,-5\n", 3, "line 2: seats are '-5'", id="negative"),
        pytest.param(b'{"schema": "hemicycle/report/1"}', 3, "source", id="half a document"),
        pytest.param(b'{"schema": "hemicycle/other/1"}', 3, "other/1", id="another document"),
        pytest.param(b"A quiet day in the capital.\n", 3, "no list", id="no election"),
        pytest.param(b"list,seats\nA,6\nB,5\ntotal,10\n", 3, "1 more than the 10", id="oversum"),
    ],
)
def test_what_cannot_be_answered_says_why_on_stderr(
    content: bytes,
    status: int,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    got, out, err = run(capsys, "governments", str(path))
    assert (got, out) == (status, "")
    assert err.startswith("hemicycle: ")
    assert str(path) in err
    assert message in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--refuse", "Ayes:Dees"], "no list is called 'Dees'", id="unknown"),
        pytest.param(["--refuse", "Ayes"], "expected names joined by ':'", id="half a refusal"),
        pytest.param(["--refuse", "Ayes:Ayes"], "cannot refuse itself", id="itself"),
        pytest.param(["--majority", "11"], "between 1 and 10", id="majority above the size"),
        pytest.param(["--majority", "0"], "0 is not in the range", id="no majority"),
        pytest.param(["--power", "luck"], "no power index is called 'luck'", id="index"),
        pytest.param(["--colour", "red"], "No such option", id="option"),
    ],
)
def test_a_wrong_question_is_a_usage_error(
    arguments: list[str], message: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "governments", table, *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "read", "nowhere.txt")
    assert (status, err) == (
        3,
        "hemicycle: nowhere.txt: cannot be read: No such file or directory\n",
    )


def test_too_large_is_refused_with_the_limit_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    status, _, err = run(capsys, "read", str(path))
    assert status == 3
    assert "16 MiB" in err


def test_a_brief_without_a_truthful_answer_keeps_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seats.csv"
    path.write_text("list,seats\nA,6\nB,5\ntotal,10\n", encoding="utf-8")
    status, out, _ = run(capsys, "brief", str(path), "--json")
    brief = json.loads(out)
    assert status == 1
    assert brief["governments"] is None
    assert "no-governments" in [finding["code"] for finding in brief["report"]["findings"]]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--version")
    assert (status, out) == (0, "hemicycle, version 0.1.0\n")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from hemicycle.cli import main; main(['--help']);"
        "heavy = {'rich', 'jinja2', 'numpy', 'msgspec', 'charset_normalizer'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_long_register_is_not_printed_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seats.csv"
    rows = "".join(f"List {number},1\n" for number in range(1000))
    path.write_text(f"list,seats\n{rows}", encoding="utf-8")
    status, _, err = run(capsys, "governments", str(path), "--with", "List 1234")
    assert status == 2
    assert "did you mean" in err
    assert err.rstrip().endswith("and 960 more")
