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
from hemicycle.reading.headline import headline_of, titled
from hemicycle.reading.html import is_html
from hemicycle.reading.looks import Look, looks_of
from hemicycle.reading.markup.reading import (
    Markup,
    discussion_in,
    findings_of,
    known_of,
    marked_in,
    scanned,
)
from hemicycle.reading.markup.threads import comments_in
from hemicycle.reading.markup.zoning import headline_at, kinds_known
from hemicycle.reading.results import results_of
from hemicycle.reading.statements import statements_of
from hemicycle.reading.statements.dates import NO_YEAR
from hemicycle.reading.tables import is_table, read_table
from hemicycle.reading.text import Line, Text, text_of
from hemicycle.reading.zones import kinds_of, lines_in, zones_of
from hemicycle.records.discussion import Discussion
from hemicycle.records.page import (
    Comment,
    Finding,
    Headline,
    Publication,
    Report,
    Source,
    Statement,
    Zone,
    ZoneKind,
)

MAX_LINES = 200_000
"""Lines of a page: a longer text is no page, and its zones would take minutes."""

LONGEST_ARTICLE = 400_000
"""Characters of an article in which results and statements are looked for: some 200 print pages.

Reading is linear, but at some 30 microseconds a character 16 MiB would keep a user waiting.
"""

_CUT = (
    f"the article is longer than {LONGEST_ARTICLE:,} characters: results and statements were "
    "looked for in the first of them only; give the part that matters as a page of its own"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: its text, at which all spans point, and the report of it.

    ``publication`` and ``discussion`` are what only markup knows: who published the page and
    when; and the comments with their times, votes and answers, where the page marks them.
    """

    text: Text
    report: Report
    publication: Publication | None = None
    discussion: Discussion | None = None


@dataclass(frozen=True, slots=True)
class _Divided:
    """The looks of a page with their kinds, and what stands in them so far."""

    kinds: Sequence[ZoneKind]
    comments: tuple[Comment, ...]
    title: Headline | None = None
    year: int | None = None
    publication: Publication | None = None
    discussion: Discussion | None = None


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
    markup = scanned(string) if is_html(string) else None
    text = _bounded(text_of(markup.flat.text if markup else string))
    looks = looks_of(text.lines)
    fund = fund_of(text)
    ruled = kinds_of(looks, lines_of(text, fund))
    if markup:
        findings += findings_of(markup)
        divided = _by_markup(markup, text, looks, ruled, source)
    else:
        divided = _Divided(ruled, comments_of(looks, ruled))
    story = [look for look, kind in zip(looks, divided.kinds, strict=True) if kind == "article"]
    zones = zones_of(looks, divided.kinds)
    article, cut = _article(text, zones)
    results = results_of(text, article)
    statements = statements_of(text, article, story_year(story) or divided.year)
    report = Report(
        source=source,
        headline=divided.title or headline_of(text, story),
        zones=zones,
        chamber=results.chamber,
        lists=results.lists,
        statements=statements,
        comments=divided.comments,
        fund=fund,
        findings=(*findings, *cut, *results.findings, *_without_year(statements)),
    )
    return Page(text, report, divided.publication, divided.discussion)


def _by_markup(
    markup: Markup,
    text: Text,
    looks: tuple[Look, ...],
    ruled: Sequence[ZoneKind],
    source: Source,
) -> _Divided:
    """Divide a page by what its markup knows, and by the rule where it knows nothing."""
    marked = marked_in(markup, text)
    known = known_of(markup, looks, marked)
    headline = headline_at(looks, known)
    kinds = kinds_known(looks, ruled, known, headline)
    comments = comments_in(marked) if marked else ()
    published = markup.publication.published_at if markup.publication else None
    return _Divided(
        kinds,
        comments or comments_of(looks, kinds),
        titled(text, looks[headline])
        if headline is not None and kinds[headline] == "article"
        else None,
        int(published[:4]) if published else None,
        markup.publication,
        discussion_in(markup, marked, source),
    )


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
