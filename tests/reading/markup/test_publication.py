"""What a page says of itself: linked data before OpenGraph before the head's own elements."""

import pytest
from tests.reading.markup import pages

from hemicycle.reading.pages import read_page
from hemicycle.records.page import Publication


def about(head: str, opening: str = "<html>") -> Publication | None:
    page = f"<!doctype html>{opening}<head>{head}</head><body><p>Words.</p></body></html>"
    return read_page(page.encode(), "a.html").publication


def test_linked_data_is_believed_first() -> None:
    found = read_page(pages.page(pages.LINKED).encode(), "a.html").publication
    assert found == Publication(
        title="Talks on a cabinet begin on Monday",
        outlet="The Example",
        authors=("Ann Lee", "Bo Diaz"),
        published_at="2018-05-19T12:00:00+03:00",
        modified_at="2018-05-20",
        language="en-GB",
    )


OPEN_GRAPH = """<title>Talks | The Example</title>
<meta property="og:title" content="Talks &amp; more"><meta property="og:locale" content="ar_IQ">
<meta property="og:site_name" content="The Example"><meta name="author" content="Ann Lee">
<meta content="2018-05-19T09:00:00Z" property="article:published_time">
<meta property="og:url" content="https://e.example/?x=1">
<link rel="canonical" href="https://e.example/talks/">"""


def test_open_graph_comes_next() -> None:
    assert about(OPEN_GRAPH) == Publication(
        title="Talks & more",
        outlet="The Example",
        authors=("Ann Lee",),
        published_at="2018-05-19T09:00:00+00:00",
        language="ar-IQ",
        url="https://e.example/talks/",
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param("<title>A &amp; B</title>", Publication(title="A & B"), id="only a title"),
        pytest.param("", None, id="nothing"),
        pytest.param(
            "<script type='application/ld+json'>{broken</script>", None, id="broken linked data"
        ),
        pytest.param(
            "<script type='application/ld+json'>" + "[" * 5000 + "</script>", None, id="deep data"
        ),
        pytest.param(
            "<meta property='article:author' content='https://social.example/ann'>",
            None,
            id="a profile is no name",
        ),
        pytest.param(
            "<meta property='article:published_time' content='last week'>", None, id="no date"
        ),
        pytest.param(
            '<script type=\'application/ld+json\'>{"@type":"WebSite","headline":"X"}</script>',
            None,
            id="linked data of something else",
        ),
    ],
)
def test_what_is_not_said_is_unknown(head: str, found: Publication | None) -> None:
    assert about(head) == found


def test_the_page_tells_its_language() -> None:
    assert about("", "<html lang='de'>") == Publication(language="de")


def test_the_year_of_publication_dates_the_statements() -> None:
    story = (
        "<!doctype html><html><head><meta property='article:published_time' content='2018-05-23'>"
        "</head><body><h1>Office denies the reports</h1><p>On May 22, Dhiaa al-Assadi said that "
        "nobody had talked to anybody about a cabinet in the capital.</p></body></html>"
    )
    report = read_page(story.encode(), "a.html").report
    assert "2018-05-22" in [said.said_on for said in report.statements]
    assert "date-unknown" not in {finding.code for finding in report.findings}
