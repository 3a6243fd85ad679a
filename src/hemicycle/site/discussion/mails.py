"""The discussion's mails: one that asks, and the notices. Plain text, each with its way out."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hemicycle.site.discussion import following
from hemicycle.site.discussion.markup import plain
from hemicycle.site.discussion.models import Notice, Subscription
from hemicycle.site.discussion.sealing import unseal

_QUOTED = 600


def send_confirmation(subscription_id: int) -> int:
    """Ask an address whether it wants to follow; with no reader's words, so it carries no spam."""
    found = Subscription.objects.select_related("thread__page").filter(pk=subscription_id).first()
    address = unseal(found.email_sealed) if found and found.confirmed_at is None else None
    if found is None or address is None:
        return 0
    with translation.override(found.language):
        link = _absolute(reverse("discussion:confirm", args=[following.confirm_token(found)]))
        subject = _("Please confirm that you want to follow a discussion")
        values = {"title": found.thread.page.title, "link": link, "site": settings.SITE_NAME}
        body = render_to_string("discussion/mail_confirm.txt", values)
        return _sent(subject, body, address, found)


def send_notice(owed: list[Notice]) -> int:
    """Send one mail for all that one address is owed now."""
    subscription = owed[0].subscription
    address = unseal(subscription.email_sealed)
    if address is None:
        return 0
    with translation.override(subscription.language):
        subject = ngettext("%(n)s new comment", "%(n)s new comments", len(owed)) % {"n": len(owed)}
        values = {
            "notices": [_told(notice) for notice in owed],
            "end": _end_link(subscription),
            "mine": _absolute(reverse("discussion:mine"))
            + f"?k={following.mine_token(subscription.email_key)}",
            "site": settings.SITE_NAME,
        }
        body = render_to_string("discussion/mail_notice.txt", values)
        return _sent(subject, body, address, subscription)


def _told(notice: Notice) -> dict[str, str]:
    comment = notice.comment
    return {
        "name": comment.name,
        "title": comment.thread.page.title,
        "text": plain(comment.html)[:_QUOTED],
        "link": _absolute(reverse("discussion:comment", args=[comment.pk])),
    }


def _sent(subject: str, body: str, address: str, subscription: Subscription) -> int:
    headers = {
        "List-Unsubscribe": f"<{_end_link(subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return int(EmailMessage(subject, body, to=[address], headers=headers).send())


def _end_link(subscription: Subscription) -> str:
    return _absolute(reverse("discussion:end", args=[following.end_token(subscription)]))


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
