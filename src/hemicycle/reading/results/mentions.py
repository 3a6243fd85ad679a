"""Where a sentence names a list, a group of lists, or those who are no list.

A mention is a run of capitalised words with what joins them ("State of Law"), a bracket that
belongs to it ("PML (N)") and a generic noun behind it ("Sairoon coalition"). Whether it is what
the sentence is about, or only a leader, a place or an outlet, is told by the words before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from hemicycle.reading.results.tokens import Sentence
from hemicycle.reading.results.wording import Wording

LONGEST = 14
"""Words of the longest name looked for."""


_HEAD = 5
"""Tokens of the longest hour or number before a sentence's first word."""
_OPENING = frozenset('•*-–—:“"‘«|')


_NO_NAMES = frozenset({"names.never", "units.seats"})
_FUNCTION = _NO_NAMES.union(
    (f"clauses.{name}" for name in ("gain", "move", "link", "about", "followers")),
    ("names.openers", "units.others", "units.votes", "units.share", "chambers.names"),
)
"""In a script without capitals, what shows that a word is no name."""
_PLAIN = frozenset({"names.independents", "names.rest", "names.plural"})
"""How those begin who need no capital."""
_NOUNS = frozenset({"names.generic", "names.plural"})
_CHAMBERS = frozenset({"chambers.names", "chambers.other"})
_MODIFIERS = frozenset({"names.articles", "names.roles", "chambers.names"})


class Kind(Enum):
    """What a mention names."""

    LIST = auto()
    GROUP = auto()
    REST = auto()


class Standing(Enum):
    """How a mention stands in its sentence."""

    FREE = auto()
    BESIDE = auto()
    """Behind "than", "behind", "from": named for comparison; a figure of its own may follow."""
    UNDER = auto()
    """Behind "led by", "of", "in": a leader, a place or an outlet."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The tokens ``first:last`` of a sentence that name somebody."""

    first: int
    last: int
    kind: Kind
    standing: Standing


def mentions_of(sentence: Sentence, words: Sequence[str], wording: Wording) -> list[Mention]:
    """Return the mentions of a sentence in order; ``words`` are its words in lower case."""
    finder = _Finder(sentence, words, wording)
    found: list[Mention] = []
    place = 0
    plain = wording.opening_any(_PLAIN)
    while place < len(sentence):
        token = sentence[place]
        named = token.capital or token.low in plain
        mention = finder.mention(place) if named else None
        if mention is None:
            place += 1
        else:
            found.append(mention)
            place = mention.last
    return found


