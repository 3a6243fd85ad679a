"""A statement before it has its number: what one paragraph attributes, and what carries over.

A paragraph that is only a quotation takes the speaker, relay and day of the paragraph before it.
Behind a colon that is sure; otherwise the editor is told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from hemicycle.reading.attribution import Attribution
from hemicycle.reading.statements.attributions import attributions_of
from hemicycle.reading.statements.clauses import Clause, Sentence
from hemicycle.reading.statements.cues import CueClass, Lexicon
from hemicycle.reading.statements.dates import Day
from hemicycle.reading.statements.frames import framed
from hemicycle.reading.statements.paragraphs import Paragraph
from hemicycle.reading.statements.quotations import Quotation, quotations_of
from hemicycle.reading.statements.sentences import Token, sentences_of, tokens_of
from hemicycle.reading.statements.speakers import Named, speaker_of
from hemicycle.reading.statements.subjects import topic_of
from hemicycle.reading.text import Text
from hemicycle.records.page import Form

CARRIED = "speaker carried over from the paragraph before"
NOBODY = "nobody is named as the speaker"
UNCLOSED = "a quotation mark is not closed"
HEADLINE = "from a line that is no full sentence, such as a headline"
NOT_NAMED = "the source is not named"
BELIEF = "a belief that is reported, not words that were said"


LONGEST_PARAGRAPH = 20_000
"""A paragraph of more characters is data or an attack, not prose: nothing is read from it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement with the tokens of its content.

    ``topic`` is the person whose name begins the sentence before, where that states nothing.
    ``introduced`` is true for a quotation that the paragraph before announces by a colon, or
    leaves open, so that it does what that paragraph's cue says.
    """

    kind: CueClass
    named: Named | None
    content: tuple[Clause, ...]
    form: Form
    paragraph: Paragraph
    via: tuple[str, ...] = ()
    day: Day | None = None
    introduced: bool = False
    adjoins: bool = False
    topic: Named | None = None
    doubt: tuple[str, ...] = ()

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The characters of the page of each part of the content."""
        return tuple((part.tokens[0].start, part.tokens[-1].end) for part in self.content)

    @property
    def start(self) -> int:
        """The first character of the content in the page."""
        return self.content[0].tokens[0].start

    @property
    def end(self) -> int:
        """The character of the page behind the content."""
        return self.content[-1].tokens[-1].end


@dataclass(frozen=True, slots=True)
class Scene:
    """What all paragraphs of a page share."""

    text: Text
    lexicon: Lexicon
    year: int | None


def drafts_of(scene: Scene, paragraphs: Iterator[Paragraph]) -> Iterator[Draft]:
    """Yield what the paragraphs attribute, in their order."""
    before: Draft | None = None
    announced = False
    prose = (each for each in paragraphs if each.end - each.start <= LONGEST_PARAGRAPH)
    printed = (_printed(scene.text, each) for each in prose)
    for (paragraph, string, quotations), following in _with_next(printed):
        found: list[Draft] = []
        if quotations or ":" in string or scene.lexicon.attributes(string):
            sentences = _sentences(scene, paragraph, (string, quotations))
            carried = replace(before, introduced=announced) if before else None
            found = list(_of_paragraph(sentences, paragraph, carried))
            lost = not _begins_quoted(following)
            doubts = _doubts_of(string, quotations if lost else ())
            if doubts:
                found = [replace(each, doubt=_joined(each.doubt, doubts)) for each in found]
        yield from found
        open_ended = bool(quotations) and not quotations[-1].closed
        announced = string.rstrip().endswith(":") or (open_ended and CARRIED not in _last(found))
        before = found[-1] if found else None


_Printed: TypeAlias = tuple[Paragraph, str, tuple[Quotation, ...]]


def _printed(text: Text, paragraph: Paragraph) -> _Printed:
    """Return a paragraph with its characters and the quotations in them, looked for once."""
    string = text.string[paragraph.start : paragraph.end]
    return paragraph, string, quotations_of(string)


def _with_next(paragraphs: Iterator[_Printed]) -> Iterator[tuple[_Printed, _Printed | None]]:
    here = next(paragraphs, None)
    while here is not None:
        following = next(paragraphs, None)
        yield here, following
        here = following


def _begins_quoted(following: _Printed | None) -> bool:
    if following is None:
        return False
    paragraph, _, quotations = following
    first = paragraph.lines[0]
    indent = len(first.text) - len(first.text.lstrip())
    return bool(quotations) and quotations[0].start == indent


def _last(found: Sequence[Draft]) -> tuple[str, ...]:
    return found[-1].doubt if found else ()


def _sentences(
    scene: Scene, paragraph: Paragraph, printed: tuple[str, Sequence[Quotation]]
) -> Iterator[Sentence]:
    string, quotations = printed

    def is_cue(inner: str) -> bool:
        words = inner.lower().split()
        return bool(words) and any(
            " ".join(cue.words) == " ".join(words[at:])
            and all(scene.lexicon.has("adverbs", word) for word in words[:at])
            for at in range(len(words))
            for cue in scene.lexicon.cues.get(words[at], ())
        )

    tokens = tokens_of(string, paragraph.start, quotations, is_cue)
    for sentence in sentences_of(tokens, scene.lexicon.sets["dotted_months"]):
        yield Sentence(sentence, scene.lexicon, scene.year)


