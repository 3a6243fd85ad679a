"""HTML where text is expected: its text, block by block, as a browser would print it.

The standard library's parser takes quadratic time on broken markup ("<a <a <a ..."), so the tags
are found here by a scan that never looks at a character twice: what is once not found ahead (a
closing tag, a quotation mark, ">") is not looked for again. Nothing is fetched, run or resolved.
"""

import html
import re
from dataclasses import dataclass, field

_OPENING = ("<!doctype", "<html", "<?xml", "<head", "<body", "<!--")
_BLOCKS_OF_PAGES = ("<div", "<p", "<article", "<section", "<main", "<h1", "<table", "<header")
_HIDDEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "select",
        "math",
    ]
)
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "article",
     "section", "header", "footer", "nav", "aside", "main", "figure", "form", "dl", "pre", "hr"]
)  # fmt: skip
_LINES = frozenset(
    ["br", "li", "tr", "div", "dt", "dd", "button", "figcaption", "fieldset", "label", "summary",
     "details", "address", "caption", "time", "cite", "textarea", "input"]
)  # fmt: skip
_CELLS = frozenset(["td", "th"])
_CLOSING = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in _HIDDEN}
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,15})")
_STOP = re.compile(r"=\s*[\"']|>")
_HUGE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"\n{3,}")


def is_html(string: str) -> bool:
    """Return whether the page begins as markup does.

    >>> is_html(" <!DOCTYPE html><p>Hi"), is_html("a < b"), is_html("<p>One</p>")
    (True, False, True)
    """
    head = string[:2000].lstrip("\ufeff \t\r\n").casefold()
    return head.startswith(_OPENING) or (head.startswith(_BLOCKS_OF_PAGES) and "</" in string)


def flatten(markup: str) -> str:
    r"""Return the text of a page, a block a line, a cell of a table between bars.

    >>> flatten("<h1>A &amp; B</h1><script>x()</script><ul><li>one<li>two</ul>")
    'A & B\n\n• one\n• two'
    """
    scan = _Scan(markup)
    place = 0
    while True:
        opening = markup.find("<", place)
        if opening < 0:
            scan.say(markup[place:])
            break
        scan.say(markup[place:opening])
        place = scan.after(opening)
    lines = [_SPACES.sub(" ", line).strip(" |") for line in "".join(scan.out).split("\n")]
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip("\n")


@dataclass(slots=True)
class _Scan:
    """Where a scan stands: what it has said, and what it knows not to lie ahead."""

    markup: str
    out: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    quotes_close: bool = True

    def say(self, piece: str) -> None:
        """Print text: white space is one space, entities are characters."""
        if piece:
            self.out.append(_SPACES.sub(" ", html.unescape(_HUGE.sub("\ufffd", piece))))

    def after(self, opening: int) -> int:
        """Act on the markup at ``opening`` and return the place behind it."""
        if self.markup.startswith("<!--", opening):
            return self._behind("-->", opening + 4)
        if self.markup.startswith(("<!", "<?"), opening):
            return self._behind(">", opening)
        name = _NAME.match(self.markup, opening + 1)
        if not name:
            self.out.append("<")
            return opening + 1
        tag, closes = name.group(1).casefold(), self.markup[opening + 1] == "/"
        self.out.append(_break(tag, closes=closes))
        place = self._tag_end(name.end())
        return place if closes or tag not in _HIDDEN else self._behind_hidden(tag, place)

    def _behind_hidden(self, tag: str, place: int) -> int:
        closing = None if tag in self.absent else _CLOSING[tag].search(self.markup, place)
        if closing is None:
            self.absent.add(tag)
            return len(self.markup) if tag in ("script", "style") else place
        return self._behind(">", closing.end())

    def _behind(self, mark: str, place: int) -> int:
        found = self.markup.find(mark, place)
        return len(self.markup) if found < 0 else found + len(mark)

    def _tag_end(self, place: int) -> int:
        """Return the place behind the tag's ">", which may not be one inside quotation marks."""
        at = place
        while self.quotes_close:
            stop = _STOP.search(self.markup, at)
            if stop and stop.group() == ">":
                return stop.end()
            closing = self.markup.find(stop.group()[-1], stop.end()) if stop else -1
            if closing < 0:
                self.quotes_close = False
            at = closing + 1
        return self._behind(">", place)


def _break(tag: str, *, closes: bool) -> str:
    if tag in _PARAGRAPHS:
        return "\n\n"
    if tag == "li" and not closes:
        return "\n• "
    if tag in _LINES:
        return "\n"
    if tag in _CELLS and not closes:
        return " | "
    return ""