@dataclass(frozen=True, slots=True)
class _Finder:
    sentence: Sentence
    words: Sequence[str]
    wording: Wording

    def mention(self, place: int) -> Mention | None:
        plain = self._plain(place) if self.wording.opens(_PLAIN, self.words[place]) else None
        if plain is not None:
            return plain
        if not self._begins(place) or self._described(place):
            return None
        last = self._end(place)
        last = self._noun(place, last)
        kind = Kind.LIST
        if last < len(self.words) and self.wording.one("names.plural", self.words[last]):
            kind, last = Kind.GROUP, last + 1
        elif self._several(place, last) or self._its_alliance(place, last):
            kind = Kind.GROUP
        return Mention(place, last, kind, self._standing(place, last))

    def _described(self, place: int) -> bool:
        """Return whether an adjective only describes the name that follows its noun.

        So does it in "the Islamist party Ennahda"; in "the Law Party Alliance" it is the name.
        """
        noun = self.sentence[place + 1] if place + 2 < len(self.words) else None
        if noun is None or noun.capital or not noun.cased or noun.kind != "word":
            return False
        of = self.wording["grammar.of"].at(self.words, place + 2)
        the = of and self.wording["grammar.the"].at(self.words, place + 2 + of)
        if the and self._capital(place + 2 + of + the) and not self._known(place + 1):
            return True
        if not self._generic(place + 1):
            return False
        behind = self.words[place + 2]
        return self._capital(place + 2) and not self.wording.one("chambers.inside", behind)

    def _known(self, place: int) -> bool:
        return bool(self.wording.standing.get(self.words[place]))

    def _several(self, place: int, last: int) -> bool:
        """Return whether a name is of several lists: "Kurdish Parties", "X’s bloc of parties"."""
        lower = not self.sentence[last - 1].capital or self.words[last - 1] == "parties"
        if lower and self.wording.one("names.plural", self.words[last - 1]):
            return True
        if self.words[last - 1] not in ("bloc", "camp", "block"):
            return False
        owned = self.words[last - 2].endswith(("'s", "s'"))
        if self.words[last - 2].endswith("-led"):
            return True
        plural = self.wording["names.plural"].within(self.words, last, last + 4)
        return owned or (
            plural is not None and self.wording["grammar.of"].at(self.words, last) > 0
        )

    def _its_alliance(self, place: int, last: int) -> bool:
        """Return whether a list's own alliance is named: "Its National Alliance has 293"."""
        own = place > 0 and self.wording.one("grammar.its", self.words[place - 1])
        return own and self.wording.one("names.alliances", self.words[last - 1])

    def _plain(self, place: int) -> Mention | None:
        """Find those who need no capital: independents, others, "centrist parties"."""
        for table, kind in (("names.independents", Kind.LIST), ("names.rest", Kind.REST)):
            length = self.wording[table].at(self.words, place)
            named = place + length < len(self.words) and self._begins(place + length)
            if kind is Kind.REST and length == 1 and self._counted(place):
                continue
            if length and not named:
                return Mention(place, place + length, kind, self._standing(place, place + length))
        if self.wording.one("names.plural", self.words[place]):
            return Mention(place, place + 1, Kind.GROUP, Standing.FREE)
        return None

    def _counted(self, place: int) -> bool:
        """Return whether "other" only says that more are counted: "the other 17"."""
        behind = self.sentence[place + 1 : place + 2]
        return bool(behind) and behind[0].kind == "number" and self.words[place - 1] == "the"

    def _capital(self, place: int) -> bool:
        if not 0 <= place < len(self.words):
            return False
        token = self.sentence[place]
        tables = _NO_NAMES if token.cased else _FUNCTION
        return token.capital and not self.wording.any(tables, self.words[place])

    def _begins(self, place: int) -> bool:
        if not self._capital(place) or self._chamber(place):
            return False
        if not self._opens(place):
            return True
        if self.wording.one("names.openers", self.words[place]):
            return False
        heading = self.wording.one("names.headings", self.words[place])
        return not heading or self._goes_on(place + 1)

    def _opens(self, place: int) -> bool:
        """Return whether a capital here need not mean a name: the sentence's first word.

        An hour may stand before it: "23:40 With all votes counted".
        """
        if place == 0 or self.sentence[place - 1].low in _OPENING:
            return True
        return place < _HEAD and all(token.kind != "word" for token in self.sentence[:place])

    def _chamber(self, place: int) -> bool:
        """Return whether a chamber, not a list, is named: "Chamber of Deputies".

        India's Congress is a party: what wins something is no chamber.
        """
        if not self.wording.opens(_CHAMBERS, self.words[place]):
            return False
        return not self.wording["clauses.win"].at(self.words, place + 1) and any(
            (length := self.wording[table].at(self.words, place)) > 0
            and not (self._capital(place + length) or self._generic(place + length))
            for table in ("chambers.names", "chambers.other")
        )

    def _generic(self, place: int) -> bool:
        return place < len(self.words) and self.wording.one("names.generic", self.words[place])

    def _goes_on(self, place: int) -> bool:
        linked = place < len(self.words) and self.wording.one(
            "names.connectors", self.words[place]
        )
        return self._capital(place + 1 if linked else place)

    def _end(self, place: int) -> int:
        """Return where the run of capitalised words and what joins them ends."""
        last = place + 1
        limit = min(len(self.words), place + LONGEST)
        while last < limit:
            if self._capital(last):
                last += 1
            elif self._joins(last):
                last += 1 if self._capital(last + 1) else 2
            elif self.wording.one("names.tails", self.words[last]):
                last += 1
            elif self.words[last] == "(" and (bracket := self._bracket(last)):
                last = bracket
            else:
                break
        return last

    def _joins(self, place: int) -> bool:
        if self.words[place] == "&":
            return self._capital(place + 1)
        if not self.wording.one("names.connectors", self.words[place]):
            return False
        if self.wording.one("numbers.joiner", self.words[place]) and self._parts(place):
            return False
        double = self.wording["grammar.the"].at(self.words, place + 1) > 0
        return self._capital(place + 2 if double else place + 1)

    def _parts(self, place: int) -> bool:
        """Return whether "and" stands beside an abbreviation, which is a name by itself."""
        beside = [self.sentence[step] for step in (place - 1, place + 1) if step < len(self.words)]
        return any(
            token.cased and len(token.text) > 1 and token.text.isupper() for token in beside
        )

    def _bracket(self, place: int) -> int:
        """Return the end of a bracket that holds a name or an abbreviation, or 0."""
        for step in range(place + 1, min(place + 7, len(self.words))):
            if self.words[step] == ")":
                return step + 1 if step > place + 1 else 0
            joined = self.words[step] in ("/", "-", "–", "&", ".") or self.wording.one(
                "names.connectors", self.words[step]
            )
            if not (self.sentence[step].capital or joined):
                return 0
        return 0

    def _noun(self, place: int, last: int) -> int:
        """Take in a generic noun, and what an alliance without a name is an alliance with."""
        if last >= len(self.words) or not self.wording.one("names.generic", self.words[last]):
            return last
        last += 1
        owned = self.words[last - 2].endswith(("'s", "s'"))
        plain = last + 1 < len(self.words) and self.sentence[last + 1].kind == "word"
        return last + 2 if owned and plain and self.words[last] == "with" else last

    def _standing(self, place: int, last: int) -> Standing:
        if self._says(last) or self.words[last - 1].endswith("'s") or self._apposed(last):
            return Standing.UNDER
        if self._body(place, last) or self._superlative(place, last) or self._holder(place, last):
            return Standing.UNDER
        if self._relative(last) and not self._titled(place):
            return Standing.FREE
        back = place
        while back and place - back < 5 and self._modifies(back - 1):
            back -= 1
        owned = any(word.endswith(("'s", "s'")) for word in self.words[place : last - 1])
        for end in (place, back):
            length = self.wording["names.led"].before(self.words, end)
            beside = self.wording["names.soft"].before(self.words, end)
            role = owned and self.wording.one("names.roles", self.words[end - 1])
            if length > beside and not (role or self._said_to_win(end, last)):
                return Standing.UNDER
            if beside:
                return Standing.BESIDE
        return Standing.FREE

    def _says(self, last: int) -> bool:
        """Return whether the name is of who reports: "X added", but not "X added 17 seats"."""
        length = self.wording["names.say"].at(self.words, last)
        return length > 0 and not (
            last + length < len(self.words) and self.sentence[last + length].kind == "number"
        )

    def _body(self, place: int, last: int) -> bool:
        """Return whether an office is named, or only the short form of a common noun.

        The office counts ("the Election Commission"); the noun has its short form in brackets
        ("first-past-the-post (FPTP)").
        """
        if any(self.wording.one("names.bodies", self.words[step]) for step in range(place, last)):
            return True
        before = self.sentence[place - 2] if place > 1 else None
        bracketed = last - place == 1 and self.words[place - 1] == "(" and before is not None
        if not bracketed or before is None or before.kind != "word" or not before.cased:
            return False
        return not before.capital and not self.wording.any(_NOUNS, before.low)

    def _superlative(self, place: int, last: int) -> bool:
        """Return whether a list is described, not named: "as the biggest Christian party"."""
        described = not self.sentence[last - 1].capital and self._generic(last - 1)
        back = place
        while back and place - back < 3 and self._modifies(back - 1):
            back -= 1
        return described and any(
            self.wording["names.superlatives"].before(self.words, end) for end in (place, back)
        )

    def _titled(self, place: int) -> bool:
        return self.wording["names.titles"].at(self.words, place) > 0

    def _relative(self, last: int) -> bool:
        """Return whether the clause behind says what it won: "for the Greens, which won 48"."""
        if self.words[last : last + 1] != (",",):
            return False
        length = self.wording["grammar.relative"].at(self.words, last + 1)
        verb = last + 1 + length
        verb += self.wording["clauses.link"].at(self.words, verb)  # "who also have"
        lost = self.wording["clauses.lose"].at(self.words, verb) > 0
        return length > 0 and not lost and self.wording["clauses.gain"].at(self.words, verb) > 0

    def _said_to_win(self, end: int, last: int) -> bool:
        """Return whether somebody says of the name that it won: "officials said X took"."""
        said = self.wording["names.say"].before(self.words, end) > 0
        return said and self.wording["clauses.gain"].at(self.words, last) > 0

    def _apposed(self, last: int) -> bool:
        """Return whether a role explains the name: "Ann Lee, leader of the Greens, ..."."""
        if last + 2 >= len(self.words) or self.words[last] != ",":
            return False
        the = self.wording["grammar.the"].at(self.words, last + 1)
        role = self.wording["names.roles"].at(self.words, last + 1 + the)
        return role > 0 and self.wording["grammar.of"].at(self.words, last + 1 + the + role) > 0

    def _modifies(self, place: int) -> bool:
        word = self.words[place]
        elect = self.wording.one("names.roles", word.partition("-")[0])
        return elect or self.wording.any(_MODIFIERS, word)

    def _holder(self, place: int, last: int) -> bool:
        """Return whether a leader is named: "the party of former justice minister Cho Kuk"."""
        owned = self.words[last - 1].endswith(("'s", "s'"))
        role = place > 1 and self.wording.one("names.roles", self.words[place - 1])
        before = range(place - 2, max(place - 6, -1), -1)
        of = next((at for at in before if self.wording["grammar.of"].at(self.words, at)), None)
        plain = of is not None and all(
            self.sentence[at].kind == "word" and not self.sentence[at].capital
            for at in range(of, place)
        )
        return role and plain and not owned
