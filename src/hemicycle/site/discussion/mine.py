"""All that a reader wrote, follows and voted: shown, exported, erased."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from hemicycle.site.discussion.models import Comment, Report, State, Subscription, Vote
from hemicycle.site.discussion.voting import withdraw
from hemicycle.site.discussion.writing import take_back


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose content it is: by the reader's key, by a confirmed address's key, or by both."""

    key: str | None = None
    email_key: str | None = None
    account_id: int | None = None

    @property
    def known(self) -> bool:
        """Whether there is anybody to own anything."""
        return self.key is not None or self.email_key is not None


def comments_of(owner: Owner) -> Any:
    """Return the comments of an owner, the newest first."""
    owned = _owned("writer", owner.key) | _owned("email_key", owner.email_key)
    found = Comment.objects.filter(owned).exclude(state=State.DELETED)
    return found.select_related("thread__page").order_by("-posted_at", "-pk")


def subscriptions_of(owner: Owner) -> Any:
    """Return what an owner follows."""
    owned = _owned("email_key", owner.email_key) | _owned("account_id", owner.account_id)
    return Subscription.objects.filter(owned).select_related("thread__page")


def votes_of(owner: Owner) -> Any:
    """Return how an owner voted."""
    owned = Vote.objects.filter(_owned("voter", owner.key))
    return owned.select_related("comment").order_by("-at")


def export(owner: Owner) -> dict[str, Any]:
    """Return an owner's content as plain data, without anything of anybody else's."""
    return {
        "schema": "hemicycle/my-discussion/1",
        "comments": [_comment(each) for each in comments_of(owner)],
        "follows": [
            {
                "story": each.thread.page.title,
                "kind": each.kind,
                "pace": each.pace,
                "confirmed_at": each.confirmed_at and each.confirmed_at.isoformat(),
            }
            for each in subscriptions_of(owner)
        ],
        "votes": [
            {"comment": each.comment_id, "value": each.value, "at": each.at.isoformat()}
            for each in votes_of(owner)
        ],
    }


def erase(owner: Owner) -> None:
    """Remove an owner's words, names, addresses, votes and subscriptions; answers stay."""
    with transaction.atomic():
        for comment in comments_of(owner):
            take_back(comment)
        for vote in votes_of(owner):
            withdraw(vote.comment_id, vote.voter)
        subscriptions_of(owner).delete()
        if owner.key is not None:
            Report.objects.filter(reporter=owner.key).delete()


def _owned(field: str, value: object) -> Q:
    return Q(**{field: value}) if value else Q(pk=None)


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "story": comment.thread.page.title,
        "name": comment.name,
        "text": comment.source,
        "state": comment.state,
        "posted_at": comment.posted_at.isoformat(),
        "edited_at": comment.edited_at and comment.edited_at.isoformat(),
        "on_words": comment.exact,
        "for": comment.up,
        "against": comment.down,
    }
