"""Files of a picture: the same figures for people and programs, and the same picture in print."""

import builtins
import copy
import csv
import io
import json
import pickle
import re
import struct
from typing import Any

import pytest
from tests.pictures.chambers import parsed
from tests.pictures.test_hemicycle import DOUBTFUL

from docs.gallery import bundestag, bundestag_before, exhibits, iraq, iraq_in_arabic
from hemicycle.errors import RequestError
from hemicycle.pictures.bars import coalition_ladder
from hemicycle.pictures.export import as_csv, as_json, as_page, as_table
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.picture import Picture
from hemicycle.pictures.printing import printed
from hemicycle.pictures.svg import for_paper
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC, ENGLISH
from hemicycle.records.chamber import Bloc, Chamber


def records(picture: Picture) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(picture))))


def test_csv_has_a_line_for_every_bench_and_nothing_for_the_unknown() -> None:
    rows = records(hemicycle(DOUBTFUL, View(vacant=1)))
    assert [row["List"] for row in rows] == ["Reds", "Blues", "C", "Not listed", "Vacant"]
    assert [row["Seats"] for row in rows] == ["7", "6", "1", "2", "1"]
    assert [row["Uncertain seats"] for row in rows] == ["2", "1", "0", "0", "0"]
    assert rows[0]["Colour"] == "#b5443c"
    assert rows[3]["Colour"] == ""


def test_seats_that_several_may_hold_are_told_with_each() -> None:
    chamber = Chamber(10, 6, (Bloc("a", "A", "A", 4, 2), Bloc("b", "B", "B", 3, 2)))
    rows = records(hemicycle(chamber))
    told = [(row["List"], row["Seats"], row["Uncertain seats"]) for row in rows]
    assert told == [("A", "4", "2"), ("B", "3", "2"), ("Not certain", "0", "3")]


def test_seats_of_the_csv_add_up_to_the_chamber() -> None:
    rows = records(hemicycle(iraq()))
    assert sum(int(row["Seats"]) for row in rows) == 329
    before = records(hemicycle(bundestag(), View(), bundestag_before()))
    assert sum(int(row["Before"]) for row in before) == 735


def test_csv_quotes_what_needs_it() -> None:
    ladder = coalition_ladder(DOUBTFUL, [["a", "b"]])
    assert records(ladder)[0] == {
        "Coalition": "Reds + Blues",
        "Seats": "13",
        "Seats at most": "16",
        "Majority": "11",
        "More than needed": "2",
    }


def test_json_has_records_by_key_in_every_language() -> None:
    for words, direction in ((ENGLISH, "ltr"), (ARABIC, "rtl")):
        view = View(words=words, direction="rtl" if direction == "rtl" else "ltr")
        document = json.loads(as_json(hemicycle(iraq_in_arabic(), view)))
        assert set(document) == {"title", "description", "rows"}
        first = {"id": "sairoun", "list": "سائرون", "seats": 54, "uncertain": 0}
        assert document["rows"][0] == {**first, "colour": "#b5443c"}


def test_every_exhibit_has_a_table_with_heads_and_names() -> None:
    for exhibit in exhibits():
        picture = exhibit.svg
        assert picture.table.rows, exhibit.name
        assert all(column.head for column in picture.table.columns)
        assert len({column.key for column in picture.table.columns}) == len(picture.table.columns)
        assert f'lang="{picture.language}" dir="{picture.direction}"' in as_page(picture)
        assert picture.name in str(parsed(picture)[0].text)
        assert picture.description == parsed(picture)[1].text


def test_a_page_cannot_be_broken_by_names() -> None:
    nasty = '</table><script>"&'
    view = View(title=nasty)
    text = as_page(hemicycle(DOUBTFUL, view))
    assert "<script" not in text

    tags = re.findall(r"<(\w+)", text)
    assert tags.count("table") == 1
    assert tags.count("tr") == 5


def test_the_table_hides_ids_and_colours_from_readers() -> None:
    table = as_table(hemicycle(DOUBTFUL))
    assert "#b5443c" not in table
    assert '<th scope="row">Reds</th><td class="n">7</td><td class="n">2</td>' in table


def test_a_notebook_shows_the_picture() -> None:
    shown = hemicycle(iraq())._repr_svg_()
    assert shown.startswith("<svg ")
    assert "var(" not in shown
    parsed(shown)


def test_a_copy_knows_as_much() -> None:
    """A site keeps pictures in a cache, which pickles them."""
    picture = hemicycle(iraq_in_arabic(), View(direction="rtl", words=ARABIC))
    for copied in (pickle.loads(pickle.dumps(picture)), copy.deepcopy(picture)):  # noqa: S301
        assert copied == picture
        assert (copied.name, copied.table) == (picture.name, picture.table)
        assert copied.language == "ar"


def test_on_paper_there_are_no_variables_and_text_keeps_its_place() -> None:
    """Programs that know no direction must find text anchored at its left or right end."""
    arabic = for_paper(hemicycle(iraq_in_arabic(), View(width=320, direction="rtl", words=ARABIC)))
    assert "var(" not in arabic
    assert "direction" not in arabic
    english = for_paper(hemicycle(iraq(), View(width=320)))
    assert arabic.count('text-anchor="end"') == english.count("<text ") - 1 == 14
    assert english.count("text-anchor") == 1  # the majority, in the middle
    assert "#1b1a17" not in english


@pytest.mark.parametrize("arabic", [False, True])
def test_png_and_pdf(arabic: bool) -> None:
    pytest.importorskip("typst")
    view = View(width=320, direction="rtl", words=ARABIC) if arabic else View(width=320)
    picture = hemicycle(iraq_in_arabic() if arabic else iraq(), view)
    png = printed(picture, "png")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width == pytest.approx(3 * (320 + 24), abs=2)
    assert height > width / 2
    pdf = printed(picture, "pdf")
    assert pdf.startswith(b"%PDF")
    assert pdf == printed(picture, "pdf")


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(RequestError, match=r"pip install 'hemicycle\[print\]'"):
        printed(hemicycle(iraq()), "png")
