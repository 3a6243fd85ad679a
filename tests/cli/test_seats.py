"""``hemicycle seats`` and ``hemicycle laws``: the contract, on real elections and on bad input."""

import csv
import io
import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from hemicycle.cli import main
from hemicycle.records.documents import json_schema
from hemicycle.seats.laws import LAWS

TOML = """id = "x"
country = "ESP"
body = "Congreso"
date = 2019-04-28
law = "spain_1985"
seats_total = 3
"""
FOLDER = {
    "election.toml": TOML,
    "contests.csv": "contest,seats\nP,3\n",
    "votes.csv": "contest,list,votes\nP,A,60\nP,B,40\n",
    "official.csv": "contest,list,seats\nP,A,2\nP,B,1\n",
}
TIED = "list,votes\nA,80\nB,30\nC,30\n"
IRAQ = ("--law", "iraq_2023", "--seats", "3")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def elections(root: Path) -> Path:
    return root / "tests" / "elections"


def run(capsys: Capture, *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def folder(path: Path, **changes: str) -> Path:
    """Write an election folder in which some files are others; a dot is written as ``__``."""
    for name, text in (FOLDER | {key.replace("__", "."): changes[key] for key in changes}).items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def table(path: Path, text: str = TIED) -> Path:
    file = path / "votes.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_document_and_the_text_tell_the_same_seats(elections: Path, capsys: Capture) -> None:
    status, out, err = run(capsys, "seats", elections / "no_2021", "--json")
    document = json.loads(out)
    assert (status, err, document["schema"]) == (0, "", "hemicycle/allocation/1")
    jsonschema.validate(document, json_schema("hemicycle/allocation/1"))
    _, shown, _ = run(capsys, "seats", elections / "no_2021")
    assert "169 of 169 seats under norway_2002" in shown
    for name, won in document["totals"].items():
        assert not won or re.search(rf"^ *{won}  {re.escape(name)} ", shown, re.MULTILINE)


def test_indices_are_in_the_document_where_they_are_asked_for(
    elections: Path, capsys: Capture
) -> None:
    plain = json.loads(run(capsys, "seats", elections / "es_2016", "--json")[1])
    asked = json.loads(run(capsys, "seats", elections / "es_2016", "--json", "--indices")[1])
    assert plain["indices"] == {}
    votes = Counter[str]()
    with (elections / "es_2016" / "votes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            votes[row["list"]] += int(row["votes"])
    gaps = (asked["totals"].get(name, 0) / 350 - votes[name] / votes.total() for name in votes)
    least_squares = 100 * (sum(gap**2 for gap in gaps) / 2) ** 0.5
    assert asked["indices"]["gallagher"] == pytest.approx(least_squares, rel=1e-9)
    _, shown, _ = run(capsys, "seats", elections / "es_2016", "--indices")
    assert f"{asked['indices']['gallagher']:.3f}" in shown


def test_sections_come_when_they_are_asked_for(tmp_path: Path, capsys: Capture) -> None:
    given = folder(tmp_path)
    headings = {
        "--margins": "The closest seats",
        "--indices": "Indices",
        "--explain": "How the law gets there",
    }
    for option, heading in headings.items():
        _, shown, _ = run(capsys, "seats", given, option)
        assert [one for one in headings.values() if one in shown] == [heading]


def test_the_margin_is_the_least_that_changes_the_seats(tmp_path: Path, capsys: Capture) -> None:
    """3 seats: A 60, 30, 20; B 40, 20. Beyond 60 for B's second quotient, 120 for A's third."""
    _, shown, _ = run(capsys, "seats", folder(tmp_path), "--margins")
    assert "21 votes more and B has another seat in P" in shown
    assert "61 votes more and A has another seat in P" in shown
    for votes, seats in (("60", {"A": 1, "B": 1}), ("61", {"A": 1, "B": 2})):
        again = folder(tmp_path, votes__csv=f"contest,list,votes\nP,A,60\nP,B,{votes}\n")
        totals = json.loads(run(capsys, "seats", again, "--json")[1])["totals"]
        assert totals == seats


def test_check_prints_the_differing_cells_and_ends_with_1(
    elections: Path, capsys: Capture
) -> None:
    """By the press's votes D66 has the last seat, by the Kiesraad's the SP has it."""
    assert run(capsys, "seats", elections / "nl_2023", "--check") == (
        0,
        "Every published seat is reproduced.\n",
        "",
    )
    status, out, _ = run(capsys, "seats", elections / "nl_2023_nos", "--check")
    assert status == 1
    assert "D66 has 10 seats, published are 9" in out
    assert "SP has 4 seats, published are 5" in out
    status, out, _ = run(capsys, "seats", "--check", elections / "nl_2023_nos", "--json")
    codes = [finding["code"] for finding in json.loads(out)["findings"]]
    assert (status, codes) == (1, ["official-differs"] * 2)


def test_check_compares_those_elected_too(
    elections: Path, tmp_path: Path, capsys: Capture
) -> None:
    given = tmp_path / "zug"
    shutil.copytree(elections / "ch_zug_2018", given)
    elected = given / "official_elected.csv"
    elected.write_text(elected.read_text(encoding="utf-8").replace("203", "202", 1), "utf-8")
    status, out, _ = run(capsys, "seats", given, "--check")
    assert status == 1
    assert "Baar: 202 is not elected, but published so" in out
    assert "Baar: 203 is elected, but not as published" in out


def test_a_tie_is_an_answer_and_the_lot_settles_it(tmp_path: Path, capsys: Capture) -> None:
    votes, lots = table(tmp_path), tmp_path / "lots.csv"
    status, out, _ = run(capsys, "seats", votes, *IRAQ)
    assert status == 0
    assert "A 2; 1 more for B, C by lot (step quotients)" in out
    lots.write_text("contest,step,drawn\ncontest,quotients,C\n", encoding="utf-8")
    _, out, _ = run(capsys, "seats", votes, *IRAQ, "--lots", lots, "--json")
    document = json.loads(out)
    assert document["totals"] == {"A": 2, "B": 0, "C": 1}
    assert document["contests"][0]["tie"] is None


def test_several_winners_of_one_lot_are_rows(tmp_path: Path, capsys: Capture) -> None:
    votes, lots = table(tmp_path, TIED + "D,30\n"), tmp_path / "lots.csv"
    lots.write_text(
        "contest,step,drawn\ncontest,quotients,D\ncontest,quotients,B\n", encoding="utf-8"
    )
    out = run(
        capsys, "seats", votes, "--law", "iraq_2023", "--seats", "4", "--lots", lots, "--json"
    )[1]
    assert json.loads(out)["totals"] == {"A": 2, "B": 1, "C": 0, "D": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("contest,step,drawn\ncontest,quotients,A\n", "A", id="not among the tied"),
        pytest.param("contest,step,drawn\nBasra,quotients,B\n", "nobody is tied", id="no tie"),
        pytest.param("contest,step\ncontest,quotients\n", "no column drawn", id="no column"),
        pytest.param("contest,step,drawn\nc,q,B\nc,q,B\n", "line 3: c, q, B stands", id="twice"),
        pytest.param(
            "contest,step,drawn\ncontest,quotients,\n", "line 2: drawn is empty", id="nobody"
        ),
    ],
)
def test_a_wrong_lot_is_an_error(text: str, message: str, tmp_path: Path, capsys: Capture) -> None:
    lots = tmp_path / "lots.csv"
    lots.write_text(text, encoding="utf-8")
    status, out, err = run(capsys, "seats", table(tmp_path), *IRAQ, "--lots", lots)
    assert (status, out) == (3, "")
    assert message in err


@pytest.mark.parametrize(
    "votes",
    [
        pytest.param("\ufefflist,votes\nA,60\nB,40\n", id="byte order mark"),
        pytest.param("list;votes\r\nA;60\r\nB;40\r\n", id="semicolons"),
        pytest.param("list,votes\nA,٦٠\nB,٤٠\n", id="arabic-indic digits"),
        pytest.param("contest,list,votes\nP,A,60\nP,B,40\n", id="one contest, named"),
    ],
)
def test_a_table_alone_is_a_contest(votes: str, tmp_path: Path, capsys: Capture) -> None:
    _, out, _ = run(capsys, "seats", table(tmp_path, votes), *IRAQ, "--json")
    assert json.loads(out)["totals"] == {"A": 2, "B": 1}


def test_a_dash_is_a_table_on_standard_input(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_file = json.loads(run(capsys, "seats", table(tmp_path), *IRAQ, "--json")[1])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TIED.encode())))
    from_stdin = json.loads(run(capsys, "seats", "-", *IRAQ, "--json")[1])
    assert from_stdin["contests"] == from_file["contests"]


