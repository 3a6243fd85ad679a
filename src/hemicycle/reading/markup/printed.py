"""The text of a page as it is printed, written piece by piece.

Breaks, bullets and the bars between cells wait until something is printed behind them, so that
the text never has a blank at the end of a line, more than one blank line, or an empty bullet; and
what has been written stays where it is: offsets into it hold from the moment they are taken.
"""

import html
import re
from dataclasses import dataclass, field

_SPACES = re.compile(r"[ \t\r\n\f]+")
_HUGE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


@dataclass(slots=True)
class Printed:
    """What is printed so far, and what waits for the next word."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    breaks: int = 0
    bullet: bool = False
    cells: int = 0
    space: bool = False

    def say(self, piece: str) -> None:
        """Print characters of the page: white space is one space, entities are characters."""
        if "&" in piece:
            piece = html.unescape(_HUGE.sub("\ufffd", piece))
        words = _SPACES.sub(" ", piece)
        bare = words.strip(" ")
        if not bare:
            self.space = self.space or bool(words)
            return
        self._write(self._before(spaced=words[0] == " ") + bare)
        self.space = words[-1] == " "

    def line(self, breaks: int) -> None:
        """Begin a new line, or with two breaks a new paragraph."""
        self.breaks = max(self.breaks, breaks)
        self.bullet, self.cells, self.space = False, 0, False

    def item(self) -> None:
        """Begin an item of a list."""
        self.line(1)
        self.bullet = True

    def cell(self) -> None:
        """Begin a cell of a table."""
        self.cells += 1

    def whole(self) -> str:
        """Return all that is printed."""
        return "".join(self.pieces)

    def _before(self, *, spaced: bool) -> str:
        """Return what has waited for the next word, and let it wait no longer."""
        begins = not self.length or self.breaks > 0
        before = "\n" * self.breaks if self.length else ""
        if begins:
            before += "• " if self.bullet else ""
        elif self.cells:
            before += " |" * self.cells + " "
        elif self.space or spaced:
            before += " "
        self.breaks, self.bullet, self.cells = 0, False, 0
        return before

    def _write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)


def plain(markup_text: str) -> str:
    r"""Return an attribute's characters, on one line.

    >>> plain("A &amp;\n B")
    'A & B'
    """
    printed = Printed()
    printed.say(markup_text)
    return printed.whole()
