"""A sentence seen from one of its places: what stands behind, before and at it."""

from dataclasses import dataclass
from enum import Enum, auto

from hemicycle.reading.results.tokens import Sentence
from hemicycle.reading.results.wording import Wording

DASHES = frozenset("-–—‐‑−")


class Role(Enum):
    """What a number counts."""

    SEATS = auto()
    BARE = auto()
    SHARE = auto()
    VOTES = auto()
    CHANGE = auto()
    BEFORE = auto()
    PART = auto()
    TOTAL = auto()
    MAJORITY = auto()
    SHORT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands behind a number: what it makes of it, where it ends, and a name within."""

    role: Role
    last: int
    inner: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence with its words, for looking round."""

    sentence: Sentence
    words: tuple[str, ...]
    wording: Wording

    def number(self, place: int) -> bool:
        """Return whether a number stands there."""
        return 0 <= place < len(self.words) and self.sentence[place].kind == "number"

    def word(self, place: int) -> str:
        """Return the word there, or nothing beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def at(self, table: str, place: int) -> int:
        """Return how many words of a phrase of the table begin there."""
        words, wording = self.words, self.wording
        if 0 <= place < len(words) and table in wording.opening.get(words[place], ()):
            return wording.tables[table].at(words, place)
        return 0

    def before(self, table: str, place: int) -> int:
        """Return how many words of a phrase of the table end there."""
        if place < 1 or table not in self.wording.closing.get(self.words[place - 1], ()):
            return 0
        return self.wording.tables[table].before(self.words, place)

    def glued(self, place: int) -> bool:
        """Return whether nothing is printed between the token and the one before it."""
        return 0 < place < len(self.words) and (
            self.sentence[place].start == self.sentence[place - 1].end
        )
