"""Whether the book says what the provider's says, and its own figures hold together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from hemicycle.records.money import amount_text
from hemicycle.site.fund.gateways import BalanceLine, Gateway
from hemicycle.site.fund.intake import settle
from hemicycle.site.fund.models import Account, Entry, Total, Transaction


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree, in words, and the object to read again to mend it."""

    said: str
    subject: str = ""


def differences(gateway: Gateway, since: datetime, until: datetime) -> Iterator[Difference]:
    """Compare a span of the provider's book with ours, and ours with itself."""
    lines = {line.movement.object: line for line in gateway.balance(since, until)}
    ours = {
        written.object: written
        for written in Transaction.objects.filter(
            provider=gateway.name, happened_at__gte=since, happened_at__lt=until
        ).prefetch_related("entries")
    }
    for name, line in sorted(lines.items()):
        yield from _compared(line, ours.get(name))
    for name in sorted(ours.keys() - lines.keys()):
        yield Difference(f"{name} is in the book ({ours[name].number}), not at the provider.")
    yield from inner_differences()


def inner_differences() -> Iterator[Difference]:
    """Compare the snapshot with the entries, and the sum of all accounts with zero."""
    kept = {
        (row.campaign_id, row.month, row.account): row.campaign_minor
        for row in Total.objects.all()
    }
    summed = {
        (campaign, month, account): worth
        for campaign, month, account, worth in Entry.objects.values_list(
            "transaction__campaign", "transaction__month", "account"
        )
        .annotate(worth=Sum("campaign_minor"))
        .order_by()
    }
    for key in sorted(kept.keys() | summed.keys()):
        if kept.get(key, 0) != summed.get(key, 0):
            _campaign, month, account = key
            yield Difference(
                f"{month} {account}: the meter's snapshot says {kept.get(key, 0)}, "
                f"the entries sum to {summed.get(key, 0)}."
            )
    for currency, total in (
        Entry.objects.values_list("currency").annotate(total=Sum("amount_minor")).order_by()
    ):
        if total:
            yield Difference(f"All accounts in {currency} sum to {total}, not to zero.")


def mend(gateway: Gateway, found: list[Difference]) -> int:
    """Read again whatever the provider has and the book lacks; return how many were read."""
    subjects = sorted({one.subject for one in found if one.subject})
    for subject in subjects:
        settle(gateway.name, gateway.read(subject))
    return len(subjects)


def _compared(line: BalanceLine, written: Transaction | None) -> Iterator[Difference]:
    movement = line.movement
    net = movement.settled.minor - movement.fee
    theirs = amount_text(net, movement.settled.currency)
    if written is None:
        yield Difference(
            f"{movement.object} ({movement.kind}, {theirs}) is at the provider, not in the book.",
            line.subject,
        )
        return
    legs = [one for one in written.entries.all() if one.account == Account.PROVIDER]
    ours = [amount_text(leg.amount_minor, leg.currency) for leg in legs]
    if ours != [theirs]:
        yield Difference(
            f"{movement.object}: {theirs} at the provider, {' and '.join(ours) or 'nothing'} "
            f"in the book ({written.number})."
        )
