"""What readers do beside writing: vote, follow, report; and the notices that they are owed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hemicycle.site.discussion.models.threads import Comment, Thread


class Vote(models.Model):
    """One voter's opinion of one comment: +1 or -1.

    A guest is one voter by the signed cookie and, for as long as the network's salt lives, by the
    network; so neither a new cookie nor a new forwarded-for header makes a second vote.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=64, db_index=True)
    network = models.CharField(max_length=64, blank=True)
    value = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="vote_once", fields=["comment", "voter"]),
            models.UniqueConstraint(
                name="vote_once_a_network", fields=["comment", "network"], condition=~Q(network="")
            ),
            models.CheckConstraint(name="vote_up_or_down", condition=Q(value__in=(-1, 1))),
        ]


class Subscription(models.Model):
    """An address that follows a thread, the answers to one comment, or to all its own.

    ``comment`` is set for ``kind`` *comment* alone. Nothing is sent before ``confirmed_at``.
    """

    class Kind(models.TextChoices):
        """What is followed."""

        THREAD = "thread", "new comments on this story"
        MINE = "mine", "replies to me"
        COMMENT = "comment", "replies to this comment"

    class Pace(models.TextChoices):
        """How often."""

        ONCE = "once", "at once"
        DIGEST = "digest", "once a day"

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE)
    comment = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=8, choices=Kind)
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.ONCE)
    email_sealed = models.TextField()
    email_key = models.CharField(max_length=64, db_index=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="subscription_names_its_comment",
                condition=Q(kind="comment", comment__isnull=False)
                | (Q(comment=None) & ~Q(kind="comment")),
            ),
            models.UniqueConstraint(
                name="subscription_once",
                fields=["email_key", "thread", "kind"],
                condition=Q(comment=None),
            ),
            models.UniqueConstraint(
                name="subscription_once_a_comment",
                fields=["email_key", "comment"],
                condition=Q(comment__isnull=False),
            ),
        ]


class Notice(models.Model):
    """One comment that one address is to hear of: once, whatever it follows."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE)
    email_key = models.CharField(max_length=64)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notice_once", fields=["email_key", "comment"])
        ]


class Report(models.Model):
    """A reader says that a comment breaks the rules."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    reporter = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="report_once", fields=["comment", "reporter"])]
