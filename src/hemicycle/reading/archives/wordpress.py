"""WordPress: its own export (WXR, Tools > Export), with the votes that wpDiscuz keeps in it.

WXR is RSS 2.0 with elements of http://wordpress.org/export/1.x/; comments stand in their item.
Pingbacks and trackbacks are no readers' words and are left out; spam is not exported.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from hemicycle.errors import DocumentError
from hemicycle.reading.archives.posts import Threads, number, printed, stripped
from hemicycle.reading.archives.safe_xml import tree_of
from hemicycle.reading.markup.times import iso
from hemicycle.records.discussion import Discussion, Post, State, Votes

_SPACE = re.compile(r"\{http://wordpress\.org/export/1\.\d/\}")
_STATES: dict[str, State] = {"1": "approved", "0": "pending", "spam": "spam", "trash": "deleted"}
_PINGS = frozenset({"pingback", "trackback"})
_LIKES = re.compile(r's:\d{1,2}:"(like|dislike)";i:(-?\d{1,9});')  # PHP's serialization
_PARAGRAPH = re.compile(r"\n\s*\n")


def read_wordpress(data: bytes, name: str) -> Discussion:
    """Read a WordPress export.

    Raises
    ------
    DocumentError
        Where it is no such export; the message names the place.
    """
    root = tree_of(data)
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise DocumentError("the XML is no WordPress export: it has no <rss><channel>")
    threads = Threads()
    for place, item in enumerate(channel.findall("item"), 1):
        key = _own(item).get("post_id") or str(place)
        threads.page(key, stripped(item.findtext("link")), stripped(item.findtext("title")))
        for comment in _comments(item):
            threads.add(key, _post(comment, place))
    return threads.discussion(data, name, "WordPress")


def _comments(item: Element) -> Iterator[Element]:
    for element in item:
        if _local(element) == "comment" and _own(element).get("comment_type") not in _PINGS:
            yield element


def _post(comment: Element, place: int) -> Post:
    own = _own(comment)
    if "comment_id" not in own:
        raise DocumentError(f"a comment of item {place} of the WordPress export has no id")
    words = own.get("comment_content", "")
    parent = own.get("comment_parent", "0")
    meta = {
        _own(one).get("meta_key", ""): _own(one).get("meta_value", "")
        for one in comment
        if _local(one) == "commentmeta"
    }
    return Post(
        id=own["comment_id"],
        author=own.get("comment_author"),
        text=printed(_PARAGRAPH.sub("<p>", words).replace("\n", "<br>")),
        source=words,
        form="html",
        posted_at=_time(own),
        parent=None if parent == "0" else parent,
        votes=_votes(meta),
        state=_STATES.get(own.get("comment_approved", "1"), "pending"),
    )


def _time(own: dict[str, str]) -> str | None:
    universal = own.get("comment_date_gmt", "")
    if universal and not universal.startswith("0000"):
        return iso(f"{universal}+00:00")
    return iso(own.get("comment_date", ""))


def _votes(meta: dict[str, str]) -> Votes:
    """Return wpDiscuz's votes: since version 7 apart, before as one sum."""
    apart = {
        kind: int(count) for kind, count in _LIKES.findall(meta.get("wpdiscuz_votes_seperate", ""))
    }
    if apart:
        return Votes(apart.get("like", 0), abs(apart.get("dislike", 0)))
    return Votes(score=number(meta.get("wpdiscuz_votes")))


def _own(element: Element) -> dict[str, str]:
    """Return the characters of an element's children in WordPress's namespace, by their names."""
    texts = ((_local(child), stripped(child.text)) for child in element)
    return {name: text for name, text in texts if name and text}


def _local(element: Element) -> str | None:
    found = _SPACE.match(element.tag)
    return element.tag[found.end() :] if found else None
