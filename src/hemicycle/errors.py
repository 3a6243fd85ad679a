"""Every error Hemicycle raises on purpose.

* HemicycleError
    * ReadingError          a page, table or document cannot be read
        * NotTextError          it is binary, or in no encoding that can be told
        * TooLargeError         it is larger than the limit, which the message names
        * DocumentError         its JSON is not the document that it says it is
    * ElectionError         the figures or the law contradict themselves
        * NoVotesError          there is nothing to divide
        * SeatsError            a number of seats makes no sense
        * MajorityError         a majority that the chamber cannot have
    * RequestError          what was asked for does not exist in what was given
        * UnknownNameError      no list, party or index has that name
        * TooCostlyError        the answer would need more memory or time than allowed

A caller who shows messages to an editor catches ``HemicycleError``; anything else is a bug.
Each message says what is wrong, where, and how to mend it.
"""

from collections.abc import Iterable
from difflib import get_close_matches

OFFERED = 40
"""Names that a message lists; a register can have thousands."""


class HemicycleError(Exception):
    """Base of all errors that are the input's fault and that an editor can mend."""


class ReadingError(HemicycleError):
    """A page, table or document cannot be read."""


class NotTextError(ReadingError):
    """The input is binary, or its encoding cannot be told."""


class TooLargeError(ReadingError):
    """The input is larger than the limit; the message names the limit."""


class DocumentError(ReadingError):
    """A JSON or CSV document is not what it says it is; the message names the place."""


class ElectionError(HemicycleError, ValueError):
    """The figures or the law contradict themselves."""


class NoVotesError(ElectionError):
    """There is nothing to divide."""


class SeatsError(ElectionError):
    """The number of seats makes no sense."""


class MajorityError(ElectionError):
    """A majority that the chamber cannot have."""


class RequestError(HemicycleError, ValueError):
    """What was asked for does not exist in what was given."""


class UnknownNameError(RequestError):
    """No list, party or index has that name; the message offers those that exist."""

    def __init__(self, kind: str, asked: str, known: Iterable[str]) -> None:
        names = list(known)
        by_folded = {name.casefold(): name for name in names}
        near = [by_folded[hit] for hit in get_close_matches(asked.casefold(), by_folded, n=1)]
        hint = f": did you mean {near[0]!r}?" if near else "."
        there_are = ", ".join(names[:OFFERED])
        rest = f" and {len(names) - OFFERED:,} more" if len(names) > OFFERED else ""
        super().__init__(f"no {kind} is called {asked!r}{hint} There are: {there_are}{rest}")


class TooCostlyError(RequestError):
    """The answer would need more memory or time than allowed; the message says how much."""
