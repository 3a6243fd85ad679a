"""Election folders: what is read, and what is refused with file and line."""

import pytest

from hemicycle.errors import DocumentError
from hemicycle.seats.folders import read_election, read_official, single_contest
from hemicycle.seats.laws import law_named

TOML = """id = "x"
country = "ESP"
body = "Congreso"
date = 2019-04-28
law = "spain_1985"
seats_total = 3
"""
FOLDER = {
    "election.toml": TOML,
    "contests.csv": "contest,seats,blank\nP,3,2\n",
    "votes.csv": "contest,list,votes\nP,A,60\nP,B,40\n",
}


def test_a_folder_is_read() -> None:
    found = read_election(FOLDER)
    assert found.votes == {"P": {"A": 60, "B": 40}}
    assert found.contests[0].figures == {"blank": 2}
    assert (found.country, found.law, found.seats_total) == ("ESP", "spain_1985", 3)


@pytest.mark.parametrize(
    "votes",
    [
        pytest.param("\ufeffcontest,list,votes\nP,A,60\nP,B,40\n", id="byte order mark"),
        pytest.param("contest;list;votes\r\nP;A;60\r\nP;B;40\r\n", id="semicolons"),
        pytest.param("contest\tlist\tvotes\nP\tA\t60\nP\tB\t40\n", id="tabs"),
        pytest.param("contest,list,votes\nP,A,٦٠\nP,B,٤٠\n", id="arabic-indic digits"),
        pytest.param("contest,list,votes\nP,A,۶۰\nP,B,۴۰\n", id="persian digits"),
        pytest.param("votes,list,contest,note\n60,A,P,\n\n40, B ,P,x\n", id="order and blanks"),
        pytest.param('contest,list,votes\nP,"A",60\nP,B,40', id="quotes, no last line feed"),
    ],
)
def test_tables_are_read_however_they_are_written(votes: str) -> None:
    assert read_election({**FOLDER, "votes.csv": votes}).votes == {"P": {"A": 60, "B": 40}}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("votes.csv", "contest,list,votes\nP,A,-5\n", r"votes.csv, line 2: .*not negative"),
        ("votes.csv", "contest,list,votes\nP,A,6.5\n", "votes.csv, line 2: .*no fractions"),
        ("votes.csv", "contest;list;votes\nP;A;6,5\n", "line 2: .*'6,5'.*no fractions"),
        ("votes.csv", "contest,list,votes\nP,A,\n", "votes.csv, line 2: votes is empty"),
        (
            "votes.csv",
            "contest,list,votes\nP,A,9\nP,A,8\n",
            "line 3: P, A stands already",
        ),
        ("votes.csv", "contest,list,votes\nP,A,9,9\n", "line 2: 4 cells, expected 3"),
        ("votes.csv", "contest,list,votes\nQ,A,9\n", "line 2: no contest is called 'Q'"),
        (
            "votes.csv",
            "contest,party,votes\nP,A,9\n",
            "line 1: no column list; found",
        ),
        ("votes.csv", 'contest,list,votes\nP,"A,9\n', "votes.csv, line 2"),
        ("votes.csv", "contest,list,votes\nP,A,1000000000000001\n", "more than 10"),
        ("lists.csv", "list,parties\nA,1\n", "votes.csv, line 3: no list is called 'B'"),
        ("contests.csv", "contest,seats\nP,3\nP,4\n", "line 3: P stands already in line 2"),
        ("contests.csv", "contest,seats,kind\nP,3,odd\n", "contests.csv, line 2: kind is 'odd'"),
        ("contests.csv", "contest,seats\nP,three\n", "seats is 'three', expected a whole number"),
        ("election.toml", TOML.replace("3\n", '"3"\n'), "seats_total is '3', expected a whole"),
        ("election.toml", TOML.replace("2019-04-28", '"2019"'), "date is '2019', expected a date"),
        ("election.toml", "id = ", "election.toml: "),
        (
            "candidates.csv",
            "contest,list,candidate,votes,sex\nP,A,1,5,f\n",
            "expected female, male",
        ),
        (
            "candidates.csv",
            "contest,list,candidate,votes\nP,A,1,5\nQ,A,1,5\n",
            "candidates.csv, line 3: no contest is called 'Q'",
        ),
        (
            "candidates.csv",
            "contest,list,candidate,votes\nP,C,1,5\n",
            "candidates.csv, line 2: 'C' has candidates in P, but no row in votes.csv there",
        ),
        (
            "alliances.csv",
            "alliance,list\nAB,A\nAB,C\n",
            "alliances.csv, line 3: 'C' has no row in votes.csv",
        ),
        (
            "contests.csv",
            "contest,seats\nP,3\nQ,2\n",
            "contests.csv, line 3: Q: 2 seats to fill, but no list has a vote in votes.csv",
        ),
        (
            "votes.csv",
            "contest,list,votes,votes\nP,A,60,61\n",
            "votes.csv, line 1: the column votes stands twice",
        ),
        ("votes.csv", "contest,list,votes\n,A,9\n", "line 2: contest is empty"),
        ("votes.csv", "contest,list,votes\nP,A,1 000\n", "line 2: votes is '1 000'"),
        ("votes.csv", "contest,list,votes\nP,A,1e3\n", "line 2: votes is '1e3'"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(file: str, text: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_election({**FOLDER, file: text})


@pytest.mark.parametrize("file", ["election.toml", "contests.csv", "votes.csv"])
def test_a_missing_file_is_named(file: str) -> None:
    with pytest.raises(DocumentError, match=f"{file} is missing"):
        read_election({name: text for name, text in FOLDER.items() if name != file})


def test_alliances_without_a_register_and_with_one() -> None:
    pairs = {"alliances.csv": "alliance,list\nAB,A\nAB,B\n"}
    assert read_election({**FOLDER, **pairs}).lists["B"].alliance == "AB"
    registered = {"lists.csv": "list,parties\nA,2\nB,1\n"}
    assert read_election({**FOLDER, **pairs, **registered}).lists["A"].parties == 2
    stray = {"alliances.csv": "alliance,list\nAB,C\n"}
    with pytest.raises(DocumentError, match=r"alliances\.csv, line 2: 'C' is not in lists\.csv"):
        read_election({**FOLDER, **stray, **registered})


def test_official_results_with_levelling_seats() -> None:
    found = read_official({"official.csv": "contest,list,seats,levelling\nP,A,2,1\n,A,5,\n"})
    assert found.seats == {("P", "A"): 2, ("", "A"): 5}
    assert found.levelling == {("P", "A"): 1}


def test_votes_alone_are_one_contest() -> None:
    found = single_contest("v.csv", "list,votes\nA,60\nB,40\n", 3, law_named("spain_1985"))
    assert found.votes == {"contest": {"A": 60, "B": 40}}
    assert found.seats_total == 3
