"""The brief as a page: self-contained, sourced, and safe with whatever a page holds."""

import base64
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hemicycle.brief.compose import compose
from hemicycle.brief.page import page
from hemicycle.governments.document import Request
from hemicycle.governments.measures import measure_of
from hemicycle.pictures.builder import SCRIPT
from hemicycle.reading.pages import read_text

ASKING = "#builder-answer"
"""Where the builder's form asks: the page itself."""
START_AGAIN = "?"
REQUEST = Request(top=6, measure=measure_of(("banzhaf", "shapley-shubik")))


class Outline(HTMLParser):
    """The ids, links, tags, scripts and outward references of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.outward: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("href", "src", "srcset", "xlink:href", "action") and value != ASKING:
                self.outward.append(value or "")
            assert not name.startswith("on"), f"a script in {tag} {name}"

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and data.strip():
            self.scripts.append(data)


def html_of(string: str) -> str:
    read = read_text(string, "page.txt")
    composed = compose(read.report, REQUEST)
    return page(composed.brief, composed.outlook, read.text)


@pytest.fixture(scope="session")
def example(root: Path) -> str:
    return html_of((root / "examples/iraq-2018/page.txt").read_text(encoding="utf-8"))


def test_every_link_leads_to_a_place_on_the_page(example: str) -> None:
    outline = Outline(example)
    assert len(outline.links) > 60
    places = {link.removeprefix("#") for link in outline.links} - {START_AGAIN}
    assert places <= set(outline.ids)


def test_no_id_stands_twice(example: str) -> None:
    ids = Outline(example).ids
    assert len(ids) == len(set(ids))


def test_the_seats_lead_to_the_sentence_they_were_read_from(example: str) -> None:
    row = re.search(r'<th scope="row">Fatah</th><td class="n">\s*<a href="#([^"]+)"', example)
    assert row is not None
    after = example.split(f'<span id="{row[1]}"></span>')[1]
    assert "second, earning 47 seats" in after[:400]


def test_nothing_is_asked_of_the_network(example: str) -> None:
    outline = Outline(example)
    assert outline.outward == []
    assert "@import" not in example
    assert not re.search(r"url\((?!#)", example)
    assert "default-src 'none'" in example


def test_only_the_builders_script_may_run(example: str) -> None:
    data, script = Outline(example).scripts
    assert data.startswith('{"lists":')
    assert script == SCRIPT
    allowed = re.findall(r"script-src ([^;]*);", example)
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert allowed == [f"'sha256-{digest}'"]


def test_markup_in_a_page_stays_text() -> None:
    hostile = (
        '<script>alert(1)</script> & "quotes" won 54 of the 101 seats.\n'
        "The Blue<img src=x onerror=alert(1)> List won 40 seats.\n"
    )
    outline = Outline(html_of(hostile))
    assert len(outline.scripts) == 2
    assert outline.scripts[1] == SCRIPT
    assert "img" not in outline.tags


def test_a_page_without_an_election_still_has_a_brief() -> None:
    html = html_of("It rained all day, the minister said.\n")
    assert "Nothing can be said of governments yet" in html
    assert "no list with seats was found" in html
    assert "script" not in Outline(html).tags
