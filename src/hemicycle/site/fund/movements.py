"""What a provider says that its books hold: movements of money, and what is known of a payment."""

from dataclasses import dataclass
from datetime import datetime

from hemicycle.site.fund.models.ledger import Account, Kind
from hemicycle.site.fund.models.pledges import PledgeState

CONTRA = {
    Kind.GIFT: Account.GIFTS,
    Kind.REFUND: Account.REFUNDS,
    Kind.REFUND_FAILED: Account.REFUNDS,
    Kind.DISPUTE: Account.DISPUTES,
    Kind.DISPUTE_REVERSAL: Account.DISPUTES,
    Kind.FEE: Account.FEES,
    Kind.PAYOUT: Account.BANK,
}
"""The account on the other side of the provider's balance."""


@dataclass(frozen=True, slots=True)
class Money:
    """Whole minor units of an ISO 4217 currency; above zero is into the fund."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the provider's own book.

    ``given`` is in the currency that the reader paid in, ``settled`` in the one that the balance
    is kept in; ``fee`` is what the provider kept of it, in the latter's minor units.
    """

    object: str
    kind: Kind
    at: datetime
    given: Money
    settled: Money
    fee: int = 0
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """All that the provider knows of one payment.

    ``pledge`` is the token that we sent along; ``None`` where the payment is not one of ours.
    """

    payment: str
    pledge: str | None
    paid: bool
    movements: tuple[Movement, ...]
    email: str = ""


@dataclass(frozen=True, slots=True)
class PledgeNews:
    """What the provider says of a pledge to give every month."""

    pledge: str
    subscription: str
    state: PledgeState


@dataclass(frozen=True, slots=True)
class Reading:
    """The provider's state of whatever a notice was about."""

    statements: tuple[Statement, ...] = ()
    pledges: tuple[PledgeNews, ...] = ()
    others: tuple[Movement, ...] = ()
