"""The article of an HTML page: by trafilatura where it is installed, by rule where it is not."""

import pytest
from tests.reading.markup import pages

from hemicycle.reading.markup import extraction, reading
from hemicycle.reading.pages import Page, read_page

MENU = "<nav><ul>" + "<li><a href='/s'>Section of the site</a></li>" * 30 + "</ul></nav>"
TEASERS = "<aside><h3>Also read</h3>" + "<p><a href='/t'>Another story of the day.</a></p>" * 8
PROSE = (
    "<p>The three lists that won the election begin talks on a cabinet on Monday, they said.</p>"
    "<p>None of them has a majority, and two of them have ruled out sitting with the third.</p>"
)
TABLE = (
    "<table><tr><th>List</th><th>Seats</th></tr><tr><td>Fatah</td><td>47</td></tr>"
    "<tr><td>Nasr</td><td>42</td></tr></table>"
)


def page(between: str) -> str:
    return (
        "<!doctype html><html><head><title>Talks on a cabinet begin - The Example</title></head>"
        f"<body>{MENU}<main><article><h1>Talks on a cabinet begin</h1>"
        f"<p class='by'>19 May 2018</p>{PROSE}{between}{PROSE.replace('The three', 'All the')}"
        f"</article></main>{TEASERS}</aside></body></html>"
    )


def lines(read: Page, kind: str) -> list[str]:
    return [
        line.text
        for zone in read.report.zones
        if zone.kind == kind
        for line in read.text.lines[zone.lines[0] - 1 : zone.lines[1]]
        if not line.blank
    ]


def test_menus_and_teasers_are_furniture_and_the_head_is_the_articles() -> None:
    pytest.importorskip("trafilatura")
    read = read_page(page(TABLE).encode(), "a.html")
    article = lines(read, "article")
    assert article[:2] == ["Talks on a cabinet begin", "19 May 2018"]
    assert article[-1].startswith("None of them has a majority")
    assert {"Fatah | 47", "Nasr | 42"} <= set(article)
    assert not any("Section of the site" in line or "Another story" in line for line in article)
    assert [(row.name, row.seats) for row in read.report.lists] == [("Fatah", 47), ("Nasr", 42)]
    assert read.report.headline is not None
    assert read.report.headline.text == "Talks on a cabinet begin"


def test_without_trafilatura_the_rule_reads_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda: False)
    read = read_page(page(TABLE).encode(), "a.html")
    found = {finding.code: finding.message for finding in read.report.findings}
    assert "install hemicycle[html]" in found["article-by-rule"]
    assert any(line.startswith("The three lists") for line in lines(read, "article"))
    assert not any("Another story" in line for line in lines(read, "article"))


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<b>" * (extraction.DEEPEST + 1), id="nested deep"),
        pytest.param("<i></i>" * extraction.MOST_ELEMENTS, id="many elements"),
        pytest.param("<!--" + "x" * extraction.LONGEST + "-->", id="large"),
    ],
)
def test_a_page_too_deep_or_large_is_read_by_rule(
    inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda: True)
    monkeypatch.setattr(reading, "extracted", lambda _: pytest.fail("it must not be asked"))
    report = read_page(page(inside).encode(), "a.html").report
    found = {finding.code: finding.message for finding in report.findings}
    assert "nested deeper than 100" in found["article-by-rule"]


def test_a_body_printed_twice_is_the_articles_once() -> None:
    pytest.importorskip("trafilatura")
    twice = page("").replace("</main>", f"</main><div class='print'>{PROSE}</div>")
    article = lines(read_page(twice.encode(), "a.html"), "article")
    assert sum(line.startswith("The three lists") for line in article) == 1


def test_comments_without_marks_are_told_by_their_form() -> None:
    readers = (
        "<div><h3>2 comments:</h3><p>Ann said...</p><p>They will never agree on it.</p>"
        "<p>Bo said...</p><p>They did in 2014.</p></div>"
    )
    read = read_page(pages.page(readers).encode(), "a.html")
    assert [comment.author for comment in read.report.comments] == ["Ann", "Bo"]
    assert read.discussion is None


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("a<script>b</script>c", "ac"),
        ("a<STYLE x>b</Style >c<svg>d", "ac<svg>d"),
        ("a<script>b", "a"),
        ("a<noscript>b</noscript>c<noscript>d", "ac<noscript>d"),
    ],
)
def test_what_no_reader_sees_is_not_given_to_trafilatura(markup: str, left: str) -> None:
    assert extraction.without_scripts(markup) == left
