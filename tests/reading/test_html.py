"""HTML where text is expected becomes lines; broken markup costs no more than whole."""

import pytest

from hemicycle.reading.html import flatten, is_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="paragraphs"),
        pytest.param("<div>a<br>b\n c</div>", "a\nb c", id="lines and white space"),
        pytest.param(
            "<table><tr><td>PS<td>9<tr><td>DA</td><td>11</td></table>",
            "PS | 9\nDA | 11",
            id="a table's cells",
        ),
        pytest.param("F&aacute;il &#8211; &lt;38&gt;", "Fáil – <38>", id="entities"),
        pytest.param("&#99999999999999999999;x", "\ufffdx", id="an entity too large"),
        pytest.param("a<!-- <p>b</p> -->c", "ac", id="a comment"),
        pytest.param("<head><title>T</title></head>a", "a", id="the head"),
        pytest.param("a<STYLE>b{}</STYLE><script>'<p>'</script>c", "ac", id="style and script"),
        pytest.param("<script>never closed", "", id="a script without end"),
        pytest.param("<svg>a", "a", id="an image without end"),
        pytest.param("<a title=\"a > b\" href='c>d'>e</a>", "e", id="quoted marks"),
        pytest.param('<a title="a>b</a> <p>c', "b\n\nc", id="a quotation mark too few"),
        pytest.param("3 < 4 and <5", "3 < 4 and <5", id="no tags"),
        pytest.param("İ<SCRIPT>x</SCRIPT>y", "İy", id="letters that grow when folded"),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert flatten(markup) == text


@pytest.mark.parametrize(
    ("string", "answer"),
    [
        ("\ufeff\n<!DOCTYPE html>", True),
        ("<HTML>", True),
        ("<p>One</p>", True),
        ("<p>One", False),
        ("<3 this election</p>", False),
        ("Seats < votes </p>", False),
    ],
)
def test_what_is_taken_for_markup(string: str, answer: bool) -> None:
    assert is_html(string) is answer
