"""Small steps over the tokens of a sentence that relays and attributions share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hemicycle.reading.statements.cues import Cue, Lexicon, Phrase
from hemicycle.reading.statements.sentences import Token

FINAL = frozenset(".!?…:;,")
"""First characters of the marks that end a sentence or a part of one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence in one language; ``year`` is the story's, where it is known."""

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    year: int | None

    def starts(self, name: str, at: int) -> int:
        """Return how many tokens from ``at`` are a phrase of the list ``name``, or 0."""
        return phrase_length(self.tokens, at, self.lexicon.phrases[name])

    def is_(self, name: str, at: int) -> bool:
        """Return whether the token at ``at`` exists and is a word of the set ``name``."""
        return 0 <= at < len(self.tokens) and self.tokens[at].word in self.lexicon.sets[name]

    def text(self, at: int) -> str:
        """Return the token at ``at`` as printed, or an empty text beyond the ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""


class Clause(NamedTuple):
    """The tokens ``lo:hi`` of a sentence."""

    sentence: Sentence
    lo: int
    hi: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The clause's own tokens."""
        return self.sentence.tokens[self.lo : self.hi]

    def part(self, lo: int, hi: int) -> "Clause":
        """Return the tokens ``lo:hi`` of the same sentence."""
        return Clause(self.sentence, lo, hi)


def phrase_length(
    tokens: Sequence[Token], at: int, phrases: Mapping[str, Sequence[Phrase]]
) -> int:
    """Return the length of the longest of the phrases that begins at ``at``, or 0."""
    if not 0 <= at < len(tokens):
        return 0
    for phrase in phrases.get(tokens[at].word, ()):
        if len(phrase) == 1 or (
            tuple([token.word for token in tokens[at : at + len(phrase)]]) == phrase
        ):
            return len(phrase)
    return 0


def pieces(clause: Clause) -> Iterator[Clause]:
    """Yield the pieces between commas; a comma inside a quotation divides nothing."""
    start = clause.lo
    for index, token in enumerate(clause.tokens, clause.lo):
        if token.text == ",":
            yield clause.part(start, index)
            start = index + 1
    yield clause.part(start, clause.hi)


def cues_at(clause: Clause, at: int) -> Iterator[Cue]:
    """Yield the cues that the tokens from ``at`` may be, the longest first."""
    tokens = clause.sentence.tokens
    cues = clause.sentence.lexicon.cues.get(tokens[at].word)
    if cues is None or tokens[at].quoted or not tokens[at].text.islower():
        return
    for cue in cues:
        words = tuple(token.word for token in tokens[at : min(at + len(cue.words), clause.hi)])
        if words == cue.words:
            yield cue
