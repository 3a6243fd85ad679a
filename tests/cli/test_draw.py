"""The command ``draw``: what an input holds, as the kind and the file asked for."""

import json
from pathlib import Path

import pytest

from hemicycle.brief.charts import KINDS
from hemicycle.cli import draw as command
from hemicycle.cli import main

SEATS = "list,seats,votes\nAyes,4,400\nBees,3,350\nCees,2,250\nTotal,10,1000\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "seats.csv"
    path.write_text(SEATS, encoding="utf-8")
    return str(path)


def drawn(tmp_path: Path, name: str, *arguments: str) -> str:
    out = tmp_path / name
    assert main(["draw", *arguments, "-o", str(out)]) == 0
    return out.read_text(encoding="utf-8")


def allocated(
    root: Path, tmp_path: Path, election: str, capsys: pytest.CaptureFixture[str]
) -> str:
    assert main(["seats", str(root / "tests/elections" / election), "--json"]) == 0
    path = tmp_path / f"{election}.json"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return str(path)


def test_the_command_offers_the_kinds_that_there_are() -> None:
    assert set(command.KINDS) == set(KINDS)


@pytest.mark.parametrize("kind", ["hemicycle", "horseshoe", "benches", "rows", "bar"])
def test_every_hall_has_the_seats(kind: str, table: str, tmp_path: Path) -> None:
    text = drawn(tmp_path, "hall.json", table, "--kind", kind, "--order", "size")
    rows = json.loads(text)["rows"]
    assert [(row["list"], row["seats"]) for row in rows] == [
        *(("Ayes", 4), ("Bees", 3), ("Cees", 2), ("Not listed", 1))
    ]


def test_the_ladder_is_of_the_majorities(table: str, tmp_path: Path) -> None:
    rows = json.loads(drawn(tmp_path, "l.json", table, "--kind", "ladder"))["rows"]
    assert rows[0] == {
        "coalition": "Ayes + Cees",
        "seats": 6,
        "most": 6,
        "majority": 6,
        "spare": 0,
    }


def test_votes_and_power(table: str, tmp_path: Path) -> None:
    votes = json.loads(drawn(tmp_path, "v.json", table, "--kind", "votes"))["rows"]
    assert [(row["seat_share"], row["measure"]) for row in votes] == [
        *((40.0, 40.0), (30.0, 35.0), (20.0, 25.0))
    ]
    power = json.loads(drawn(tmp_path, "p.json", table, "--kind", "power"))["rows"]
    assert sum(row["measure"] for row in power) == pytest.approx(100)
    assert power[0]["measure"] == 60  # Banzhaf: critical in 3 of 5 places


def test_the_order_the_language_and_the_colours(table: str, tmp_path: Path) -> None:
    options = ("--order", "cees,ayes", "--lang", "ar", "--colour", "Bees=#123456")
    page = drawn(tmp_path, "a.html", table, *options)
    assert '<html lang="ar" dir="rtl">' in page
    assert "#123456" in page
    assert page.index('scope="row">Cees') < page.index('scope="row">Ayes')
    first = drawn(tmp_path, "b.csv", table, "--with", "Bees", "--vacant", "1").splitlines()
    assert first[1].startswith("bees,Bees,3,")
    assert first[-1] == "vacant,Vacant,1,0,"


def test_seats_beside_those_of_an_earlier_allocation(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Knesset 21 after 20, as the Central Elections Committee published both: Likud 30 to 35."""
    now = allocated(root, tmp_path, "il_21", capsys)
    before = allocated(root, tmp_path, "il_20", capsys)
    text = drawn(tmp_path, "c.json", now, "--before", before, "--kind", "change")
    rows = {row["list"]: row for row in json.loads(text)["rows"]}
    likud = rows["Likud Chaired by Benjamin Netanyahu for Prime Minister"]
    assert (likud["before"], likud["change"]) == (30, 5)
    assert rows["Israeli Labor"]["before"] is None  # it ran under another name
    assert rows["Others"]["seats"] is None
    ring = drawn(tmp_path, "r.svg", now, "--before", before, "--width", "900")
    assert 'class="before"' in ring


def test_the_closest_seats_of_an_allocation(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spain = allocated(root, tmp_path, "es_2016", capsys)
    rows = json.loads(drawn(tmp_path, "m.json", spain, "--kind", "margins"))["rows"]
    assert len(rows) == 12
    assert [row["votes_to_next"] for row in rows] == sorted(row["votes_to_next"] for row in rows)
    assert rows[0]["contest"] == "Salamanca"


def test_a_picture_for_print(table: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    for name, head in (("x.png", b"\x89PNG"), ("x.pdf", b"%PDF")):
        assert main(["draw", table, "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(head)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["-o", "x.gif"], ".svg, .png", id="another file"),
        pytest.param(["-o", "x.svg", "--kind", "pie"], "pie", id="another kind"),
        pytest.param(["-o", "x.svg", "--kind", "change"], "--before", id="no earlier chamber"),
        pytest.param(["-o", "x.svg", "--kind", "margins"], "seats --json", id="no allocation"),
        pytest.param(["-o", "x.svg", "--order", "Dees"], "Dees", id="a stranger"),
        pytest.param(["-o", "x.svg", "--colour", "Ayes=red"], "is not a colour", id="a word"),
        pytest.param(["-o", "x.svg", "--width", "50"], "too narrow", id="too narrow"),
        pytest.param(["-o", "x.svg", "--majority", "11"], "majority of 11", id="a majority"),
    ],
)
def test_what_cannot_be_drawn(
    options: list[str], message: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", table, *options]) == 2
    assert message in capsys.readouterr().err


def test_an_input_without_votes_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seats.csv"
    path.write_text("list,seats\nA,4\nB,3\n", encoding="utf-8")
    options = ["--seats-total", "7", "--kind", "votes", "-o", "x.svg"]
    assert main(["draw", str(path), *options]) == 2
    assert "tells no votes" in capsys.readouterr().err
