"""What a reader chooses from, what was chosen, and what that comes to: plain records.

A `Table` is shipped beside the form as JSON; ``builder.js`` answers from it by the rules by which
the library answers, and a shared table of cases proves that the two agree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hemicycle.pictures.builder.phrases import ENGLISH, Phrases
from hemicycle.records.chamber import BlocId, Status

Rule: TypeAlias = Literal["never", "lead", "too", "allies"]
"""How a term is broken by a cabinet.

``never``: all its parties sit there; where it names but one, so does another. ``lead``: all its
parties sit there, and another list demands to lead, too.
``too``: the first party sits there without the second. ``allies``: some sit there, but not all.
"""

ALL = "all"
"""Set aside in place of the key of every term."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that can be chosen, with its certain seats and those that may yet be its."""

    id: BlocId
    label: str
    seats: int
    uncertain: int
    colour: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the seats: those of its blocs, and which of them each list is."""

    premise: str
    total: int
    majority: int
    seats: tuple[int, ...]
    bloc_of: tuple[int, ...]

    @property
    def unlisted(self) -> int:
        """Seats that no bloc certainly holds."""
        return self.total - sum(self.seats)


@dataclass(frozen=True, slots=True)
class Term:
    """A party's word, as a sentence and as a rule.

    ``parties`` are, for each reading, the blocs that the rule is about; none where it falls away.
    ``said`` are the words that it rests on, ``source`` tells where they stand, and ``href`` leads
    there. One that nobody has ``confirmed`` marks coalitions and rules none out.
    """

    key: str
    rule: Rule
    text: str
    confirmed: bool
    parties: tuple[tuple[int, ...], ...]
    said: str = ""
    source: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All that the builder works on; blocs of the first reading are the lists, in their order.

    At most ``shown`` completions are proposed.
    """

    lists: tuple[Listed, ...]
    readings: tuple[Reading, ...]
    terms: tuple[Term, ...] = ()
    phrases: Phrases = ENGLISH
    shown: int = 6

    @property
    def given(self) -> Reading:
        """The reading of the table as it was given."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """The lists chosen, by id, and the terms set aside, by key or `ALL` of them."""

    chosen: tuple[BlocId, ...] = ()
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the choice comes to in one reading.

    ``spare`` are the lists that could leave without loss of the majority; ``broken`` the keys of
    the terms that a cabinet of the chosen would break.
    """

    seats: int
    short: int
    surplus: int
    status: Status
    spare: tuple[BlocId, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """Further lists that make it a majority, none of which could stay away.

    ``seats`` are those of the whole, ``spare`` who of it would no longer be needed, ``broken``
    the terms that it breaks, which nobody has confirmed. ``status`` joins all readings.
    """

    added: tuple[BlocId, ...]
    seats: int
    surplus: int
    status: Status
    spare: tuple[BlocId, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a choice comes to in all readings together, in each, and what would complete it.

    ``search`` tells how the completions were looked for: "done"; "broken" where the chosen break
    a confirmed term, so that nothing can complete them; "too many" to be looked through.
    """

    status: Status
    standings: tuple[Standing, ...]
    completions: tuple[Completion, ...]
    search: Literal["done", "broken", "too many"] = "done"


Answering: TypeAlias = Callable[[Choice], Answer]
"""The library's arithmetic for one table."""


def sensible(choice: Choice, table: Table) -> Choice:
    """Return the choice in the table's order, without what the table does not have.

    A link may be older than the table: a list or a term may have gone since.
    """
    keys = (ALL, *(term.key for term in table.terms))
    return Choice(
        _known(choice.chosen, [one.id for one in table.lists]), _known(choice.aside, keys)
    )


def in_force(table: Table, choice: Choice) -> tuple[Term, ...]:
    """Return the terms that are not set aside."""
    if ALL in choice.aside:
        return ()
    return tuple(term for term in table.terms if term.key not in choice.aside)


def _known(asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in known if one in asked)
