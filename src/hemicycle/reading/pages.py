"""The road of one page: bytes, characters, zones, and what stands in them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from hemicycle.errors import TooLargeError
from hemicycle.reading.comments import comments_of
from hemicycle.reading.dateline import story_year
from hemicycle.reading.decoding import decode
from hemicycle.reading.fund import fund_of, lines_of
from hemicycle.reading.headline import headline_of
from hemicycle.reading.html import flatten, is_html
from hemicycle.reading.looks import looks_of
from hemicycle.reading.results import results_of
from hemicycle.reading.statements import statements_of
from hemicycle.reading.statements.dates import NO_YEAR
from hemicycle.reading.tables import is_table, read_table
from hemicycle.reading.text import Line, Text, text_of
from hemicycle.reading.zones import kinds_of, lines_in, zones_of
from hemicycle.records.page import Finding, Report, Source, Statement, Zone

MAX_LINES = 200_000
"""Lines of a page: a longer text is no page, and its zones would take minutes."""

LONGEST_ARTICLE = 400_000
"""Characters of an article in which results and statements are looked for: some 200 print pages.

Reading is linear, but at some 30 microseconds a character 16 MiB would keep a user waiting.
"""

_FLATTENED = "the page is HTML: its text was taken, and lines are counted in that text"
_CUT = (
    f"the article is longer than {LONGEST_ARTICLE:,} characters: results and statements were "
    "looked for in the first of them only; give the part that matters as a page of its own"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: its text, at which all spans point, and the report of it."""

    text: Text
    report: Report


class _Envelope(msgspec.Struct):
    """A page as scrapers write it: JSON with the text in one member."""

    text: str
    schema: str | None = None


def read_page(data: bytes, name: str) -> Page:
    """Read the bytes of a page: plain text, HTML, a table, or a scraper's JSON with "text".

    Parameters
    ----------
    data
        The file as it is; `hemicycle.reading.decoding.MAX_BYTES` at most.
    name
        What the report calls it, such as the path.

    Raises
    ------
    ReadingError
        Where it cannot be read as text; doubts that can be lived with are findings.
    """
    decoded = decode(data)
    source = Source(name, hashlib.sha256(data).hexdigest())
    string = _unwrapped(decoded.string)
    if is_table(string):
        report = read_table(string, source)
        known = replace(report, findings=(*decoded.findings, *report.findings))
        return Page(text_of(string), known)
    return _page(string, source, decoded.findings)


def read_text(string: str, name: str) -> Page:
    """Read the characters of a page."""
    source = Source(name, hashlib.sha256(string.encode(errors="surrogatepass")).hexdigest())
    return _page(string, source)


def _page(string: str, source: Source, findings: tuple[Finding, ...] = ()) -> Page:
    if is_html(string):
        string = flatten(string)
        findings += (Finding("html-flattened", "note", _FLATTENED),)
    text = _bounded(text_of(string))
    looks = looks_of(text.lines)
    fund = fund_of(text)
    kinds = kinds_of(looks, lines_of(text, fund))
    story = [look for look, kind in zip(looks, kinds, strict=True) if kind == "article"]
    zones = zones_of(looks, kinds)
    article, cut = _article(text, zones)
    results = results_of(text, article)
    statements = statements_of(text, article, story_year(story))
    report = Report(
        source=source,
        headline=headline_of(text, story),
        zones=zones,
        chamber=results.chamber,
        lists=results.lists,
        statements=statements,
        comments=comments_of(looks, kinds),
        fund=fund,
        findings=(*findings, *cut, *results.findings, *_without_year(statements)),
    )
    return Page(text, report)


def _bounded(text: Text) -> Text:
    if len(text.lines) > MAX_LINES:
        raise TooLargeError(
            f"the page has {len(text.lines):,} lines, and at most {MAX_LINES:,} are read: give "
            "the part that matters as a page of its own"
        )
    return text


def _article(text: Text, zones: Sequence[Zone]) -> tuple[list[Line], tuple[Finding, ...]]:
    """Return the article's lines as far as they are read, and a finding where they are cut."""
    whole = lines_in(text.lines, zones, "article")
    read = _first(whole)
    if read == whole:
        return read, ()
    return read, (Finding("article-cut", "warning", _CUT),)


def _without_year(statements: Sequence[Statement]) -> Iterator[Finding]:
    dated = [said for said in statements if NO_YEAR in said.doubt]
    if dated:
        what = "a statement has" if len(dated) == 1 else f"{len(dated)} statements have"
        spans = tuple(said.span for said in dated if said.span)
        message = f"{what} a day without a year, and the page does not say its year."
        yield Finding("date-unknown", "note", message, spans)


def _first(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the first ``LONGEST_ARTICLE`` characters, the last cut if need be."""
    left = LONGEST_ARTICLE
    kept = []
    for line in lines:
        if left <= 0:
            break
        end = min(line.end, line.start + left)
        kept.append(Line(line.number, line.start, end, line.text[: end - line.start]))
        left -= end - line.start + 1
    return kept


def _unwrapped(string: str) -> str:
    """Return the text in a scraper's JSON, or the string itself where it is no such thing."""
    if not string.lstrip().startswith("{"):
        return string
    try:
        envelope = msgspec.json.decode(string, type=_Envelope)
    except (msgspec.DecodeError, RecursionError):
        return string
    ours = (envelope.schema or "").startswith("hemicycle/")
    return string if ours else envelope.text
