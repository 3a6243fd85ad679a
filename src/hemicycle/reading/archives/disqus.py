"""Disqus: the XML that its moderation panel sends ("Export").

Schema: disqus.com/api/schemas/1.0/disqus.xsd. Threads come first, then posts that name their
thread and their parent by ``dsq:id``. A thread without posts is left out.
"""

from xml.etree.ElementTree import Element

from hemicycle.errors import DocumentError
from hemicycle.reading.archives.posts import Threads, printed, stripped
from hemicycle.reading.archives.safe_xml import tree_of
from hemicycle.reading.markup.times import iso
from hemicycle.records.discussion import Discussion, Post, State

_SPACE = "{http://disqus.com}"
_ID = "{http://disqus.com/disqus-internals}id"


def read_disqus(data: bytes, name: str) -> Discussion:
    """Read a Disqus export, unpacked.

    Raises
    ------
    DocumentError
        Where it is no such export; the message names the place.
    """
    root = tree_of(data)
    if root.tag != f"{_SPACE}disqus":
        raise DocumentError(f"the XML begins with {root.tag!r}, and a Disqus export with 'disqus'")
    threads = Threads()
    for thread in root.findall(f"{_SPACE}thread"):
        threads.page(thread.get(_ID, ""), _text(thread, "link"), _text(thread, "title"))
    for place, post in enumerate(root.findall(f"{_SPACE}post"), 1):
        own = post.get(_ID) or _text(post, "id")
        if own is None:
            raise DocumentError(f"post {place} of the Disqus export has no id")
        threads.add(_named(post, "thread") or "", _post(post, own))
    return threads.discussion(data, name, "Disqus")


def _post(post: Element, own: str) -> Post:
    words = _text(post, "message") or ""
    author = post.find(f"{_SPACE}author")
    return Post(
        id=own,
        author=None if author is None else _text(author, "name"),
        text=printed(words),
        source=words,
        form="html",
        posted_at=iso(_text(post, "createdAt") or ""),
        parent=_named(post, "parent"),
        state=_state(post),
    )


def _state(post: Element) -> State:
    if _text(post, "isDeleted") == "true":
        return "deleted"
    if _text(post, "isSpam") == "true":
        return "spam"
    return "pending" if _text(post, "isApproved") == "false" else "approved"


def _named(post: Element, kind: str) -> str | None:
    found = post.find(f"{_SPACE}{kind}")
    return None if found is None else found.get(_ID) or stripped(found.text)


def _text(element: Element, kind: str) -> str | None:
    return stripped(element.findtext(f"{_SPACE}{kind}"))
