"""What the bytes of a page are: encodings, damage, and what is no text at all."""

import gzip

import pytest

from hemicycle.errors import NotTextError, ReadingError, TooLargeError
from hemicycle.reading.decoding import MAX_BYTES, decode

IRISH = "Micheál Martin’s Fianna Fáil has 38 seats, Sinn Féin 37."
GERMAN = (
    "Die Grünen und die Freien Wähler müssten zusammengehen, sagte der Ministerpräsident."
    " Für eine große Koalition fehlten ihm die Stimmen der übrigen Fraktionen. "
)
ARABIC = (
    "حصل التحالف الأول على أربعة وخمسين مقعدا في البرلمان الجديد،"
    " وقالت المفوضية إن النتائج نهائية. "
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=["plain", "mark", "16", "32"]
)
def test_what_needs_no_guess_gives_no_finding(encoding: str) -> None:
    decoded = decode(IRISH.encode(encoding))
    assert (decoded.string, decoded.findings) == (IRISH, ())


@pytest.mark.parametrize(
    ("string", "encoding"),
    [
        pytest.param(GERMAN * 3, "cp1252", id="western"),
        pytest.param(ARABIC * 3, "cp1256", id="arabic"),
        pytest.param(IRISH, "utf-16-le", id="utf-16 without its mark"),
        pytest.param(IRISH, "utf-16-be", id="utf-16 the other way round"),
    ],
)
def test_a_guess_is_right_and_is_said(string: str, encoding: str) -> None:
    decoded = decode(string.encode(encoding))
    assert decoded.string == string
    assert [finding.code for finding in decoded.findings] == ["encoding-guessed"]


def test_an_html_page_says_its_encoding_itself() -> None:
    page = '<html><head><meta charset="iso-8859-9"></head><body>Seçim</body></html>'
    assert "Seçim" in decode(page.encode("iso-8859-9")).string


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    decoded = decode((GERMAN * 3).encode() + b"\xff")
    assert decoded.string == GERMAN * 3 + "\ufffd"
    assert [finding.code for finding in decoded.findings] == ["encoding-damaged"]


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(b"", ReadingError, "empty", id="nothing"),
        pytest.param(b" \r\n\t", ReadingError, "empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf \n", ReadingError, "empty", id="a mark alone"),
        pytest.param(b"%PDF-1.7 ...", NotTextError, "PDF: copy or export", id="pdf"),
        pytest.param(b"PK\x03\x04...", NotTextError, "office document", id="docx"),
        pytest.param(gzip.compress(b"seats"), NotTextError, "gzip", id="gzip"),
        pytest.param(b"\x89PNG\r\n", NotTextError, "PNG", id="png"),
        pytest.param(b"54 seats\0\0\0of 329", NotTextError, "bytes of zero", id="zeros"),
        pytest.param(bytes(range(1, 32)) * 9, NotTextError, "control", id="controls"),
        pytest.param(b"\xff\xfea", NotTextError, "utf-16", id="half a character"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        decode(data)


def test_the_limit_is_exact_and_named() -> None:
    assert len(decode(b"a" * MAX_BYTES).string) == MAX_BYTES
    with pytest.raises(TooLargeError, match="larger than 16 MiB"):
        decode(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Linke gewann 39 Sitze, die Grünen 118 der 735 Sitze im Bundestag.", "cp1252"),
        ("Le Rassemblement a gagné 89 sièges, la majorité présidentielle 245.", "cp1252"),
        ("El PSOE logró 120 escaños y el PP 89, según el recuento.", "cp1252"),
        ("PiS zdobyło 194 mandaty, Koalicja 157, a Trzecia Droga 65.", "cp1250"),
        ("ANO získalo 71 křesel, Piráti a Starostové 37.", "cp1250"),
        ("Единая Россия получила 324 мандата.", "cp1251"),
        ("Η Νέα Δημοκρατία κέρδισε 158 έδρες.", "cp1253"),
        ("فاز تحالف سائرون بـ 54 مقعدا في البرلمان", "cp1256"),
        ("自民党は191議席を獲得した。", "shift_jis"),
    ],
)
def test_a_sentence_in_a_legacy_encoding_keeps_its_letters(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.string == text
    assert [finding.code for finding in decoded.findings] == ["encoding-guessed"]
