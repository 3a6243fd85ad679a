"""What the desk sets and does: the rules that it tunes, bans, and the log of every act."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="comment")
class Rules(BaseGenericSetting):
    """The house's rules for comments; an editor tunes them in the admin."""

    hold_first_posts = models.BooleanField(
        default=True, help_text=_("Hold a reader's first comment for a moderator.")
    )
    hold_all = models.BooleanField(default=False, help_text=_("Hold every comment."))
    shortest = models.PositiveIntegerField(default=2, help_text=_("Fewest characters."))
    longest = models.PositiveIntegerField(default=4000, help_text=_("Most characters."))
    most_links = models.PositiveIntegerField(
        default=0, help_text=_("A comment with more links than this is held.")
    )
    wait_seconds = models.PositiveIntegerField(
        default=15, help_text=_("Seconds that one reader waits between two comments.")
    )
    least_seconds_to_write = models.PositiveIntegerField(
        default=3, help_text=_("A form sent sooner than this is held.")
    )
    ask_for_proof = models.BooleanField(
        default=True, help_text=_("Hold a guest's comment that comes without a proof of work.")
    )
    close_after_days = models.PositiveIntegerField(
        default=0, help_text=_("Close a thread so many days after publication; 0 is never.")
    )
    words_to_hold = models.TextField(
        blank=True,
        help_text=_("More words that hold a comment, one a line; * stands for letters."),
    )
    words_to_allow = models.TextField(
        blank=True, help_text=_("Words of the shipped lists that hold nothing here, one a line.")
    )
    verdict_url = models.URLField(
        blank=True, help_text=_("A service of yours that is asked about each comment.")
    )

    class Meta:
        verbose_name = _("rules for comments")


class Ban(models.Model):
    """A writer or a network that may not act for a time."""

    class Kind(models.TextChoices):
        """What is banned."""

        WRITER = "writer", "a reader"
        EMAIL = "email", "an e-mail address"
        NETWORK = "network", "a network"

    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=64)
    until = models.DateTimeField()
    reason = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ban_once", fields=["kind", "value"]),
            models.CheckConstraint(name="ban_names_somebody", condition=~Q(value="")),
        ]


class ModeratorAct(models.Model):
    """One act of a moderator. Rows are added and never changed: triggers refuse it.

    Ids are kept as numbers, not as foreign keys, so that the log outlives what it tells of.
    """

    at = models.DateTimeField()
    moderator = models.BigIntegerField()
    moderator_name = models.CharField(max_length=150)
    act = models.CharField(max_length=20)
    comment = models.BigIntegerField(null=True, db_index=True)
    thread = models.BigIntegerField(null=True, db_index=True)
    reason = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
