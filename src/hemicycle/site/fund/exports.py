"""The book for the accountant: as CSV, and as journals for hledger and beancount.

Amounts are decimal text made from whole minor units; the order is that of the book.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Prefetch

from hemicycle.site.fund.models import Account, Entry, Transaction

COLUMNS = (
    "number", "date", "recorded", "campaign", "month", "kind", "provider", "object", "corrects",
    "memo", "by", "account", "amount", "currency", "rate", "rate_date", "campaign_amount",
    "campaign_currency",
)  # fmt: skip

NAMES = {
    Account.PROVIDER: "Assets:Provider",
    Account.BANK: "Assets:Bank",
    Account.GIFTS: "Income:Gifts",
    Account.REFUNDS: "Income:Refunds",
    Account.DISPUTES: "Income:Disputes",
    Account.FEES: "Expenses:Fees",
    Account.EXPENSES: "Expenses:Desk",
    Account.EXCHANGE: "Equity:Exchange",
}
"""The accounts as plain-text accounting calls them."""


def decimal(minor: int, places: int) -> str:
    """Return minor units as decimal text.

    >>> decimal(-1_050, 2), decimal(500, 0), decimal(5, 3)
    ('-10.50', '500', '0.005')
    """
    whole, rest = divmod(abs(minor), 10**places)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def book() -> Iterable[Transaction]:
    """Return the whole book, a piece at a time."""
    entries = Prefetch("entries", Entry.objects.order_by("pk"))
    found: Iterable[Transaction] = (
        Transaction.objects.order_by("pk")
        .select_related("campaign")
        .prefetch_related(entries)
        .iterator(chunk_size=500)
    )
    return found


def as_csv(transactions: Iterable[Transaction]) -> Iterator[str]:
    """Yield a line for each entry, after a line of column names."""
    from hemicycle.records.money import exponent

    yield _csv_line(COLUMNS)
    for one in transactions:
        head = (
            one.number, one.happened_at.isoformat(), one.recorded_at.isoformat(),
            one.campaign.slug, one.month, one.kind, one.provider, one.object,
            one.corrects_id or "", one.memo, one.by,
        )  # fmt: skip
        home = one.campaign.currency
        for entry in one.entries.all():
            yield _csv_line(
                (
                    *head,
                    entry.account,
                    decimal(entry.amount_minor, entry.exponent),
                    entry.currency,
                    entry.rate.normalize(),
                    entry.rate_on,
                    decimal(entry.campaign_minor, exponent(home)),
                    home,
                )
            )


def as_hledger(transactions: Iterable[Transaction]) -> Iterator[str]:
    """Yield the journal of hledger."""
    for one in transactions:
        yield f"{one.happened_at:%Y-%m-%d} ({one.number}) {_plain(_title(one))}\n"
        for entry in one.entries.all():
            amount = decimal(entry.amount_minor, entry.exponent)
            yield f"    {NAMES[Account(entry.account)]}  {amount} {entry.currency}\n"
        yield "\n"


def as_beancount(transactions: Iterable[Transaction]) -> Iterator[str]:
    """Yield the ledger of beancount, with its accounts opened before the first day."""
    for name in NAMES.values():
        yield f"1970-01-01 open {name}\n"
    yield "\n"
    for one in transactions:
        yield f'{one.happened_at:%Y-%m-%d} * "{_plain(_title(one))}" ^{one.number}\n'
        for entry in one.entries.all():
            amount = decimal(entry.amount_minor, entry.exponent)
            yield f"  {NAMES[Account(entry.account)]}  {amount} {entry.currency}\n"
        yield "\n"


FORMATS: dict[str, Callable[[Iterable[Transaction]], Iterator[str]]] = {
    "csv": as_csv,
    "hledger": as_hledger,
    "beancount": as_beancount,
}


def _title(one: Transaction) -> str:
    return " ".join(part for part in (one.kind, one.object, one.memo) if part)


def _plain(text: str) -> str:
    """Return text that begins no comment, quotation or new line in a journal."""
    return "".join(" " if mark in '";|\\' or not mark.isprintable() else mark for mark in text)


def _csv_line(cells: Iterable[object]) -> str:
    """Return a line; a cell that a spreadsheet would run as a formula gets a quote before it."""
    line = io.StringIO()
    shown = [str(cell) for cell in cells]
    risky = ("=", "+", "@", "\t", "\r")
    csv.writer(line).writerow([f"'{cell}" if cell.startswith(risky) else cell for cell in shown])
    return line.getvalue()
