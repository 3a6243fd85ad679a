"""The laws that can be counted by: what each is, when it holds, and where it was found.

The names of the fields are the keys of the JSON document ``hemicycle/laws/1``.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law as it stood from ``since`` up to and with ``until`` (``None``: no end is known)."""

    id: str
    title: str
    country: str
    since: date
    until: date | None
    sources: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laws:
    """Every law, in alphabetical order of the ids."""

    laws: tuple[LawEntry, ...]
