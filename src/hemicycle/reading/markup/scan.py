"""HTML to text: one scan from tag to tag that looks at no character twice.

The standard library's parser takes quadratic time on broken markup ("<a <a <a ..."). Here, what
is once not found ahead (a closing tag, a quotation mark, ">") is not looked for again, and each
element is opened once and closed once. Nothing is fetched, run or resolved.
"""

import re
from dataclasses import dataclass, field

from hemicycle.reading.markup.elements import Element, attributes_of
from hemicycle.reading.markup.printed import Printed

_HIDDEN = frozenset(
    ["head", "script", "style", "template", "noscript", "svg", "iframe", "object", "select",
     "math"]
)  # fmt: skip
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "article",
     "section", "header", "footer", "nav", "aside", "main", "figure", "form", "dl", "pre", "hr"]
)  # fmt: skip
_LINES = frozenset(
    ["br", "li", "tr", "div", "dt", "dd", "button", "figcaption", "fieldset", "label", "summary",
     "details", "address", "caption", "time", "cite", "textarea", "input"]
)  # fmt: skip
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr"]
)  # fmt: skip
_SIBLINGS = {"li": "li", "dt": "dd", "dd": "dt", "p": "p", "tr": "tr", "td": "td"}
_CELLS = frozenset(["td", "th"])
_CLOSING = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in _HIDDEN}
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,15})")
_STOP = re.compile(r"=\s*[\"']|>")
_TELLING = re.compile(
    r"comment|showComment|wpd|wc-|wc_|isso-|reply|itemprop|itemscope|datetime"
    r"""|=fn|"fn|'fn|"user"|'user'|"author"|'author'"""
)
_LINKED = re.compile(r"application/ld\+json", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flattened:
    """A page as text, the telling elements in it, the markup of its head, and its linked data.

    ``opened`` counts all its elements, and ``depth`` how deep they stand within one another.
    """

    text: str
    elements: tuple[Element, ...]
    head: str
    linked: tuple[str, ...]
    opened: int
    depth: int


def flattened(markup: str) -> Flattened:
    """Return the text of a page with its telling elements."""
    scan = _Scan(markup)
    place = 0
    while True:
        opening = markup.find("<", place)
        if opening < 0:
            scan.printed.say(markup[place:])
            break
        if opening > place:
            scan.printed.say(markup[place:opening])
        place = scan.after(opening)
    scan.close_all()
    return Flattened(
        scan.printed.whole(),
        tuple(scan.elements),
        scan.head,
        tuple(scan.linked),
        scan.opened,
        scan.depth,
    )


@dataclass(slots=True)
class _Scan:
    """Where a scan stands: what it has printed and opened, and what does not lie ahead."""

    markup: str
    printed: Printed = field(default_factory=Printed)
    elements: list[Element] = field(default_factory=list)
    head: str = ""
    linked: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    quotes_close: bool = True
    open_tags: list[tuple[str, int | None]] = field(default_factory=list)
    often: dict[str, int] = field(default_factory=dict)
    around: int | None = None
    opened: int = 0
    depth: int = 0

    def after(self, opening: int) -> int:
        """Act on the markup at ``opening`` and return the place behind it."""
        name = _NAME.match(self.markup, opening + 1)
        if not name:
            return self._after_no_tag(opening)
        tag, closes = name.group(1).lower(), self.markup[opening + 1] == "/"
        place = self._tag_end(name.end())
        if tag in _HIDDEN:
            return place if closes else self._behind_hidden(tag, opening, place)
        if closes:
            self._close(tag)
        self._break(tag, closes=closes)
        if not closes:
            self._open(tag, self.markup[opening:place])
        return place

    def _after_no_tag(self, opening: int) -> int:
        """Return the place behind a comment, a declaration, or a mere less-than sign."""
        if self.markup.startswith("<!--", opening):
            return self._behind("-->", opening + 4)
        if self.markup.startswith(("<!", "<?"), opening):
            return self._behind(">", opening)
        self.printed.say("<")
        return opening + 1

    def close_all(self) -> None:
        """Close what the page has left open."""
        while self.open_tags:
            self._pop()

    def _open(self, tag: str, whole: str) -> None:
        if tag in _EMPTY:
            return
        if self.open_tags and tag in _SIBLINGS and self.open_tags[-1][0] in (tag, _SIBLINGS[tag]):
            self._pop()
        index = None
        if "=" in whole and _TELLING.search(whole):
            index = len(self.elements)
            start = self.printed.length
            self.elements.append(Element(tag, attributes_of(whole), start, start, self.around))
            self.around = index
            self.printed.bullet = False  # a comment in a list is no item of the story's
        self.open_tags.append((tag, index))
        self.often[tag] = self.often.get(tag, 0) + 1
        self.opened += 1
        self.depth = max(self.depth, len(self.open_tags))

    def _close(self, tag: str) -> None:
        if self.often.get(tag):
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        tag, index = self.open_tags.pop()
        self.often[tag] -= 1
        if index is not None:
            element = self.elements[index]
            element.end, self.around = self.printed.length, element.parent
        return tag

    def _break(self, tag: str, *, closes: bool) -> None:
        if tag in _PARAGRAPHS:
            self.printed.line(2)
        elif tag == "li" and not closes:
            self.printed.item()
        elif tag in _LINES:
            self.printed.line(1)
        elif tag in _CELLS and not closes:
            self.printed.cell()

    def _behind_hidden(self, tag: str, opening: int, place: int) -> int:
        closing = None if tag in self.absent else _CLOSING[tag].search(self.markup, place)
        if closing is None:
            self.absent.add(tag)
            return len(self.markup) if tag in ("script", "style") else place
        if tag == "head" and not self.head:
            self.head = self.markup[place : closing.start()]
            self.linked += flattened(self.head).linked
        elif tag == "script" and _LINKED.search(self.markup, opening, place):
            self.linked.append(self.markup[place : closing.start()])
        return self._behind(">", closing.end())

    def _behind(self, mark: str, place: int) -> int:
        found = self.markup.find(mark, place)
        return len(self.markup) if found < 0 else found + len(mark)

    def _tag_end(self, place: int) -> int:
        """Return the place behind the tag's ">", which may not be one inside quotation marks."""
        end = self._behind(">", place)
        inside = self.markup[place:end]
        if not (inside.count('"') % 2 or inside.count("'") % 2):
            return end
        at = place
        while self.quotes_close:
            stop = _STOP.search(self.markup, at)
            if stop and stop.group() == ">":
                return stop.end()
            closing = self.markup.find(stop.group()[-1], stop.end()) if stop else -1
            if closing < 0:
                self.quotes_close = False
            at = closing + 1
        return end
