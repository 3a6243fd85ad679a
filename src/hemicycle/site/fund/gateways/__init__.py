"""The till: a small protocol, so that another provider is one more module here.

A gateway never tells what to write in the book. It tells what the provider's own state is, and
the ledger writes what is missing; so a notice that comes twice or late changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hemicycle.site.fund.movements import Movement, Reading


@dataclass(frozen=True, slots=True)
class Order:
    """What a reader wants to give, as the hosted page must know it."""

    token: str
    minor: int
    currency: str
    monthly: bool
    title: str
    email: str
    language: str
    thanks: str
    back: str


@dataclass(frozen=True, slots=True)
class Checkout:
    """A page of the provider's that waits for the reader."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class Notice:
    """That something happened to an object of the provider's."""

    id: str
    type: str
    subject: str


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """A line of the provider's book and the object to read to learn more of it."""

    movement: Movement
    subject: str


class Gateway(Protocol):
    """A provider that takes money for us on a page of its own."""

    name: str
    origin: str
    """Where its page lives; empty for our own site."""

    def check(self, minor: int, currency: str) -> None:
        """Raise AmountError where the provider cannot take exactly this amount."""

    def open(self, order: Order) -> Checkout:
        """Open a page for an order; the same token opens the same page."""

    def notice(self, body: bytes, signature: str) -> Notice | None:
        """Read a signed notice; None where it is of no interest, SignatureError where unsigned."""

    def read(self, subject: str) -> Reading:
        """Return the provider's present state of an object."""

    def end(self, subscription: str) -> None:
        """End a monthly gift; ending one that has ended is no error."""

    def balance(self, since: datetime, until: datetime) -> Iterator[BalanceLine]:
        """Yield what moved on the balance in a span of time."""
