"""Election folders as Data Packages: written, judged by an independent reader, read again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.seats.folder import allocated, election, folder

from hemicycle.errors import DocumentError
from hemicycle.records.election import Candidate, Contest, Election
from hemicycle.seats.datapackage import as_package
from hemicycle.seats.descriptor import DESCRIPTOR, tables_of
from hemicycle.seats.folders import Folder, read_election, read_official
from hemicycle.seats.laws import law_named

WARD = "gb_kilmarnock_south_2022"
EXPORTED = ("il_20", "de_2025", "dk_2015", "ch_zug_2018", "cz_2021", "es_2016", WARD)
"""With alliances, a register, areas, candidates, sizes of coalitions, a figure, and ballots."""


def packaged(name: str) -> Folder:
    found = election(name)
    return as_package(found, read_official(folder(name)), allocated(found))


@pytest.mark.parametrize("name", EXPORTED)
def test_what_is_written_is_read_again(name: str) -> None:
    assert read_election(packaged(name)) == election(name)
    assert read_official(packaged(name)) == read_official(folder(name))


@pytest.mark.parametrize("name", ["il_20", "ch_zug_2018", "dk_2015", WARD])
def test_frictionless_finds_it_valid(name: str, tmp_path: Path) -> None:
    """Keys, types and references too: the second row is made wrong to show it."""
    frictionless = pytest.importorskip("frictionless")
    for file, text in packaged(name).items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert frictionless.validate(str(tmp_path / DESCRIPTOR)).valid
    votes = tmp_path / "votes.csv"
    lines = votes.read_text(encoding="utf-8").splitlines()
    for wrong, kind in (("Atlantis,x,1", "foreign-key"), (lines[1], "primary-key")):
        votes.write_text("\n".join([*lines, wrong, ""]), encoding="utf-8")
        report = frictionless.validate(str(tmp_path / DESCRIPTOR))
        assert {row[0] for row in report.flatten(["type"])} == {kind}


def test_ballots_and_those_who_have_left_are_written_too() -> None:
    people = (
        Candidate("P", "A", "a", "Ay", 1, 0, "female"),
        Candidate("P", "B", "b", "Bee", 2, 0, left="died"),
    )
    law = law_named("scotland_2007")
    found = Election(
        *("made", law.country, "council", law.since, 1, (Contest("P", 1),)),
        {"P": {"A": 5, "B": 3}},
        law.id,
        candidates=people,
        ballots={"P": {("a", "b"): 5, ("b",): 3}},
    )
    assert read_election(as_package(found, None, allocated(found))) == found


def test_the_seats_are_in_the_package() -> None:
    rows = packaged("no_2021")["seats.csv"].splitlines()
    assert rows[0] == "contest,list,seats,levelling"
    assert "Østfold,SV,1,1" in rows


def test_a_package_may_keep_its_tables_elsewhere() -> None:
    text = json.dumps({"resources": [{"name": "votes", "path": "data/v.csv"}]})
    assert tables_of(text) == {"votes.csv": "data/v.csv"}


def test_an_election_toml_goes_before_the_descriptor() -> None:
    files = dict(packaged("es_2016")) | {"election.toml": folder("es_2016")["election.toml"]}
    about = json.loads(files[DESCRIPTOR])
    about["election"]["seats_total"] = 7
    files[DESCRIPTOR] = json.dumps(about)
    assert read_election(files).seats_total == 350
    del files["election.toml"]
    assert read_election(files).seats_total == 7


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "datapackage.json, line 1: "),
        ("[]", "expected an object with a list of resources"),
        ('{"resources": 3}', "expected an object with a list of resources"),
        ('{"resources": [{"name": "votes", "path": "../v.csv"}]}', "expected a file in the pack"),
        ('{"resources": [{"name": "votes", "path": "/v.csv"}]}', "expected a file in the package"),
        ('{"resources": [{"name": "votes"}]}', "the path of 'votes.csv' is None"),
    ],
)
def test_a_wrong_descriptor_is_refused(text: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        tables_of(text)


@pytest.mark.parametrize(
    ("about", "message"),
    [
        (None, "no object election, and no election.toml beside it"),
        ({"date": "2016"}, "datapackage.json: date is '2016', expected a date"),
        ({"seats_total": "x"}, "datapackage.json: seats_total is 'x'"),
        ({"country": None}, "datapackage.json: country is None, expected a text"),
    ],
)
def test_what_a_descriptor_says_of_the_election_is_checked(
    about: dict[str, object] | None, message: str
) -> None:
    files = dict(packaged("es_2016"))
    written = json.loads(files[DESCRIPTOR])
    written["election"] = written["election"] | about if about is not None else None
    with pytest.raises(DocumentError, match=message):
        read_election({**files, DESCRIPTOR: json.dumps(written)})


def test_names_of_packages_are_plain() -> None:
    found = replace(election("es_2016"), id="España 2016/1")
    written = json.loads(as_package(found, None, allocated(found))[DESCRIPTOR])
    assert written["name"] == "espa-a-2016-1"
    assert written["election"]["id"] == "España 2016/1"


def test_who_has_left_is_written() -> None:
    found = election(WARD)
    first, *others = found.candidates
    gone = replace(found, candidates=(replace(first, left="died"), *others))
    assert read_election(as_package(gone, None, allocated(gone))) == gone
