"""What a page says: the report and its parts, each with the characters it came from.

Unknown is ``None``, never a guess. The names of the fields are the keys of the JSON document
``hemicycle/report/1``; where NIST 1500-100, Popolo or schema.org has a name, it is used.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

LineRange: TypeAlias = tuple[int, int]
"""First and last line, counted from 1, both included."""

Severity: TypeAlias = Literal["error", "warning", "note"]
ZoneKind: TypeAlias = Literal["article", "furniture", "comments"]
Act: TypeAlias = Literal[
    "claim", "denial", "promise", "demand", "threat", "prediction", "no-comment"
]
Form: TypeAlias = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the page: the W3C TextPosition pair and the TextQuote they enclose.

    ``start`` and ``end`` count characters of the whole decoded text from 0, ``end`` excluded;
    ``line`` counts from 1 and is the line of ``start``. ``text[start:end] == exact``.
    """

    line: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about the input for which a truthful answer can still be given."""

    code: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: its name as given, and the SHA-256 of its bytes in hexadecimal."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Who published a page, and when, as its markup tells; the report does not hold it.

    Times are ISO 8601; ``language`` is a BCP 47 tag; ``url`` is as the page gives it.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    modified_at: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of the story."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Zone:
    """Neighbouring lines of one kind. Every non-blank line lies in exactly one zone."""

    kind: ZoneKind
    lines: LineRange


@dataclass(frozen=True, slots=True)
class StatedChamber:
    """The chamber as the page has it: its size, and its majority as stated or computed."""

    seats_total: int | None = None
    majority: int | None = None
    majority_basis: Literal["stated", "computed"] | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of results: a list and what the page gives it.

    ``seats`` is the one number stated, or ``seats_min`` and ``seats_max`` are the ends of the
    range stated. ``vote_share`` is in per cent as printed. ``counted_in`` names the bloc whose
    figure includes this row, when the page gives both.
    """

    name: str
    abbreviation: str | None = None
    seats: int | None = None
    seats_min: int | None = None
    seats_max: int | None = None
    votes: int | None = None
    vote_share: Decimal | None = None
    counted_in: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, and as what; the name is ``None`` where the page names nobody."""

    name: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as relayed by the page.

    ``via`` lists the outlets through which the words came, the nearest to the speaker first.
    ``said_on`` is an ISO 8601 date. ``denies`` is the ``id`` of the statement denied.
    ``doubt`` says in words what an editor must check before printing it.
    """

    id: str
    act: Act
    form: Form
    speaker: Speaker
    text: str
    via: tuple[str, ...] = ()
    said_on: str | None = None
    denies: str | None = None
    span: Span | None = None
    doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment: ``lines`` run from the author line, where there is one, to the last.

    ``parent`` is the position, from 0, of the comment answered, where that is known.
    """

    author: str | None
    text: str
    lines: LineRange
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class FundMeter:
    """A month's appeal as the page shows it, in minor units of an ISO 4217 currency.

    ``month`` is ``YYYY-MM``; it dates the meter, never the story.
    """

    month: str | None
    currency: str | None
    raised_minor: int | None
    marks_minor: tuple[int, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one page."""

    source: Source
    headline: Headline | None = None
    zones: tuple[Zone, ...] = ()
    chamber: StatedChamber = StatedChamber()
    lists: tuple[ListRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    comments: tuple[Comment, ...] = ()
    fund: FundMeter | None = None
    findings: tuple[Finding, ...] = ()
