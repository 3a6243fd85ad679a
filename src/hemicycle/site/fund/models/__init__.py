"""The fund's tables.

* ``campaign``   what is collected for, in which currencies and at which rates
* ``ledger``     the book: transactions, their entries, their closings, the totals
* ``pledges``    what readers promised, and gifts and expenses entered by hand
* ``notices``    what the provider told, and the letters that go out
"""

from hemicycle.site.fund.models.campaign import AcceptedCurrency, Campaign, Rate
from hemicycle.site.fund.models.ledger import (
    Account,
    Book,
    Closing,
    Entry,
    Kind,
    Total,
    Transaction,
)
from hemicycle.site.fund.models.notices import Event, Letter
from hemicycle.site.fund.models.pledges import Expense, OfflineGift, Pledge, PretendPayment

__all__ = [
    "AcceptedCurrency",
    "Account",
    "Book",
    "Campaign",
    "Closing",
    "Entry",
    "Event",
    "Expense",
    "Kind",
    "Letter",
    "OfflineGift",
    "Pledge",
    "PretendPayment",
    "Rate",
    "Total",
    "Transaction",
]
