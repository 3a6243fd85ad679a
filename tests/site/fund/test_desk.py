"""The treasurers' side: gifts by hand, two persons, corrections, exports, reconciliation."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.site.fund.tills import Joined

from hemicycle.site.fund import configuration
from hemicycle.site.fund.exports import FORMATS, book, decimal
from hemicycle.site.fund.meter import meter_of
from hemicycle.site.fund.models import (
    Campaign,
    Entry,
    Event,
    Expense,
    OfflineGift,
    Total,
    Transaction,
)
from hemicycle.site.fund.models.notices import EventState
from hemicycle.site.fund.reconciliation import differences, inner_differences
from hemicycle.site.fund.treasurers import NAME, give_rights


def person(name: str) -> Any:
    give_rights()
    made = get_user_model().objects.create_user(name, f"{name}@desk.example", "x")
    made.groups.add(Group.objects.get(name=NAME))
    return made


@pytest.fixture
def ada(campaign: Campaign) -> Client:
    client = Client()
    client.force_login(person("ada"))
    return client


@pytest.fixture
def ben(campaign: Campaign) -> Client:
    client = Client()
    client.force_login(person("ben"))
    return client


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> Joined:
    made = Joined()
    monkeypatch.setattr(configuration, "gateway_named", lambda _name: made.gateway)
    monkeypatch.setattr(configuration, "gateway", lambda: made.gateway)
    return made


def by_hand(campaign: Campaign, **changed: str) -> dict[str, str]:
    whole = {
        "campaign": str(campaign.pk), "amount": "100", "currency": "USD", "reference": "RF18",
        "received_on": "2021-06-30", "way": "bank", "donor": "",
    }  # fmt: skip
    return whole | changed


def entered(client: Client, campaign: Campaign, **changed: str) -> str:
    answer = client.post("/admin/fund/gift/", by_hand(campaign, **changed), follow=True)
    return answer.content.decode()


def test_a_gift_by_bank_is_written_once(ada: Client, campaign: Campaign) -> None:
    entered(ada, campaign)
    assert "is entered already" in entered(ada, campaign)
    [gift] = Transaction.objects.all()
    assert (gift.month, gift.by) == ("2021-06", "ada")
    assert dict(gift.entries.values_list("account", "amount_minor")) == {
        "bank": 10_000,
        "gifts": -10_000,
    }


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [("500", "USD", 1), ("500.01", "USD", 0), ("412", "EUR", 1), ("413", "EUR", 0)],
)
def test_above_the_limit_a_second_person_is_needed(
    ada: Client, campaign: Campaign, amount: str, currency: str, written: int
) -> None:
    """500 dollars are the limit; at 1.2125, 412 euros are 499.55 and 413 are 500.76."""
    entered(ada, campaign, amount=amount, currency=currency)
    assert OfflineGift.objects.count() == 1
    assert Transaction.objects.count() == written


def test_whoever_entered_a_gift_cannot_confirm_it(
    ada: Client, ben: Client, campaign: Campaign
) -> None:
    entered(ada, campaign, amount="2,000")
    gift = OfflineGift.objects.get()
    address = f"/admin/fund/gift/{gift.pk}/confirm/"
    assert "cannot confirm it" in ada.post(address, follow=True).content.decode()
    assert meter_of(campaign, "2021-06").raised_minor == 0
    ben.post(address)
    assert "is in the book already" in ben.post(address, follow=True).content.decode()
    assert meter_of(campaign, "2021-06").raised_minor == 200_000
    assert Transaction.objects.get().by == "ada, ben"


def test_the_database_knows_that_two_persons_are_two(ada: Client, campaign: Campaign) -> None:
    entered(ada, campaign, amount="2,000")
    gift = OfflineGift.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        OfflineGift.objects.filter(pk=gift.pk).update(confirmed_by=gift.entered_by)


def test_an_expense_is_shown_under_its_purpose_until_corrected(
    ada: Client, campaign: Campaign
) -> None:
    spent = by_hand(campaign, amount="300", paid_on="2021-06-12", purpose="Reporting")
    ada.post("/admin/fund/expense/", spent)
    assert "300\xa0$" in ada.get("/fund/").content.decode()
    number = Expense.objects.get().transaction.number
    ada.post(f"/admin/fund/correct/{number}/", {"why": "another desk's"})
    assert "Reporting" not in ada.get("/fund/").content.decode()
    assert not list(inner_differences())


def test_a_correction_needs_a_reason(ada: Client, campaign: Campaign) -> None:
    entered(ada, campaign)
    answer = ada.post("/admin/fund/correct/1/", {"why": " "}, follow=True)
    assert "Say why" in answer.content.decode()
    assert Transaction.objects.count() == 1


PAGES = [
    ("get", "/admin/fund/"),
    ("get", "/admin/fund/export/csv/"),
    ("post", "/admin/fund/gift/"),
    ("post", "/admin/fund/expense/"),
    ("post", "/admin/fund/correct/1/"),
]


@pytest.mark.parametrize(("verb", "address"), PAGES)
def test_only_treasurers_keep_the_book(campaign: Campaign, verb: str, address: str) -> None:
    client = Client()
    assert getattr(client, verb)(address).status_code == 302
    editor = get_user_model().objects.create_user("ed", "ed@desk.example", "x")
    give_rights()
    door = Group.objects.get(name=NAME).permissions.get(codename="access_admin")
    editor.user_permissions.add(door)
    client.force_login(editor)
    # Wagtail turns a refusal into a way back to the admin's front page.
    assert getattr(client, verb)(address)["Location"] == "/admin/"
    assert not Transaction.objects.exists()


def test_a_notice_that_was_given_up_is_seen_and_tried_again(
    ada: Client, campaign: Campaign, joined: Joined
) -> None:
    joined.give(campaign, 1_000)
    joined.keep(joined.till.events[0])
    Event.objects.update(state=EventState.DEAD, last_error="the till was down")
    assert "the till was down" in ada.get("/admin/fund/").content.decode()
    ada.post(f"/admin/fund/notice/{Event.objects.get().pk}/again/")
    assert Event.objects.get().state == EventState.DONE
    assert Transaction.objects.count() == 1


def some_book(campaign: Campaign, joined: Joined, ada: Client) -> None:
    payment = joined.give(campaign, 1_000)
    joined.till.refund(payment, 250)
    joined.take_in(joined.till.events)
    entered(ada, campaign, currency="KWD", reference='=HYPERLINK("x"); note')


def test_the_csv_holds_every_entry(ada: Client, campaign: Campaign, joined: Joined) -> None:
    some_book(campaign, joined, ada)
    answer = ada.get("/admin/fund/export/csv/")
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == Entry.objects.count() == 7
    assert [row["amount"] for row in rows if row["account"] == "gifts"] == ["-10.00", "-100.000"]
    assert sum(round(float(row["campaign_amount"]) * 100) for row in rows) == 0
    assert rows[-1]["rate"] == "3.3245"


@pytest.mark.parametrize("kind", ["hledger", "beancount"])
def test_the_journals_balance_line_by_line(
    ada: Client, campaign: Campaign, joined: Joined, kind: str
) -> None:
    some_book(campaign, joined, ada)
    text = "".join(FORMATS[kind](book()))
    sums: dict[str, float] = {}
    for line in text.splitlines():
        words = line.split()
        if line.startswith(" "):
            sums[words[2]] = sums.get(words[2], 0) + round(float(words[1]) * 1_000)
    assert sums == {"USD": 0, "KWD": 0}
    assert "Income:Gifts  -10.00 USD" in text
    assert ";" not in text
    assert text.count('"') == (6 if kind == "beancount" else 0)


def test_decimal_text_is_exact() -> None:
    assert decimal(-5, 2) == "-0.05"
    assert decimal(1_234_567, 3) == "1234.567"


def compared(joined: Joined) -> list[str]:
    now = timezone.now()
    span = (now - timedelta(days=1), now + timedelta(days=1))
    return [one.said for one in differences(joined.gateway, *span)]


def test_reconciling_finds_what_a_dropped_notice_left_out(
    campaign: Campaign, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = joined.give(campaign, 1_000)
    joined.take_in(joined.till.events)
    assert compared(joined) == []
    refund = joined.till.refund(payment, 400)
    assert compared(joined) == [
        f"{refund['balance_transaction']} (refund, -4 USD) is at the provider, not in the book."
    ]
    person("ada")
    # The provider's times are whole seconds, so what was made just now is yet to come.
    later = timezone.now() + timedelta(seconds=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    with pytest.raises(CommandError, match="1 differences"):
        call_command("reconcile")
    assert [one.to for one in mail.outbox if "differ" in one.subject] == [["ada@desk.example"]]
    call_command("reconcile", "--mend")
    assert compared(joined) == []


def test_reconciling_finds_another_amount_and_what_the_provider_does_not_know(
    campaign: Campaign, joined: Joined
) -> None:
    joined.give(campaign, 1_000)
    joined.take_in(joined.till.events)
    [line] = joined.till.all("balance_transaction")
    line["fee"] += 1
    assert compared(joined) == [
        f"{line['id']}: 9.40 USD at the provider, 9.41 USD in the book (1)."
    ]
    del joined.till.objects[line["id"]]
    assert compared(joined) == [f"{line['id']} is in the book (1), not at the provider."]


def test_reconciling_finds_a_snapshot_that_was_tampered_with(
    campaign: Campaign, joined: Joined
) -> None:
    joined.give(campaign, 1_000)
    joined.take_in(joined.till.events)
    Total.objects.filter(account="gifts").update(campaign_minor=-2_000)
    [found] = inner_differences()
    assert "the meter's snapshot says -2000, the entries sum to -1000" in found.said


def test_the_treasurers_have_the_least_rights(campaign: Campaign) -> None:
    held = person("ada").get_group_permissions()
    assert "fund.add_offlinegift" in held
    assert not {one for one in held if "delete" in one or one.startswith("auth.")}
    assert not held & {"fund.change_transaction", "fund.change_entry", "fund.add_entry"}