def test_ten_thousand_lists_and_ten_to_the_fifteen_votes(tmp_path: Path, capsys: Capture) -> None:
    rows = "".join(f"L{place},{10**15 - place}\n" for place in range(10_000))
    _, out, _ = run(capsys, "seats", table(tmp_path, "list,votes\n" + rows), *IRAQ, "--json")
    won = {name for name, seats in json.loads(out)["totals"].items() if seats}
    assert won == {"L0", "L1", "L2"}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("votes.csv", "contest,list,votes\nP,A,-5\n", "votes.csv, line 2: votes is '-5'"),
        ("votes.csv", "contest,list,votes\nP,A,1.5\n", "line 2: votes is '1.5'"),
        ("votes.csv", "contest;list;votes\nP;A;1,5\n", "line 2: votes is '1,5'"),
        ("votes.csv", "contest,list,votes\nP,A,9\nP,A,8\n", "line 3: P, A stands already in"),
        ("votes.csv", "contest,list,votes\nQ,A,9\n", "line 2: no contest is called 'Q'"),
        ("votes.csv", "contest,list,votes\nP,A,1000000000000001\n", "more than 10^15"),
        ("votes.csv", "contest,list,votes\nP,A,0\n", "P: 3 seats to fill, but no list has a vote"),
        ("votes.csv", "contest,party,votes\n", "votes.csv, line 1: no column list; found contest"),
        ("votes.csv", "", "votes.csv: the page is empty"),
        ("lists.csv", "list,name\nA,Ay\n", "votes.csv, line 3: no list is called 'B'"),
        ("contests.csv", "contest,seats\nP,3\nQ,2\n", "Q: 2 seats to fill, but no list has a"),
        ("contests.csv", "contest,seats\nP,-3\n", "contests.csv, line 2: seats is '-3'"),
        ("election.toml", TOML.replace("spain_1985", "spain_1958"), "did you mean 'spain_1985'"),
        ("election.toml", TOML.replace('"spain_1985"', "1985"), "law is 1985, expected a text"),
        ("election.toml", TOML.replace("2019-04-28", "1982-10-28"), "holds from 1985-06-21"),
        ("election.toml", TOML.replace('"ESP"', '"PRT"'), "spain_1985 is a law of ESP, but x is"),
        ("election.toml", "id = ", "election.toml: "),
        ("election.toml", TOML + "figures = 3\n", "figures is 3, expected a table [figures]"),
        ("election.toml", TOML + 'sources = ["x"]\n', "expected tables [[sources]]"),
        ("election.toml", TOML.replace("= 3", "= 0"), "seats_total is 0, expected 1 or more"),
        ("contests.csv", "contest,seats\nP,10001\n", "10001 seats are more than 10,000"),
    ],
)
def test_bad_input_is_refused_with_its_place(
    file: str, text: str, message: str, tmp_path: Path, capsys: Capture
) -> None:
    given = folder(tmp_path, **{file.replace(".", "__"): text})
    status, out, err = run(capsys, "seats", given)
    assert (status, out) == (3, "")
    assert err.startswith(f"hemicycle: {given}")
    assert message in err


