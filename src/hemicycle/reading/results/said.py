"""A sentence that was read, and the pieces of the page that its tokens are."""

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.reading.results.clauses import Claim
from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.mentions import Mention
from hemicycle.reading.results.names import Name, name_of
from hemicycle.reading.results.tokens import Sentence
from hemicycle.reading.results.told import Place, Weight
from hemicycle.reading.results.wording import Wording
from hemicycle.records.page import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, its figures and whose they are, and how far it is believed."""

    place: Place
    wording: Wording
    sentence: Sentence
    words: tuple[str, ...]
    figures: Sequence[Figure]
    claims: Sequence[Claim]
    weight: Weight = Weight.PROSE

    def name(self, owner: Mention) -> Name:
        """Return the name that a mention prints."""
        start, end = self.sentence[owner.first].start, self.sentence[owner.last - 1].end
        return name_of(self.place.string[start:end], self.wording)

    def span(self, figure: Figure, owners: Sequence[Mention] = ()) -> Span:
        """Return the span from the first to the last token of a figure and its owners."""
        places = [figure.first, figure.last - 1]
        places += [place for owner in owners for place in (owner.first, owner.last - 1)]
        start, end = self.sentence[min(places)].start, self.sentence[max(places)].end
        return self.place.span(start, end)

    def within(self, table: str, start: int, end: int) -> bool:
        """Return whether a phrase of the table begins at one of the tokens ``start:end``."""
        return self.wording[table].within(self.words, start, end) is not None


def ends_of(figure: Figure) -> tuple[int | None, int | None]:
    """Return the ends of a figure's range as whole numbers."""
    low, high = figure.low, figure.high
    return low if isinstance(low, int) else None, high if isinstance(high, int) else None
