"""How the systems of comments mark what they print: names of classes, as data.

Sources: the templates of wpDiscuz 2 to 5 ("wc-...") and 7 ("wpd-..."), the comment walker of
WordPress ("comment", "comment-author", "children"; both its formats), Blogger's three templates
(a definition list, blocks, threads), the client of Isso, and schema.org's ``Comment``. A theme
may rename parts; names are therefore tried in order, and a comment needs its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hemicycle.reading.markup.elements import Element


@dataclass(frozen=True, slots=True)
class System:
    """The marks of one system; of several names the first that a comment has is believed.

    ``items`` enclose a comment with its answers. Where they are empty, ``authors`` begin one.
    ``bodies`` enclose author, date and words alike, where nothing encloses the words alone.
    """

    name: str
    items: frozenset[str]
    authors: tuple[str, ...]
    texts: tuple[str, ...]
    times: tuple[str, ...]
    up: str = ""
    down: str = ""
    score: str = ""
    bodies: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


SYSTEMS = (
    System(
        "wpDiscuz",
        items=frozenset({"wpd-comment"}),
        authors=("wpd-comment-author",),
        texts=("wpd-comment-text",),
        times=("wpd-comment-date",),
        up="wpd-vote-result-like",
        down="wpd-vote-result-dislike",
        score="wpd-vote-result",
    ),
    System(
        "wpDiscuz",
        items=frozenset({"wc-comment"}),
        authors=("wc-comment-author",),
        texts=("wc-comment-text",),
        times=("wc-comment-date",),
        score="wc-vote-result",
    ),
    System(
        "Isso",
        items=frozenset({"isso-comment"}),
        authors=("isso-author",),
        texts=("isso-text",),
        times=("isso-permalink",),
        score="isso-votes",
    ),
    System(
        "WordPress",
        items=frozenset({"comment"}),
        authors=("fn", "comment-author", "author"),
        texts=("comment-content", "comment-text", "comment-entry"),
        times=("comment-metadata", "comment-meta", "comment-date"),
        bodies=frozenset({"comment-body", "comment"}),
        others=frozenset({"reply", "comment-reply-link", "comment-awaiting-moderation"}),
    ),
    System(
        "Blogger",
        items=frozenset({"comment"}),
        authors=("user", "comment-author"),
        texts=("comment-content", "comment-body"),
        times=("datetime", "comment-timestamp"),
    ),
    System(
        "Blogger",
        items=frozenset(),
        authors=("comment-author",),
        texts=("comment-body",),
        times=("comment-timestamp",),
    ),
    System(
        "schema.org",
        items=frozenset({"itemtype:Comment", "itemtype:UserComments"}),
        authors=("itemprop:name", "itemprop:author", "itemprop:creator"),
        texts=("itemprop:text", "itemprop:commentText"),
        times=("itemprop:dateCreated", "itemprop:datePublished", "itemprop:commentTime"),
        up="itemprop:upvoteCount",
        down="itemprop:downvoteCount",
    ),
)


def names_of(element: Element) -> frozenset[str]:
    """Return the names by which a system can know an element: classes and microdata.

    >>> sorted(names_of(Element("p", {"class": "a b", "itemprop": "text"}, 0, 0, None)))
    ['a', 'b', 'itemprop:text']
    """
    properties = element.attributes.get("itemprop", "")
    kinds = element.attributes.get("itemtype", "")
    if not properties and not kinds:
        return element.classes
    marked = [f"itemprop:{name}" for name in properties.split()]
    marked += [f"itemtype:{kind.rpartition('/')[2]}" for kind in kinds.split()]
    return element.classes.union(marked)


def wanted(names: Iterable[str], bearers: frozenset[str]) -> str | None:
    """Return the first of the names that is borne."""
    return next((name for name in names if name in bearers), None)
