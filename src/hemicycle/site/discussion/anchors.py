"""Where in the story a comment stands: a block and, within it, quoted words.

The W3C TextQuoteSelector: the exact words with what stood before and after them. After an edit of
the story the words are looked for again, first in their block, then in the others; where they are
nowhere the comment is orphaned and says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import transaction

from hemicycle.site.discussion.models import Comment, Thread
from hemicycle.site.discussion.threads import changed

MOST_EXACT = 600
MOST_AROUND = 64
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_BLOCK = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A TextQuoteSelector in a block; no exact words anchor to the whole block."""

    block: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


def anchor_of(values: Mapping[str, str]) -> Anchor | None:
    """Return the anchor that a form names, or None where it names no block.

    >>> anchor_of({"block": "no block", "exact": "words"}) is None
    True
    """
    block = values.get("block", "")
    if not _BLOCK.fullmatch(block):
        return None
    return Anchor(
        block.lower(),
        _spaced(values.get("exact", ""))[:MOST_EXACT],
        _spaced(values.get("prefix", ""))[-MOST_AROUND:],
        _spaced(values.get("suffix", ""))[:MOST_AROUND],
    )


def found_in(anchor: Anchor, blocks: Mapping[str, str]) -> str | None:
    """Return the block in which the anchor's words stand now, or None.

    >>> text = {"a": "Not through intermediaries.", "b": "Talks through intermediaries."}
    >>> found_in(Anchor("a", "through intermediaries", "Talks "), text)
    'a'
    >>> found_in(Anchor("gone", "through intermediaries", "Talks "), text)
    'b'
    """
    if not anchor.exact:
        return anchor.block if anchor.block in blocks else None
    places = [block for block, text in blocks.items() if anchor.exact in _spaced(text)]
    if anchor.block in places:
        return anchor.block
    quoted = _spaced(anchor.prefix + anchor.exact + anchor.suffix)
    return max(places, key=lambda block: _alike(quoted, _spaced(blocks[block])), default=None)


def blocks_in(html: str) -> dict[str, str]:
    """Return the plain text of each block of a story's page, by the id after ``b-``.

    >>> blocks_in('<main><p id="b-a1">Not <em>even</em></p>x<p id="b-b2">Talks</p></main>')
    {'a1': 'Not even', 'b2': 'Talks'}
    """
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return {block: "".join(parts) for block, parts in reader.found.items()}


def reanchor(thread: Thread, blocks: Mapping[str, str], revision: int | None) -> int:
    """Look for the words of all anchored comments in the story as it is now.

    ``blocks`` gives the plain text of each block by its id. Returns how many comments moved, were
    orphaned, or found their words again.
    """
    moved = 0
    with transaction.atomic():
        for comment in Comment.objects.filter(thread=thread).exclude(block=""):
            anchor = Anchor(comment.block, comment.exact, comment.prefix, comment.suffix)
            block = found_in(anchor, blocks)
            orphaned, block = block is None, block or comment.block
            if (orphaned, block) != (comment.orphaned, comment.block):
                moved += 1
                Comment.objects.filter(pk=comment.pk).update(
                    orphaned=orphaned, block=block, revision=revision
                )
        if moved:
            changed(thread.pk)
    return moved


class _Blocks(HTMLParser):
    """Collects the text under each element whose id is a block's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        named = dict(attrs).get("id") or ""
        inside = self._open[-1][1] if self._open else None
        block = named[2:] if named.startswith("b-") else inside
        if block is not None:
            self.found.setdefault(block, [])
        self._open.append((tag, block))

    def handle_endtag(self, tag: str) -> None:
        while any(tag == each for each, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._open and (block := self._open[-1][1]) is not None:
            self.found[block].append(data)


def _alike(quoted: str, text: str) -> int:
    """Return how many of the quotation's words, in runs of three, stand in the text."""
    words = quoted.split()
    return sum(" ".join(words[at : at + 3]) in text for at in range(max(1, len(words) - 2)))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
