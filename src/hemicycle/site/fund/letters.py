"""Letters: written in the transaction that calls for them, sent after it, each once.

Whoever sends a letter claims it first, so that of two processes one sends it. One that the mail
server does not take is given back and goes out with the next ones.
"""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from hemicycle.site.fund.models import Letter, Transaction
from hemicycle.site.fund.models.notices import LetterKind
from hemicycle.site.fund.treasurers import NAME

LOG = logging.getLogger(__name__)


def write(kind: LetterKind, key: str, to: str = "", language: str = "en", body: str = "") -> None:
    """Write a letter unless it is written; without an address it goes to the treasurers."""
    Letter.objects.get_or_create(
        kind=kind, key=key, defaults={"to": to, "language": language, "body": body[:2_000]}
    )


def send_all() -> int:
    """Send what is not sent yet; return how many went out."""
    return sum(send(letter) for letter in Letter.objects.filter(sent_at=None).order_by("pk"))


def send(letter: Letter) -> bool:
    """Send one letter; return whether it went out."""
    recipients = [letter.to] if letter.to else treasurers()
    unsent = Letter.objects.filter(pk=letter.pk, sent_at=None)
    if not recipients or not unsent.update(sent_at=timezone.now()):
        return False
    with translation.override(letter.language):
        message = _message(letter, recipients)
    try:
        message.send()
    except OSError as error:  # the mail server is away: the letter waits
        LOG.warning("letter %s is not sent: %s", letter.pk, error)
        Letter.objects.filter(pk=letter.pk).update(sent_at=None)
        return False
    return True


def treasurers() -> list[str]:
    """Return the addresses of the active treasurers."""
    members = get_user_model().objects.filter(groups__name=NAME, is_active=True)
    return list(members.exclude(email="").values_list("email", flat=True))


def _message(letter: Letter, recipients: list[str]) -> EmailMessage:
    """Return a letter as mail; its template's first line is the subject."""
    context = {"letter": letter, "site_name": settings.SITE_NAME, "base_url": settings.BASE_URL}
    attached = None
    if letter.kind == LetterKind.RECEIPT:
        from hemicycle.site.fund.receipts import pdf, receipt_of

        receipt = receipt_of(Transaction.objects.get(pk=int(letter.key)))
        context["receipt"] = receipt
        attached = (f"receipt-{receipt.number}.pdf", pdf(receipt), "application/pdf")
    text = render_to_string(f"fund/letters/{letter.kind}.txt", context)
    subject, _, body = text.partition("\n")
    message = EmailMessage(subject.strip(), body.strip() + "\n", to=recipients)
    if attached:
        message.attach(*attached)
    return message
