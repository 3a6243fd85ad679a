"""What the provider told us, until it is worked off, and the letters that go out for it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from hemicycle.site.fund.models.choices import choices


class EventState(StrEnum):
    """How far a notice has come."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


STATE_NAMES = {
    EventState.WAITING: _("Waiting"),
    EventState.DONE: _("Done"),
    EventState.DEAD: _("Given up"),
}


class Event(models.Model):
    """A notice of the provider: that something happened to an object of it, never what.

    The provider's state is read anew when the notice is worked off, so neither the order of the
    notices nor a second delivery can change the books. Nothing personal of it is kept.
    """

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=120)
    type = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    received_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        max_length=10, choices=choices(STATE_NAMES), default=EventState.WAITING.value
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "event_id"], name="fund_event_once")
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="fund_events_due")]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


class LetterKind(StrEnum):
    """Why a letter goes out."""

    RECEIPT = "receipt"
    DISPUTE = "dispute"
    RENEWAL_FAILED = "renewal-failed"
    DEAD_EVENT = "dead-event"
    DIFFERENCE = "difference"
    MANAGE = "manage"


LETTER_NAMES = {
    LetterKind.RECEIPT: _("Receipt"),
    LetterKind.DISPUTE: _("Dispute"),
    LetterKind.RENEWAL_FAILED: _("Renewal failed"),
    LetterKind.DEAD_EVENT: _("Notice given up"),
    LetterKind.DIFFERENCE: _("Ledger and provider differ"),
    LetterKind.MANAGE: _("Link to a monthly gift"),
}


class Letter(models.Model):
    """A letter that must go out once. An empty ``to`` means the treasurers."""

    kind = models.CharField(max_length=20, choices=choices(LETTER_NAMES))
    key = models.CharField(max_length=120)
    to = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="en")
    body = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="fund_letter_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