@pytest.mark.parametrize("name", ["election.toml", "contests.csv", "votes.csv"])
def test_a_missing_file_is_named(name: str, tmp_path: Path, capsys: Capture) -> None:
    (folder(tmp_path) / name).unlink()
    status, _, err = run(capsys, "seats", tmp_path)
    assert status == 3
    assert f"{name} is missing" in err


def test_nothing_to_check_against(tmp_path: Path, capsys: Capture) -> None:
    (folder(tmp_path) / "official.csv").unlink()
    status, _, err = run(capsys, "seats", tmp_path, "--check")
    assert status == 3
    assert "official.csv is missing" in err


def test_a_contest_without_seats_and_too_few_candidates_are_findings(
    tmp_path: Path, capsys: Capture
) -> None:
    """Three seats won by a list of one, in Iraq; and a contest that has none to fill."""
    toml = TOML.replace("ESP", "IRQ").replace("spain_1985", "iraq_2023")
    given = folder(
        tmp_path,
        election__toml=toml.replace("2019-04-28", "2025-11-11"),
        contests__csv="contest,seats\nP,3\nQ,0\n",
        votes__csv="contest,list,votes\nP,A,60\nQ,A,1\n",
        candidates__csv="contest,list,candidate,votes,sex\nP,A,1,60,female\n",
    )
    status, out, _ = run(capsys, "seats", given, "--json")
    codes = {finding["code"] for finding in json.loads(out)["findings"]}
    assert (status, codes) == (0, {"no-seats", "seats-vacant"})
    _, shown, _ = run(capsys, "seats", given)
    assert "A has 3 seats but 1 candidates (seats-vacant)" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--law", "iraq_2023"], "iraq_2023 is a law of IRQ", id="another country"),
        pytest.param(["--law", "spain"], "no law is called 'spain'", id="no such law"),
        pytest.param(["--seats", "3"], "a folder has its contests.csv", id="seats of a folder"),
    ],
)
def test_a_wrong_question_of_a_folder_is_a_usage_error(
    arguments: list[str], message: str, tmp_path: Path, capsys: Capture
) -> None:
    status, out, err = run(capsys, "seats", folder(tmp_path), *arguments)
    assert (status, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--seats", "3"], "needs --law and --seats", id="no law"),
        pytest.param(["--law", "iraq_2023"], "needs --law and --seats", id="no seats"),
        pytest.param([*IRAQ[:2], "--seats", "0"], "0 is not in the range", id="zero seats"),
        pytest.param([*IRAQ, "--check"], "needs an election folder", id="nothing published"),
        pytest.param(["--law", "iraq", "--seats", "3"], "no law is called", id="no such law"),
    ],
)
def test_a_wrong_question_of_a_table_is_a_usage_error(
    arguments: list[str], message: str, tmp_path: Path, capsys: Capture
) -> None:
    status, out, err = run(capsys, "seats", table(tmp_path), *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_a_law_before_its_date_is_a_usage_error(tmp_path: Path, capsys: Capture) -> None:
    toml = TOML.replace("ESP", "IRQ").replace("2019-04-28", "2018-05-12")
    given = folder(tmp_path, election__toml=toml)
    status, _, err = run(capsys, "seats", given, "--law", "iraq_2023")
    assert status == 2
    assert "iraq_2023 holds from 2023-03-27, but x was held on 2018-05-12" in err


def test_a_folder_that_names_no_law_needs_one(tmp_path: Path, capsys: Capture) -> None:
    given = folder(tmp_path, election__toml=TOML.replace('law = "spain_1985"\n', ""))
    status, _, err = run(capsys, "seats", given)
    assert status == 2
    assert "names no law" in err
    assert run(capsys, "seats", given, "--law", "spain_1985")[0] == 0


def test_a_second_contest_needs_a_folder(tmp_path: Path, capsys: Capture) -> None:
    votes = table(tmp_path, "contest,list,votes\nP,A,60\nQ,A,40\n")
    status, _, err = run(capsys, "seats", votes, *IRAQ)
    assert status == 3
    assert f"{votes}, line 3: a second contest" in err


def test_an_election_that_is_not_there(capsys: Capture) -> None:
    assert run(capsys, "seats", "nowhere", *IRAQ) == (
        3,
        "",
        "hemicycle: nowhere: cannot be read: No such file or directory\n",
    )


def test_a_guessed_encoding_is_said(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "votes.csv"
    file.write_bytes("list,votes\nGrüne für Wörgl,60\nBürgerliste Völs,40\n".encode("cp1252"))
    document = json.loads(run(capsys, "seats", file, *IRAQ, "--json")[1])
    assert [finding["code"] for finding in document["findings"]] == ["encoding-guessed"]


def test_governments_reads_the_seats_that_seats_wrote(
    elections: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Norway 2021: A 48, SP 28 and SV 13 have 89 of 169, four more than a majority."""
    file = tmp_path / "seats.json"
    file.write_text(run(capsys, "seats", elections / "no_2021", "--json")[1], encoding="utf-8")
    status, out, _ = run(
        capsys, "governments", file, "--json", "--with", "A", "--max-parties", "3"
    )
    assert status == 0
    winning = json.loads(out)["minimal_winning"]["coalitions"]
    assert {"A", "SP", "SV"} in [set(one["members"]) for one in winning]


def test_contests_that_are_not_counted_are_seats_of_the_chamber(
    elections: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Of Iraq's 329 seats in 2025 the folder has the votes for 239."""
    file = tmp_path / "seats.json"
    file.write_text(run(capsys, "seats", elections / "iq_2025", "--json")[1], encoding="utf-8")
    chamber = json.loads(run(capsys, "read", file, "--json")[1])["chamber"]
    assert (chamber["seats_total"], chamber["majority"]) == (329, 165)


def test_seats_that_wait_for_a_lot_are_a_range(tmp_path: Path, capsys: Capture) -> None:
    """A has 2 of 4 seats; B, C and D are tied for the other two."""
    file = tmp_path / "seats.json"
    asked = ("--law", "iraq_2023", "--seats", "4", "--json")
    written = run(capsys, "seats", table(tmp_path, TIED + "D,30\n"), *asked)[1]
    file.write_text(written, encoding="utf-8")
    report = json.loads(run(capsys, "read", file, "--json")[1])
    assert report["chamber"]["seats_total"] == 4
    rows = [(row["name"], row["seats"], row["seats_max"]) for row in report["lists"]]
    assert rows == [("A", 2, None), ("B", None, 1), ("C", None, 1), ("D", None, 1)]
    answer = json.loads(run(capsys, "governments", file, "--json")[1])
    assert {one["status"] for one in answer["minimal_winning"]["coalitions"]} == {"possible"}


def test_laws_are_listed_with_dates_and_sources(capsys: Capture) -> None:
    status, out, err = run(capsys, "laws", "--json")
    document = json.loads(out)
    jsonschema.validate(document, json_schema("hemicycle/laws/1"))
    assert (status, err) == (0, "")
    assert [law["id"] for law in document["laws"]] == list(LAWS)
    _, shown, _ = run(capsys, "laws")
    for law in document["laws"]:
        until = f"{law['since']} to {law['until']}" if law["until"] else f"from {law['since']}"
        assert f"{law['id']}  {law['country']}, {until}\n" in shown
        assert law["sources"][0].split()[0] in shown


def test_an_export_is_an_election_again(elections: Path, tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "package"
    _, shown, _ = run(capsys, "seats", elections / "dk_2015", "--export", place)
    assert shown == run(capsys, "seats", elections / "dk_2015")[1]
    for given in (place, place / "datapackage.json"):
        status, checked, _ = run(capsys, "seats", given, "--check")
        assert (status, checked) == (0, "Every published seat is reproduced.\n")
    moved = place / "tables"
    moved.mkdir()
    (place / "votes.csv").rename(moved / "v.csv")
    descriptor = place / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace('"votes.csv"', '"tables/v.csv"')
    descriptor.write_text(text, encoding="utf-8")
    assert run(capsys, "seats", place, "--check")[0] == 0


def test_an_export_needs_an_empty_place(tmp_path: Path, capsys: Capture) -> None:
    status, out, err = run(capsys, "seats", folder(tmp_path), "--export", tmp_path)
    assert (status, out) == (2, "")
    assert "is not empty; name a new folder" in err
    file = tmp_path / "votes.csv"
    status, _, err = run(capsys, "seats", tmp_path, "--export", file)
    assert status == 2
    assert "cannot be written" in err


def test_the_derivation_as_markdown_and_as_json(elections: Path, capsys: Capture) -> None:
    given = elections / "es_2016"
    _, text, _ = run(capsys, "seats", given, "--markdown")
    steps = json.loads(run(capsys, "seats", given, "--json")[1])["steps"]
    assert text.startswith("# es\\_2016 under spain\\_1985\n\n1. **Almería**: ")
    assert text.count("\n") == 2 + len(steps)
    for number, step in enumerate(steps, start=1):
        assert f"\n{number}. **{step['contest']}**: {step['text']} ({step['clause']})\n" in text
    status, _, err = run(capsys, "seats", given, "--markdown", "--json")
    assert status == 2
    assert "choose one" in err


def test_one_differing_cell_is_status_one(tmp_path: Path, capsys: Capture) -> None:
    given = folder(tmp_path, official__csv="contest,list,seats\nP,A,3\nP,B,0\n")
    status, out, _ = run(capsys, "seats", given, "--check")
    assert status == 1
    assert "P: A has 2 seats, published are 3" in out
