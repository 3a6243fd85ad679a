"""Bytes to characters, with what had to be guessed said as a finding.

UTF-8 first (with or without its mark), UTF-16 and UTF-32 by their marks, then the encoding that
an HTML page declares, then the verdict of charset-normalizer.
"""

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hemicycle.errors import NotTextError, ReadingError, TooLargeError
from hemicycle.records.page import Finding

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

MAX_BYTES = 16 * 1024 * 1024
"""The largest page that is read: 16 MiB. Read one byte more to know that a file is too large."""

_SAMPLE = 64 * 1024  # bytes from which an encoding is guessed
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF: copy or export its text first"),
    (b"PK\x03\x04", "a ZIP or office document: save it as plain text first"),
    (b"\x1f\x8b", "gzip: unpack it first"),
    (b"\x89PNG", "a PNG image: it has no text to read"),
    (b"\xff\xd8\xff", "a JPEG image: it has no text to read"),
    (b"GIF8", "a GIF image: it has no text to read"),
)
_DECLARED = re.compile(
    rb"""charset=["']?(windows-125\d|iso-8859-\d{1,2}|koi8-[ru]|gbk|gb2312|gb18030|big5|"""
    rb"""shift_jis|euc-jp|euc-kr)\b""",
    re.IGNORECASE,
)
_OF_THE_WEB = (  # the legacy encodings of the WHATWG Encoding Standard that news pages use
    *(f"cp125{number}" for number in (2, 0, 1, 3, 4, 5, 6, 7, 8)),
    *(f"iso8859_{number}" for number in (2, 5, 6, 7, 8)),
    *("koi8_r", "koi8_u", "big5", "gb18030", "euc_jp", "shift_jis", "euc_kr"),
)
_CENTRAL_EUROPEAN = {"Croatian", "Czech", "Polish", "Romanian", "Slovak", "Slovene"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page, and what is doubtful about them."""

    string: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the characters of a page.

    Raises
    ------
    TooLargeError
        Where there are more than ``MAX_BYTES``.
    NotTextError
        Where the bytes are binary, or in no encoding that can be told.
    ReadingError
        Where there is nothing to read.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(
            f"the page is larger than {MAX_BYTES // 2**20} MiB, the most that is read:"
            " give the story's page alone"
        )
    if not data.strip():
        raise ReadingError("the page is empty: there is nothing to read")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise NotTextError(f"the page is not text but {kind}")
    decoded = _marked(data) or _utf8(data) or _unmarked_utf16(data) or _guessed(data)
    if not decoded.string.strip("\ufeff \t\r\n"):
        raise ReadingError("the page is empty: there is nothing to read")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise NotTextError(
                    f"the page is marked as {encoding} but byte {error.start} does not fit:"
                    " save it again as UTF-8"
                ) from error
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Return UTF-8, also where a few bytes among many letters are broken."""
    if b"\0" in data:
        return None
    try:
        string = data.decode()
    except UnicodeDecodeError:
        string = data.decode(errors="replace")
        broken = string.count("\ufffd")
        letters = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))
        if letters < 10 * broken:
            return None
        message = f"{broken} places in the page are not UTF-8 and are shown as \ufffd"
        return Decoded(string, (Finding("encoding-damaged", "warning", message),))
    _refuse_controls(data)
    return Decoded(string)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return UTF-16 that bears no mark: every other byte of Latin text is then zero."""
    head = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.4 * len(zeros) and head.count(0) < 1.2 * zeros.count(0):
            try:
                return Decoded(data.decode(encoding), (_guess(encoding),))
            except UnicodeDecodeError:
                return None
    return None


def _guessed(data: bytes) -> Decoded:
    if b"\0" in data:
        raise NotTextError("the page is binary, not text: it has bytes of zero")
    _refuse_controls(data)
    declared = _DECLARED.search(data[:2048])
    encoding = declared.group(1).decode("ascii") if declared else _verdict(data)
    if encoding is None:
        raise NotTextError("the page's encoding cannot be told: save it as UTF-8")
    string = data.decode(encoding, errors="replace")
    return Decoded(string, (_guess(encoding),))


def _verdict(data: bytes) -> str | None:
    """Return what charset-normalizer says of the part of the page that is not ASCII.

    It chooses among the encodings of the web: with all that it knows, a German page with one
    umlaut is read as a Baltic code page of DOS. Where it holds Western and Central European for
    equally good, the language that it sees decides.
    """
    from charset_normalizer import from_bytes

    first = next(place for place, byte in enumerate(data) if byte > 127)
    start = max(0, first - 256)
    matches = list(from_bytes(data[start : start + _SAMPLE], cp_isolation=list(_OF_THE_WEB)))
    if not matches:
        return None
    best = matches[0]
    equal = {one.encoding for one in matches if (one.chaos, one.coherence) == _merit(best)}
    if "cp1252" in equal and best.language not in _CENTRAL_EUROPEAN:
        return "cp1252"
    return best.encoding


def _merit(match: "CharsetMatch") -> tuple[float, float]:
    return match.chaos, match.coherence


def _guess(encoding: str) -> Finding:
    message = f"the page is not in UTF-8; it was read as {encoding}: check names with accents"
    return Finding("encoding-guessed", "note", message)


def _refuse_controls(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) // 100:
        raise NotTextError("the page is binary, not text: it has too many control characters")
