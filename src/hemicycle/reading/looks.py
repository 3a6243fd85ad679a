"""What each line of a page looks like by itself, before its neighbours are asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hemicycle.reading.signatures import Signature, is_date, signature_of
from hemicycle.reading.text import Line
from hemicycle.reading.wording import Role, role_of, wording, words_of

PROSE = 12
"""Words of the shortest line that is taken for a paragraph."""
STORY = 20
"""Words of the shortest paragraph that no teaser has."""

_EYE = 600  # characters of a line that are looked at: a longer one is a paragraph anyway
_TAIL = 20  # characters in which a line ends
_TAGS = 80  # characters of the longest list of tags
_POLICY = 3  # words of the house's rules that make a line one of them
_CLOSING = "\"'”’»)] \t\u00a0"
_STOPS = (".", "!", "?", "…", ":", "。", "؟", "۔", "।")
_CUT = ("...", "…", "[…]", "[...]", "(…)")
_ITEM = re.compile(r"\s*(\d{1,4})[.)]\s+\S")
_SEPARATORS = frozenset("=-_*~#•·–—.+ \t\u00a0")


@dataclass(frozen=True, slots=True)
class Look:
    """A printed line: its role by wording, and its shape.

    ``words`` counts no further than the line's first characters; ``cut`` says that the line
    breaks off as teasers do; ``number`` is that of a numbered item.
    """

    line: Line
    role: Role | None
    words: int
    sentence: bool
    cut: bool
    date: bool
    rule: bool
    number: int | None
    signature: Signature | None

    @property
    def prose(self) -> bool:
        """Return whether the line is a paragraph."""
        return self.words >= PROSE and (self.sentence or self.words >= 2 * PROSE)

    @property
    def story(self) -> bool:
        """Return whether the line is a paragraph that no teaser has."""
        return self.words >= STORY and self.sentence and not self.cut

    @property
    def plain(self) -> bool:
        """Return whether neither wording nor shape says what the line is."""
        return not (self.role or self.date or self.rule)

    @property
    def clocked(self) -> bool:
        """Return whether it is signed as no row of a table is: "said...", or with the hour."""
        if not (self.signature and self.signature.sure):
            return False
        return ":" in self.line.text or self.line.text.rstrip().endswith(_CUT)

    @property
    def digits(self) -> bool:
        """Return whether the line has a figure."""
        return any(map(str.isdigit, self.line.text[:_EYE]))

    @property
    def policy(self) -> bool:
        """Return whether it is the house's rules for comments, if it stands among comments."""
        return len(wording().policy.intersection(words_of(self.line.text[:_EYE]))) >= _POLICY


def looks_of(lines: Iterable[Line]) -> tuple[Look, ...]:
    """Return the looks of the lines that are not blank."""
    return tuple(_look(line) for line in lines if not line.blank)


def gap_before(looks: Sequence[Look], index: int) -> int:
    """Return how many blank lines stand above a look."""
    if index == 0:
        return looks[0].line.number - 1
    return looks[index].line.number - looks[index - 1].line.number - 1


def _look(line: Line) -> Look:
    seen = line.text[:_EYE]
    bare, whole = seen.strip(), len(line.text) <= _EYE
    item = _ITEM.match(seen)
    end = line.text[-_TAIL:].rstrip(_CLOSING)
    date = is_date(seen) if whole else False
    return Look(
        line=line,
        role="furniture" if _is_braced(bare) else role_of(line.text),
        words=len(seen.split()) if whole else 2 * STORY,
        sentence=end.endswith(_STOPS),
        cut=whole and bare.endswith(_CUT),
        date=date,
        rule=_SEPARATORS.issuperset(bare),
        number=int(item.group(1)) if item else None,
        signature=signature_of(seen) if whole and not date else None,
    )


def _is_braced(bare: str) -> bool:
    """Return whether the line is a list of tags in braces, as some themes print it."""
    return len(bare) < _TAGS and bare.startswith("{") and bare.endswith("}")
