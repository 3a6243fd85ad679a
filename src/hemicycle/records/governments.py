"""Who can govern, as the document ``hemicycle/governments/1``.

Names are the lists' names as given. Where a table can be read in two ways, the keys ``chamber``
to ``hinges`` answer for the first reading, whose ``premise`` says what it takes for granted, and
``other_readings`` holds the same for each other one; ``in_every_reading`` joins them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hemicycle.records.chamber import Status
from hemicycle.records.notebook import html_table
from hemicycle.records.page import Finding, Span


@dataclass(frozen=True, slots=True)
class ChamberSeats:
    """The chamber answered for: seats of each list, and seats that no list certainly holds."""

    seats_total: int
    majority: int
    seats: Mapping[str, int]
    unlisted: int
    uncertain: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WinningCoalition:
    """A set of lists. ``surplus`` is its listed seats less the majority: negative if short.

    ``status`` is "holds" where the listed seats alone reach the majority, "possible" where that
    needs unlisted seats to stand with it. ``doubted_by`` names, as "A:B", the refusals that
    nobody has confirmed yet and that would rule it out.
    """

    members: tuple[str, ...]
    seats: int
    surplus: int
    status: Status
    in_every_reading: Status
    doubted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinimalWinning:
    """Coalitions that lose their majority whichever member leaves.

    ``count`` counts those that hold, ``count_possible`` those that are possible; both are exact.
    ``coalitions`` lists the first of them, and ``limit`` says so in words where it is not all.
    """

    count: int
    count_possible: int
    coalitions: tuple[WinningCoalition, ...]
    limit: str | None = None


@dataclass(frozen=True, slots=True)
class PowerValue:
    """A power index as a decimal, and exactly as ``p/q``."""

    value: float
    exact: str


@dataclass(frozen=True, slots=True)
class PowerEnds:
    """Power between which the truth about the unlisted seats lies: index, then list, by name.

    ``one_bloc``: they all vote together. ``single_members``: each of them votes for itself; empty
    where refusals make that too costly to count.
    """

    one_bloc: Mapping[str, Mapping[str, PowerValue]]
    single_members: Mapping[str, Mapping[str, PowerValue]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Power of a chamber's lists: index, then list, by name.

    ``methods`` says in words how each index was counted. ``ends`` are given where seats are
    unlisted. ``left_out`` says in words which indices of those that nobody asked for were too
    costly.
    """

    power: Mapping[str, Mapping[str, PowerValue]]
    methods: Mapping[str, str] = field(default_factory=dict)
    ends: PowerEnds | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """A list beside another: in how many of its minimal winning coalitions, and if in all."""

    name: str
    seats: int
    coalitions: int
    indispensable: bool


@dataclass(frozen=True, slots=True)
class Need:
    """What a list lacks, the minimal winning coalitions it sits in, and who sits there with it."""

    seats_short: int
    coalitions: int
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """A refusal, and the minimal winning coalitions that open if it alone is dropped.

    ``statement`` are the words that it rests on, and ``span`` is where they stand.
    """

    by: str
    of: str | None
    kind: str
    opens: int
    statement: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class LikelyGovernment:
    """A government with its probability among those ranked, and why, in words."""

    members: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Governments, the likeliest first; ``premises`` say what the ranking went without."""

    governments: tuple[LikelyGovernment, ...]
    premises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """The answers of one reading of the table; ``merged`` names the rows it takes for one list."""

    premise: str
    merged: tuple[tuple[str, ...], ...]
    chamber: ChamberSeats
    minimal_winning: MinimalWinning
    power: Mapping[str, Mapping[str, PowerValue]]
    needs: Mapping[str, Need]
    hinges: tuple[Hinge, ...]
    power_ends: PowerEnds | None = None


@dataclass(frozen=True, slots=True)
class Governments:
    """Every government that the numbers and the parties' own words allow."""

    chamber: ChamberSeats
    minimal_winning: MinimalWinning
    power: Mapping[str, Mapping[str, PowerValue]]
    needs: Mapping[str, Need]
    hinges: tuple[Hinge, ...]
    likely: tuple[LikelyGovernment, ...]
    findings: tuple[Finding, ...]
    premise: str
    merged: tuple[tuple[str, ...], ...] = ()
    power_methods: Mapping[str, str] = field(default_factory=dict)
    likely_premises: tuple[str, ...] = ()
    power_ends: PowerEnds | None = None
    other_readings: tuple[ReadingAnswer, ...] = ()

    def _repr_html_(self) -> str:
        winning = self.minimal_winning
        caption = (
            f"{winning.count:,} minimal winning coalitions hold and {winning.count_possible:,} "
            f"are possible; {self.chamber.majority} of {self.chamber.seats_total} seats decide"
        )
        rows = [
            (", ".join(one.members), one.seats, one.surplus, one.status)
            for one in winning.coalitions
        ]
        return html_table(caption, ["lists", "seats", "surplus", "status"], rows)
