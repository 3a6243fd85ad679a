"""What the provider told us, until it is worked off, and the letters that go out for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventState(models.TextChoices):
    """How far a notice has come."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    DEAD = "dead", _("Given up")


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
    state = models.CharField(max_length=10, choices=EventState, default=EventState.WAITING)
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


class LetterKind(models.TextChoices):
    """Why a letter goes out."""

    RECEIPT = "receipt", _("Receipt")
    DISPUTE = "dispute", _("Dispute")
    RENEWAL_FAILED = "renewal-failed", _("Renewal failed")
    DEAD_EVENT = "dead-event", _("Notice given up")
    DIFFERENCE = "difference", _("Ledger and provider differ")
    MANAGE = "manage", _("Link to a monthly gift")


class Letter(models.Model):
    """A letter that must go out once. An empty ``to`` means the treasurers."""

    kind = models.CharField(max_length=20, choices=LetterKind)
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
