"""The brief of one input: the news in sentences, and all that they rest on."""

from dataclasses import dataclass

from hemicycle.records.chamber import Status
from hemicycle.records.governments import Governments
from hemicycle.records.page import Report, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence for readers, the characters it rests on, and what can be said of it.

    ``status`` is ``None`` where the sentence only repeats what the page says.
    """

    text: str
    status: Status | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole road for one input; no ``governments`` where no truthful answer exists."""

    news: str
    facts: tuple[Fact, ...]
    report: Report
    governments: Governments | None
