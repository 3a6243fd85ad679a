"""Sentences as tokens, in which a quotation is one token.

So a cue verb or a full stop inside somebody's quoted words is never taken for the page's own.
A quotation that holds nothing but a cue ("he “categorically denied” reports") is opened again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hemicycle.reading.statements.quotations import Quotation

_HIDDEN = "\ue000"
_TOKEN = re.compile(
    rf"{_HIDDEN}+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Lt|Col|Prof|Hon|Rev|Jr|No|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.|(?:[^\W\d_]\.)+"
    r"|\w+(?:-\w+)*\.(?:com|org|net|info|news|tv)\b"
    r"|\w+(?:[.,]\d+)*(?:[’'‐‑&-]\w+)*|[.!?…]+|[^\w\s\u00ad]"
)
_END = re.compile(r"[.!?…]+")
_LONGEST_CUE_QUOTE = 60

MOST_TOKENS = 300
"""A sentence of more tokens is a table or a list, not prose: nothing is read from it."""


class Token(NamedTuple):
    """A word, mark or whole quotation; ``start`` and ``end`` count characters of the page.

    ``word`` is the text in lower case without a full stop, by which the data files know it.
    ``scare`` is true for a word of a cue that the page puts in quotation marks.
    """

    text: str
    word: str
    start: int
    end: int
    quoted: bool = False
    closed: bool = True
    scare: bool = False

    @property
    def capital(self) -> bool:
        """Return whether it may be part of a name: Sadr, al-Sadr, KDP, D66."""
        return not self.quoted and any(character.isupper() for character in self.text)


def tokens_of(
    paragraph: str,
    offset: int,
    quotations: Sequence[Quotation],
    is_cue: Callable[[str], bool],
) -> Iterator[Token]:
    """Yield the tokens of a paragraph that begins at character ``offset`` of the page."""
    hidden, closed, opened = _hide(paragraph, quotations, is_cue)
    for found in _TOKEN.finditer(hidden):
        start, end = found.span()
        quoted = found.group()[0] == _HIDDEN
        whole = not quoted or start in closed
        scare = start in opened
        text = paragraph[start:end]
        word = text if quoted else text.lower().rstrip(".") or text
        yield Token(text, word, offset + start, offset + end, quoted, whole, scare)


def _hide(
    paragraph: str, quotations: Sequence[Quotation], is_cue: Callable[[str], bool]
) -> tuple[str, frozenset[int], frozenset[int]]:
    """Return the paragraph without quotations, where closed ones begin, and the opened ones."""
    pieces: list[str] = []
    opened: set[int] = set()
    closed: set[int] = set()
    position = 0
    for quotation in quotations:
        pieces.append(paragraph[position : quotation.start].replace(_HIDDEN, " "))
        inner = paragraph[quotation.start + 1 : quotation.end - 1]
        if len(inner) <= _LONGEST_CUE_QUOTE and is_cue(inner):
            pieces.append(f" {inner} ")
            opened.update(range(quotation.start, quotation.end))
        else:
            pieces.append(_HIDDEN * (quotation.end - quotation.start))
            if quotation.closed:
                closed.add(quotation.start)
        position = quotation.end
    pieces.append(paragraph[position:].replace(_HIDDEN, " "))
    return "".join(pieces), frozenset(closed), frozenset(opened)


def sentences_of(
    tokens: Iterator[Token], dotted_months: frozenset[str] = frozenset()
) -> Iterator[tuple[Token, ...]]:
    """Divide tokens into sentences, and leave out those of more than `MOST_TOKENS` tokens.

    ``dotted_months`` are those before which a full stop belongs to the day: "am 18. Mai".

    A quotation ends its sentence where it has a full stop inside and a new sentence follows;
    not where it stands first, for "“We won!” Sadr said." is one sentence.
    """
    sentence: list[Token] = []
    length = 0
    for token in tokens:
        dated = token.word in dotted_months and _is_dotted_day(sentence)
        if sentence and not dated and _ends(sentence, token):
            if length <= MOST_TOKENS:
                yield tuple(sentence)
            sentence, length = [], 0
        length += 1
        if length <= MOST_TOKENS or not sentence:
            sentence.append(token)
        else:
            sentence[-1] = token
    if sentence and length <= MOST_TOKENS:
        yield tuple(sentence)


def _is_dotted_day(sentence: list[Token]) -> bool:
    return len(sentence) > 1 and sentence[-1].text == "." and sentence[-2].text.isdigit()


def _ends(sentence: list[Token], following: Token) -> bool:
    last, first = sentence[-1], following.text[0]
    opens = following.quoted or (first.isalnum() and not first.islower())
    if last.quoted:
        complete = last.text[-2:-1] in _TERMINAL or not last.closed
        return complete and opens and (len(sentence) > 1 or following.quoted)
    return opens and _END.fullmatch(last.text) is not None and following.start > last.end


_TERMINAL = frozenset(".!?…")
