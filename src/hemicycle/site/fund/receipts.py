"""Receipts: what a gift's transaction says, as words and as a page of PDF."""

import json
from dataclasses import asdict, dataclass
from importlib.resources import files

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext as _

from hemicycle.site.fund.models import Account, Transaction
from hemicycle.site.fund.money import spoken


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a reader is told of one gift."""

    number: int
    given_on: str
    amount: str
    campaign: str
    email: str
    language: str
    manage: str


def receipt_of(gift: Transaction) -> Receipt:
    """Return the receipt of a gift, in the words of the reader's language."""
    from hemicycle.site.fund.links import manage_path

    pledge, entry = gift.pledge, gift.entries.get(account=Account.GIFTS)
    with translation.override(pledge.language):
        given_on = formats.date_format(gift.happened_at.date(), "j F Y")
        manage = settings.BASE_URL + manage_path(pledge) if pledge.subscription else ""
    return Receipt(
        gift.number,
        given_on,
        spoken(-entry.amount_minor, entry.currency),
        gift.campaign.name,
        pledge.email,
        pledge.language,
        manage,
    )


def pdf(receipt: Receipt) -> bytes:
    """Return a receipt as PDF. What readers typed goes in as data, never as markup."""
    import typst

    with translation.override(receipt.language):
        words = {
            "title": _("Receipt"),
            "number": _("Number"),
            "day": _("Given on"),
            "amount": _("Amount"),
            "purpose": _("For"),
            "giver": _("From"),
            "thanks": _("Thank you. Readers like you pay for this desk."),
            "site": settings.SITE_NAME,
        }
    data = json.dumps({"receipt": asdict(receipt), "words": words})
    page = files("hemicycle.site.fund").joinpath("receipt.typ").read_bytes()
    made: bytes = typst.compile(page, format="pdf", sys_inputs={"data": data})
    return made
