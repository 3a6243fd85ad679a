"""A page of HTML, read: its text, what its markup knows, and what could not be had of it."""

from dataclasses import dataclass

from hemicycle.reading.looks import Look
from hemicycle.reading.markup.about import publication_of
from hemicycle.reading.markup.extraction import (
    DEEPEST,
    LONGEST,
    MOST_ELEMENTS,
    article_lines,
    extracted,
    is_installed,
)
from hemicycle.reading.markup.linked import linked_posts, nodes
from hemicycle.reading.markup.scan import Flattened, flattened
from hemicycle.reading.markup.threads import Marked, marked_comments
from hemicycle.reading.markup.zoning import Known
from hemicycle.reading.text import Text
from hemicycle.records.discussion import Discussion, Thread
from hemicycle.records.page import Finding, Publication, Source

_FLATTENED = "the page is HTML: its text was taken, and lines are counted in that text"
_BY_RULE = "the article was told by the form of its lines, not by its markup: {why}"
_NOT_INSTALLED = "install hemicycle[html] for the better reader"
_TOO_LARGE = (
    f"the page has more than {LONGEST:,} characters or {MOST_ELEMENTS:,} elements, or is nested "
    f"deeper than {DEEPEST}"
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A page whose markup has been scanned."""

    string: str
    flat: Flattened
    publication: Publication | None
    linked: Marked | None


def scanned(string: str) -> Markup:
    """Scan a page of HTML."""
    flat = flattened(string)
    found = nodes(flat.linked)
    posts = linked_posts(found)
    linked = Marked("schema.org", posts) if posts else None
    return Markup(string, flat, publication_of(string, flat.head, found), linked)


def known_of(markup: Markup, looks: tuple[Look, ...], marked: Marked | None) -> Known:
    """Return what the markup tells of the lines."""
    about = markup.publication or Publication()
    lines = tuple(post.lines for post in marked.posts if post.lines) if marked else ()
    extractable = why_by_rule(markup) is None
    article = (extracted(markup.string) or "") if extractable else ""
    return Known(article_lines(looks, article), lines, about.title, about.authors)


def marked_in(markup: Markup, text: Text) -> Marked | None:
    """Return the comments that the page marks, in its text or else in its linked data."""
    return marked_comments(markup.flat.elements, text) or markup.linked


def discussion_in(markup: Markup, marked: Marked | None, source: Source) -> Discussion | None:
    """Return the comments as a discussion; None where none is marked."""
    if marked is None:
        return None
    about = markup.publication or Publication()
    return Discussion(source, marked.system, (Thread(about.url, about.title, marked.posts),))


def why_by_rule(markup: Markup) -> str | None:
    """Return why trafilatura is not asked; None where it is."""
    flat = markup.flat
    if len(markup.string) > LONGEST or flat.opened > MOST_ELEMENTS or flat.depth > DEEPEST:
        return _TOO_LARGE
    return None if is_installed() else _NOT_INSTALLED


def findings_of(markup: Markup) -> tuple[Finding, ...]:
    """Return what an editor must know of how the page was read."""
    why = why_by_rule(markup)
    flattening = Finding("html-flattened", "note", _FLATTENED)
    if why is None:
        return (flattening,)
    return flattening, Finding("article-by-rule", "note", _BY_RULE.format(why=why))