def _of_paragraph(
    sentences: Iterator[Sentence], paragraph: Paragraph, carried: Draft | None
) -> Iterator[Draft]:
    before: Draft | None = None
    topic: Named | None = None
    adjoins = False
    for sentence in sentences:
        quoted = _quoted(sentence)
        if quoted:
            draft = _follows(quoted, paragraph, before) or _carried(quoted, paragraph, carried)
            found = [draft] if draft else []
        else:
            attributions = _reader(sentence)(sentence) if _may_attribute(sentence) else ()
            found = [_draft(each, paragraph, adjoins) for each in attributions if _whole(each)]
            found = found or list(_labelled(sentence, paragraph))
        yield from (replace(each, topic=topic) for each in found) if topic else found
        topic = None if found else topic_of(sentence)
        adjoins = bool(found)
        before = found[-1] if found else None


def _may_attribute(sentence: Sentence) -> bool:
    """Return whether a word of the sentence may begin a cue or a relay, or words are quoted."""
    openers = sentence.lexicon.openers
    return any(token.word in openers or token.quoted or token.scare for token in sentence.tokens)


def _reader(sentence: Sentence) -> Callable[[Sentence], tuple[Attribution, ...]]:
    """Return the grammar of English, or the simple frames of every other language."""
    return attributions_of if sentence.lexicon.language == "en" else framed


def _whole(attribution: Attribution) -> bool:
    return all(part.lo < part.hi for part in attribution.content)


def _quoted(sentence: Sentence) -> Clause | None:
    """Return the sentence's quotation where it holds nothing else."""
    quoted = [at for at, token in enumerate(sentence.tokens) if token.quoted]
    words = [at for at, token in enumerate(sentence.tokens) if token.text[0].isalnum()]
    if not quoted or any(not sentence.tokens[at].quoted for at in words):
        return None
    return Clause(sentence, quoted[0], quoted[-1] + 1)


def _follows(quoted: Clause, paragraph: Paragraph, before: Draft | None) -> Draft | None:
    """Read the second quotation of "“A,” he said. “B.”": the same speaker goes on."""
    if before is None:
        return None
    doubt = tuple(each for each in before.doubt if each != BELIEF)
    draft = Draft("assert", before.named, (quoted,), "direct", paragraph, before.via, before.day)
    return replace(draft, adjoins=True, doubt=doubt)


def _carried(quoted: Clause, paragraph: Paragraph, carried: Draft | None) -> Draft | None:
    """Give a quotation that stands alone the speaker of the paragraph before."""
    if carried is None:
        shortest = _SHORTEST_ALONE if quoted.tokens[-1].closed else _SHORTEST_OPEN
        if sum(token.text.count(" ") for token in quoted.tokens) < shortest:
            return None
        return Draft("assert", None, (quoted,), "direct", paragraph, doubt=(NOBODY,))
    sure = carried.introduced
    doubt = carried.doubt if sure else (*carried.doubt, CARRIED)
    doubt = tuple(dict.fromkeys(each for each in doubt if each not in {HEADLINE, BELIEF}))
    return Draft(
        carried.kind if sure and carried.kind != "believe" else "assert",
        carried.named,
        (quoted,),
        "direct",
        paragraph,
        carried.via,
        carried.day,
        introduced=sure,
        doubt=doubt,
    )


_SHORTEST_ALONE = 6
_SHORTEST_OPEN = 3
"""Spaces in a quotation that nobody introduces; one that is not closed is speech, not a name."""


def _draft(attribution: Attribution, paragraph: Paragraph, adjoins: bool) -> Draft:
    named = attribution.named
    doubt = list(attribution.doubt)
    if attribution.day and attribution.day.doubt:
        doubt.append(attribution.day.doubt)
    if named is None:
        doubt.append(NOBODY)
    elif named.kind == "unnamed":
        doubt.append(NOT_NAMED)
    if attribution.cue.kind == "believe" and named is not None:
        doubt.append(BELIEF)
    return Draft(
        attribution.cue.kind,
        named,
        attribution.content,
        _form(attribution),
        paragraph,
        attribution.via,
        attribution.day,
        adjoins=adjoins,
        doubt=tuple(doubt),
    )


def _form(attribution: Attribution) -> Form:
    tokens = [token for part in attribution.content for token in part.tokens]
    words = [token for token in tokens if token.quoted or token.text[0].isalnum()]
    if words and all(token.quoted for token in words):
        return "direct"
    return "mixed" if any(token.quoted for token in words) or attribution.scare else "indirect"


def _labelled(sentence: Sentence, paragraph: Paragraph) -> Iterator[Draft]:
    """Read "Sadr: we will not join Fatah" where the words are in the first person."""
    tokens = sentence.tokens
    colon = next((at for at, token in enumerate(tokens[:6]) if token.text == ":"), 0)
    named = speaker_of(tokens[:colon], sentence.lexicon) if colon else None
    words: list[Token] = list(tokens[colon + 1 :])
    own = any(sentence.lexicon.has("own", token.word) for token in words[:4])
    if named and named.kind != "pronoun" and own and tokens[0].start == paragraph.start:
        hi = len(tokens)
        while hi > colon + 2 and tokens[hi - 1].text in {".", "!", "?"}:
            hi -= 1
        content = (Clause(sentence, colon + 1, hi),)
        yield Draft("assert", named, content, "direct", paragraph, doubt=(HEADLINE,))


def _doubts_of(string: str, quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Return what makes all of a paragraph doubtful: a lost quotation mark, a headline."""
    doubts = []
    unclosed = quotations and not quotations[-1].closed
    if unclosed and string[: quotations[-1].start].strip():
        doubts.append(UNCLOSED)
    words = string.split(maxsplit=_LONGEST_HEADLINE)
    if len(words) <= _LONGEST_HEADLINE and string.rstrip()[-1:].isalnum():
        doubts.append(HEADLINE)
    return tuple(doubts)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


_LONGEST_HEADLINE = 20
