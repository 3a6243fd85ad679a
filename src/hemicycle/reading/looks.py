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

_EYE = 600  # characters of a line that are counted: a longer one is a paragraph anyway
_CLOSING = "\"'”’»)] \t\u00a0"
_STOPS = (".", "!", "?", ":", "。", "؟", "۔", "।")
_CUT = ("...", "…", "[…]", "[...]", "(…)")
_ITEM = re.compile(r"\s*(\d{1,4})[.)]\s+\S")
_SEPARATORS = frozenset("=-_*~#•·–—.+ \t\u00a0")
_BRACED = ("{", "}")


@dataclass(frozen=True, slots=True)
class Look:
    """A printed line: its role by wording, and its shape.

    ``words`` counts no further than the line's first characters. ``number`` is that of a
    numbered item. ``policy`` says that it is the house's rules for comments, if it stands among
    comments at all.
    """

    line: Line
    role: Role | None
    words: int
    sentence: bool
    cut: bool
    date: bool
    rule: bool
    policy: bool
    number: int | None
    signature: Signature | None
    digits: bool

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
    folded = words_of(seen)
    bare = seen.strip()
    item = _ITEM.match(seen)
    end = line.text[-20:].rstrip(_CLOSING)
    return Look(
        line=line,
        role="furniture" if _is_braced(bare) else role_of(line.text, folded),
        words=len(seen.split()) if len(line.text) <= _EYE else max(len(seen.split()), 2 * STORY),
        sentence=end.endswith((*_STOPS, "…")),
        cut=bare.endswith(_CUT) if len(line.text) <= _EYE else False,
        date=is_date(line.text),
        rule=not folded and "|" not in bare and _is_rule(bare),
        policy=len(wording().policy.intersection(folded)) >= 3,
        number=int(item.group(1)) if item else None,
        signature=signature_of(line.text),
        digits=any(word in ("#", "0") for word in folded),
    )


def _is_braced(bare: str) -> bool:
    """Return whether the line is a list of tags in braces, as some themes print it."""
    return len(bare) < 80 and bare.startswith(_BRACED[0]) and bare.endswith(_BRACED[1])


def _is_rule(bare: str) -> bool:
    return _SEPARATORS.issuperset(bare)
