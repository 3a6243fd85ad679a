"""A reader's text to safe HTML, once, when it is written.

A small Markdown: paragraphs, emphasis, code, quotations, lists and links. Raw HTML, images,
headings and tables are not part of it and stay visible as typed. What comes out is sanitised all
the same (nh3), so that a fault in one of the two libraries is not yet a hole.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt

TAGS = frozenset(
    {"p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
)
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_LINKS = ("https://", "http://", "mailto:")
_REL = "nofollow ugc noopener noreferrer"
_MENTION = re.compile(r"(?<![\w@/])@([\w][\w.\-]{1,49})")
_IN_TAGS = re.compile(r"(<[^>]*>)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ONE_WAY = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of the text after them, and could turn the page's own words."""


def to_html(source: str, mentioned: Mapping[str, int] | None = None) -> str:
    """Return the HTML of a comment.

    ``mentioned`` gives, by folded name with spaces as underscores, the comment that an
    ``@name`` leads to.

    >>> to_html("[see](https://a.example)")
    '<p><a href="https://a.example" rel="nofollow ugc noopener noreferrer">see</a></p>'
    >>> to_html("<b>1 < 2</b>")
    '<p>&lt;b&gt;1 &lt; 2&lt;/b&gt;</p>'
    """
    html = _markdown().render(tidied(source)).strip()
    return sanitised(_linked(html, mentioned) if mentioned else html)


def sanitised(html: str) -> str:
    """Return HTML with nothing but the tags and links above; doing it twice changes nothing."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=_SCHEMES,
        link_rel=_REL,
    )


def tidied(source: str) -> str:
    r"""Return the text without control characters and without marks that turn its direction.

    >>> tidied("a\u202eb\r\nc\x00")
    'ab\nc'
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    return _ONE_WAY.sub("", _CONTROLS.sub("", text)).strip()


def plain(html: str) -> str:
    """Return the words of sanitised HTML.

    >>> plain("<p>1 &lt; 2</p>")
    '1 < 2'
    """
    return unescape(re.sub(r"<[^>]*>", "", html.replace("</p>\n<p>", "\n\n"))).strip()


def mentions(source: str) -> set[str]:
    """Return the names that a text mentions, folded.

    >>> sorted(mentions("@King_Tudor and @al, not me@example.org"))
    ['al', 'king_tudor']
    """
    return {found.casefold() for found in _MENTION.findall(source)}


def mention_of(name: str) -> str:
    """Return how a name is mentioned: folded, with underscores for spaces."""
    return re.sub(r"\s+", "_", name.strip()).casefold()


def links_in(html: str) -> int:
    """Return how many links the HTML has."""
    return html.count("<a ")


def _linked(html: str, mentioned: Mapping[str, int]) -> str:
    def link(found: re.Match[str]) -> str:
        comment = mentioned.get(unescape(found[1]).casefold())
        if comment is None:
            return found[0]
        return f'<a href="#c-{comment}">{escape(found[0])}</a>'

    parts = _IN_TAGS.split(html)
    inside = 0
    for at, part in enumerate(parts):
        if part.startswith(("<a ", "<code", "<pre")):
            inside += 1
        elif part.startswith(("</a", "</code", "</pre")):
            inside -= 1
        elif not inside and not part.startswith("<"):
            parts[at] = _MENTION.sub(link, part)
    return "".join(parts)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    rules = ("emphasis", "strikethrough", "backticks", "fence", "link", "list", "blockquote")
    options = {"html": False, "breaks": True, "linkify": False, "maxNesting": 12}
    made = MarkdownIt("zero", options)
    made.enable([*rules, "newline", "escape", "autolink", "balance_pairs", "fragments_join"])
    made.validateLink = lambda url: url.lower().startswith(_LINKS)  # type: ignore[method-assign]
    return made
