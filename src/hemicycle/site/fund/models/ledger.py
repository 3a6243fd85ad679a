"""The book: double entry, append-only. The database itself refuses what a book must not hold.

A transaction's number is a reference, checked at commit, to its closing. The closing can only be
written when the entries sum to zero in each currency and in the campaign's, and once it stands no
entry can be added, changed or taken away. So a transaction is committed whole and balanced, or not
at all (migration 0002 holds the triggers; decision 0091 says why).
"""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from hemicycle.site.fund.models.campaign import Campaign
from hemicycle.site.fund.models.choices import choices
from hemicycle.site.fund.money import spoken


class Account(StrEnum):
    """Where money lies, came from or went; debits are positive, credits negative."""

    PROVIDER = "provider"
    BANK = "bank"
    GIFTS = "gifts"
    REFUNDS = "refunds"
    DISPUTES = "disputes"
    FEES = "fees"
    EXPENSES = "expenses"
    EXCHANGE = "exchange"


ACCOUNT_NAMES = {
    Account.PROVIDER: _("Balance with the provider"),
    Account.BANK: _("Bank and cash"),
    Account.GIFTS: _("Gifts"),
    Account.REFUNDS: _("Refunds"),
    Account.DISPUTES: _("Disputes"),
    Account.FEES: _("Fees"),
    Account.EXPENSES: _("Expenses"),
    Account.EXCHANGE: _("Exchange"),
}


RAISED = (Account.GIFTS, Account.REFUNDS, Account.DISPUTES)
"""The accounts whose sum, with its sign turned, is what readers gave and did not take back."""


class Kind(StrEnum):
    """What moved the money."""

    GIFT = "gift"
    REFUND = "refund"
    REFUND_FAILED = "refund-failed"
    DISPUTE = "dispute"
    DISPUTE_REVERSAL = "dispute-reversal"
    FEE = "fee"
    PAYOUT = "payout"
    EXPENSE = "expense"
    CORRECTION = "correction"


KIND_NAMES = {
    Kind.GIFT: _("Gift"),
    Kind.REFUND: _("Refund"),
    Kind.REFUND_FAILED: _("Refund that failed"),
    Kind.DISPUTE: _("Dispute"),
    Kind.DISPUTE_REVERSAL: _("Dispute won"),
    Kind.FEE: _("Fee"),
    Kind.PAYOUT: _("Payout to the bank"),
    Kind.EXPENSE: _("Expense"),
    Kind.CORRECTION: _("Correction"),
}


class Book(models.Model):
    """One row: the number of the last transaction. Whoever writes in the book holds it."""

    last = models.PositiveBigIntegerField(default=0)


class Closing(models.Model):
    """The seal on a transaction. It has no other column than the number that it seals."""

    number = models.PositiveBigIntegerField(primary_key=True)


class Transaction(models.Model):
    """One thing that happened to the fund's money."""

    closing = models.OneToOneField(
        Closing,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        db_column="number",
        related_name="+",
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    provider = models.CharField(max_length=20)
    object = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=choices(KIND_NAMES))
    payment = models.CharField(max_length=120, blank=True)
    pledge = models.ForeignKey(
        "Pledge", null=True, on_delete=models.PROTECT, related_name="transactions"
    )
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT)
    memo = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "object", "kind"], name="fund_moved_once"),
        ]
        indexes = [
            models.Index(fields=["campaign", "month"], name="fund_by_month"),
            models.Index(fields=["provider", "payment"], name="fund_by_payment"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind}"

    @property
    def number(self) -> int:
        """Its number in the book; numbers have no gaps."""
        return int(self.closing_id)


class Entry(models.Model):
    """One line of a transaction, in its own currency and in the campaign's."""

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="entries")
    account = models.CharField(max_length=20, choices=choices(ACCOUNT_NAMES))
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    exponent = models.PositiveSmallIntegerField()
    rate = models.DecimalField(max_digits=20, decimal_places=10)
    rate_on = models.DateField()
    campaign_minor = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account__in=[one.value for one in Account]),
                name="fund_known_account",
            ),
            models.CheckConstraint(condition=models.Q(exponent__lte=4), name="fund_exponent"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_minor} {self.currency}"

    @property
    def spoken(self) -> str:
        """The amount as the site prints it."""
        return spoken(self.amount_minor, self.currency)


class Total(models.Model):
    """The snapshot: a month's sum of an account. The closing's trigger keeps it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    account = models.CharField(max_length=20, choices=choices(ACCOUNT_NAMES))
    campaign_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "month", "account"], name="fund_total_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.account}: {self.campaign_minor}"
