"""What parties say of one another: refusals and alliances, each with the words it rests on.

A refusal is one-sided; two that face each other are mutual, and one is enough to keep a pair
out of one cabinet. Only a confirmed refusal rules a coalition out. One that nobody has confirmed
marks it; one that is doubted is switched off.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from hemicycle.records.chamber import BlocId
from hemicycle.records.notebook import html_table
from hemicycle.records.page import Source, Span


class Kind(StrEnum):
    """What is refused, in the words of the sentence "A ... B"."""

    NOT_IN_CABINET = "will not sit in cabinet with"
    NOT_SUPPORT = "will not support a cabinet with"
    ONLY_AS_PRIME_MINISTER = "sits only as prime minister with"
    ONLY_IF_TOO = "comes only together with"


class Confidence(StrEnum):
    """What an editor makes of a refusal."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statement that a refusal rests on: the words, where they stand, and in what source."""

    text: str
    span: Span | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """``by`` refuses ``of``. Who refuses support refuses to sit in that cabinet, too.

    ``of`` is None for "with anybody": a bloc that sits only alone, supports nobody but itself, or
    joins cabinets only as prime minister.
    """

    by: BlocId
    of: BlocId | None
    kind: Kind = Kind.NOT_IN_CABINET
    statement: Evidence | None = None
    confidence: Confidence = Confidence.CONFIRMED

    def __str__(self) -> str:
        """Return ``by:of``, as on the command line."""
        return f"{self.by}:{self.of or 'anybody'}"

    def _repr_html_(self) -> str:
        said = self.statement.text if self.statement else ""
        row = (self.by, self.kind, self.of or "anybody", said, self.confidence)
        return html_table(
            "Refusal", ["who", "refuses", "whom", "in words", "an editor says"], [row]
        )


@dataclass(frozen=True, slots=True)
class Alliance:
    """Blocs that come only together."""

    members: frozenset[BlocId]
    statement: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a coalition must respect, beside the numbers.

    ``including`` are in it, ``excluding`` are not, and it has at most ``max_parties`` members.
    """

    refusals: tuple[Refusal, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    including: frozenset[BlocId] = field(default_factory=frozenset)
    excluding: frozenset[BlocId] = field(default_factory=frozenset)
    max_parties: int | None = None

    @property
    def confirmed(self) -> tuple[Refusal, ...]:
        """The refusals that rule coalitions out."""
        return tuple(one for one in self.refusals if one.confidence is Confidence.CONFIRMED)


NO_TERMS = Terms()


def mutual(refusals: Iterable[Refusal]) -> frozenset[frozenset[BlocId]]:
    """Return the pairs that refuse each other, whatever each of the two refuses.

    >>> [sorted(pair) for pair in mutual([Refusal("a", "b"), Refusal("b", "a")])]
    [['a', 'b']]
    """
    said = {(one.by, one.of) for one in refusals if one.of is not None}
    return frozenset(frozenset((by, of)) for by, of in said if (of, by) in said)


def apart(
    refusals: Iterable[Refusal], ids: Collection[BlocId]
) -> frozenset[tuple[BlocId, BlocId]]:
    """Return who of ``ids`` refuses to sit with whom; who refuses anybody refuses all others.

    >>> sorted(apart([Refusal("a", None), Refusal("c", "b")], ["a", "b", "c"]))
    [('a', 'b'), ('a', 'c'), ('c', 'b')]
    """
    return frozenset(
        (one.by, other)
        for one in refusals
        if one.kind in (Kind.NOT_IN_CABINET, Kind.NOT_SUPPORT) and one.by in ids
        for other in ids
        if other != one.by and one.of in (None, other)
    )


def broken_by(members: Iterable[BlocId], refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Return the refusals that a cabinet of ``members`` would break.

    Demands for the prime ministership are broken only where two blocs make them; a bloc that
    refuses anybody can sit alone.
    """
    cabinet = set(members)
    broken, claims = [], []
    for one in refusals:
        both = one.by in cabinet and (one.of is None or one.of in cabinet)
        if one.kind is Kind.ONLY_IF_TOO:
            if one.by in cabinet and one.of not in cabinet:
                broken.append(one)
        elif one.kind is Kind.ONLY_AS_PRIME_MINISTER:
            claims += [one] if both else []
        elif both and (one.of is not None or len(cabinet) > 1):
            broken.append(one)
    return (*broken, *claims) if len({one.by for one in claims}) > 1 else tuple(broken)
