"""A page's thread, and the comments in it.

A comment knows its ``parent``, the ``root`` of its branch and its ``depth``; no order is stored.
Triggers (migration 0002) hold what a CHECK cannot see: that a reply lies in its parent's thread
and one step deeper.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Thread(models.Model):
    """All that readers say under one page. Made when the first reader acts.

    ``version`` rises with every change that readers can see; what was drawn for an older version
    is never shown again.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="thread"
    )
    version = models.PositiveBigIntegerField(default=0)
    count = models.PositiveIntegerField(default=0, help_text="Comments that readers can see.")
    closed = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)
    slow_seconds = models.PositiveIntegerField(
        default=0, help_text="Seconds that one reader waits between two comments."
    )


class State(models.TextChoices):
    """Where a comment stands between its writer and the public."""

    HELD = "held", "held for a moderator"
    VISIBLE = "visible", "visible"
    HIDDEN = "hidden", "hidden by a moderator"
    REMOVED = "removed", "removed with a public reason"
    DELETED = "deleted", "deleted by its writer"


class Comment(models.Model):
    """One reader's words, once.

    ``source`` is what was typed, ``html`` what was made of it at that moment. The reader's
    address is kept sealed and, for look-up, as a keyed hash; the network only as a hash whose
    salt is thrown away. ``writer`` is the key of the account or of the signed cookie.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="replies", db_index=True
    )
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="branch")
    depth = models.PositiveSmallIntegerField(default=0)

    name = models.CharField(max_length=50)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    by_desk = models.BooleanField(default=False)
    writer = models.CharField(max_length=64, blank=True, db_index=True)
    email_sealed = models.TextField(blank=True)
    email_key = models.CharField(max_length=64, blank=True, db_index=True)
    network = models.CharField(max_length=64, blank=True, db_index=True)

    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State)
    public_reason = models.CharField(max_length=200, blank=True)
    verdicts = models.JSONField(default=list, help_text="Which rules held it, and why.")
    risk = models.PositiveSmallIntegerField(default=0)
    sticky = models.BooleanField(default=False)
    posted_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)

    score = models.IntegerField(default=0)
    up = models.PositiveIntegerField(default=0)
    down = models.PositiveIntegerField(default=0)

    block = models.CharField(max_length=36, blank=True)
    exact = models.CharField(max_length=600, blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    revision = models.PositiveBigIntegerField(null=True)
    orphaned = models.BooleanField(default=False)

    submission = models.CharField(max_length=64, null=True)
    origin = models.CharField(max_length=100, blank=True)
    external_id = models.CharField(max_length=100, blank=True)

    class Meta:
        permissions = [("moderate_comment", "Can moderate readers' comments")]
        constraints = [
            models.CheckConstraint(
                name="comment_root_or_reply",
                condition=Q(parent=None, root=None, depth=0)
                | Q(parent__isnull=False, root__isnull=False, depth__gt=0),
            ),
            models.CheckConstraint(
                name="comment_score_is_up_less_down", condition=Q(score=F("up") - F("down"))
            ),
            models.CheckConstraint(
                name="comment_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="comment_removed_with_reason",
                condition=~Q(state="removed") | ~Q(public_reason=""),
            ),
            models.CheckConstraint(
                name="comment_deleted_is_empty",
                condition=~Q(state="deleted")
                | Q(source="", html="", name="", email_sealed="", email_key=""),
            ),
            models.UniqueConstraint(name="comment_sent_once", fields=["submission"]),
            models.UniqueConstraint(
                name="comment_imported_once",
                fields=["thread", "origin", "external_id"],
                condition=~Q(external_id=""),
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "state"], name="comment_of_thread"),
            models.Index(fields=["state", "-risk", "posted_at"], name="comment_queue"),
        ]
