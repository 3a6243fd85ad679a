"""What readers promised, what treasurers entered by hand, and what the pretend till was told."""

import uuid
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hemicycle.site.fund.models.campaign import Campaign
from hemicycle.site.fund.models.choices import choices
from hemicycle.site.fund.models.ledger import Transaction
from hemicycle.site.fund.money import spoken


class Rhythm(StrEnum):
    """How often a reader gives."""

    ONCE = "once"
    MONTHLY = "monthly"


RHYTHM_NAMES = {
    Rhythm.ONCE: _("Once"),
    Rhythm.MONTHLY: _("Every month"),
}


class PledgeState(StrEnum):
    """What the provider last said of a pledge. Money is what the ledger says, not this."""

    OPENED = "opened"
    PAID = "paid"
    FAILING = "failing"
    ENDED = "ended"


STATE_NAMES = {
    PledgeState.OPENED: _("Not paid yet"),
    PledgeState.PAID: _("Paid"),
    PledgeState.FAILING: _("Payment failed"),
    PledgeState.ENDED: _("Ended"),
}


class Pledge(models.Model):
    """A reader's promise to give, once or monthly; no money until the provider booked it."""

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=20)
    rhythm = models.CharField(
        max_length=10, choices=choices(RHYTHM_NAMES), default=Rhythm.ONCE.value
    )
    amount_minor = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=80, blank=True)
    message = models.CharField(max_length=280, blank=True)
    show_name = models.BooleanField(default=False)
    show_message = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False, help_text=_("A treasurer took it off the page."))
    language = models.CharField(max_length=10, default="en")
    visitor = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    checkout = models.CharField(max_length=255, blank=True)
    address = models.URLField(max_length=1000, blank=True)
    subscription = models.CharField(max_length=120, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(STATE_NAMES), default=PledgeState.OPENED.value
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="fund_pledge_positive"
            )
        ]
        indexes = [
            models.Index(fields=["visitor", "opened_at"], name="fund_by_visitor"),
            models.Index(fields=["email"], name="fund_by_email"),
        ]

    def __str__(self) -> str:
        return str(self.token)


class Way(StrEnum):
    """How a gift by hand came."""

    BANK = "bank"
    CASH = "cash"


WAY_NAMES = {Way.BANK: _("Bank transfer"), Way.CASH: _("Cash")}


class OfflineGift(models.Model):
    """A gift that came by bank or in cash, as a treasurer entered it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    received_on = models.DateField()
    way = models.CharField(max_length=10, choices=choices(WAY_NAMES), default=Way.BANK.value)
    reference = models.CharField(max_length=120)
    donor = models.CharField(max_length=120, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    transaction = models.OneToOneField(
        Transaction, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("entered_by")),
                name="fund_two_persons",
            ),
            models.UniqueConstraint(
                fields=["campaign", "way", "reference"], name="fund_reference_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.amount_minor} {self.currency}"

    @property
    def spoken(self) -> str:
        """The amount as the site prints it."""
        return spoken(self.amount_minor, self.currency)


class Expense(models.Model):
    """Money spent, as readers see it under "Where the money goes"."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    purpose = models.CharField(max_length=80, help_text=_("What readers see: Reporting, Servers"))
    reference = models.CharField(max_length=120, help_text=_("The number of the invoice."))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    transaction = models.OneToOneField(
        Transaction, null=True, on_delete=models.PROTECT, related_name="expense"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "reference"], name="fund_expense_once")
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.amount_minor} {self.currency}"


class PretendPayment(models.Model):
    """A payment at the pretend till, which moves no money."""

    pledge = models.OneToOneField(Pledge, on_delete=models.PROTECT, related_name="pretended")
    paid_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"pretend {self.pk}"
