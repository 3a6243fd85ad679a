"""A payment's events, told twice, late and in any order, make one gift and the right sum."""

import time
from datetime import timedelta
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.site.fund.tills import Joined
from tests.till.notices import signed
from tests.till.till import DECLINED_CARD, DISPUTE_FEE, DeclinedError, fee_of

from hemicycle.site.fund import configuration
from hemicycle.site.fund.errors import SignatureError
from hemicycle.site.fund.intake import ATTEMPTS, work_off, work_off_due
from hemicycle.site.fund.meter import current_month, meter_of, raised_by_query
from hemicycle.site.fund.models import Campaign, Entry, Event, Kind, Letter, Pledge, Transaction
from hemicycle.site.fund.models.notices import EventState
from hemicycle.site.fund.models.pledges import PledgeState
from hemicycle.site.fund.tasks import work_off_notice


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> Joined:
    """Return a till, and let the site's gateway be the one that is joined to it."""
    made = Joined()
    monkeypatch.setattr(configuration, "gateway_named", lambda _name: made.gateway)
    return made


def raised(campaign: Campaign) -> int:
    month = current_month(campaign)
    found = meter_of(campaign, month).raised_minor
    assert found == raised_by_query(campaign, month)
    assert sum(Entry.objects.values_list("campaign_minor", flat=True)) == 0
    return found


def test_a_gift_is_written_with_its_fee(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000)
    joined.take_in(joined.till.events)
    [gift] = Transaction.objects.all()
    found = {entry.account: entry.amount_minor for entry in gift.entries.all()}
    assert found == {"gifts": -1_000, "fees": 59, "provider": 941}
    assert raised(campaign) == 1_000
    assert Pledge.objects.get().state == PledgeState.PAID


def life_of_a_payment(joined: Joined, campaign: Campaign, status: str) -> None:
    """Pay, book the fee late, refund a part, dispute the rest, and let it be decided."""
    joined.till.book_late = True
    payment = joined.give(campaign, 10_000)
    joined.till.book(payment)
    joined.till.refund(payment, 2_500)
    joined.till.close(joined.till.dispute(payment)["id"], status)


KEY_EVENTS = (
    "charge.updated",
    "charge.refunded",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.closed",
)


@pytest.mark.parametrize(("status", "kept"), [("won", 7_500), ("lost", 0)])
def test_every_order_of_a_payments_events_gives_the_same_books(
    campaign: Campaign,
    joined: Joined,
    monkeypatch: pytest.MonkeyPatch,
    status: str,
    kept: int,
) -> None:
    life_of_a_payment(joined, campaign, status)
    # The till stands still from here on, so its answers need not be asked for each time.
    monkeypatch.setattr(joined.gateway, "read", cache(joined.gateway.read))
    told = [event for event in joined.till.events if event["type"] in KEY_EVENTS]
    assert len(told) == len(KEY_EVENTS)
    for order in permutations(told):
        with transaction.atomic():
            joined.take_in(order)
            assert raised(campaign) == kept
            assert Transaction.objects.count() == (4 if status == "won" else 3)
            transaction.set_rollback(True)  # the next order begins with an empty book


def test_a_refund_that_fails_is_counted_again(campaign: Campaign, joined: Joined) -> None:
    payment = joined.give(campaign, 1_000)
    refund = joined.till.refund(payment, 400)
    joined.take_in(joined.till.events)
    assert raised(campaign) == 600
    joined.till.fail_refund(refund["id"])
    joined.take_in(joined.till.events)
    assert raised(campaign) == 1_000


def test_a_dispute_alerts_the_treasurers_once(campaign: Campaign, joined: Joined) -> None:
    payment = joined.give(campaign, 1_000)
    joined.till.dispute(payment)
    joined.take_in(joined.till.events * 2)
    assert Letter.objects.filter(kind="dispute").count() == 1
    taken = Transaction.objects.get(kind=Kind.DISPUTE)
    found = {entry.account: entry.amount_minor for entry in taken.entries.all()}
    assert found == {"disputes": 1_000, "fees": DISPUTE_FEE, "provider": -1_000 - DISPUTE_FEE}


def test_a_monthly_gift_counts_only_what_was_paid(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000, monthly=True)
    [subscription] = joined.till.all("subscription")
    joined.take_in(joined.till.events)
    assert raised(campaign) == 1_000
    joined.till.fail_renewal(subscription["id"])
    joined.take_in(joined.till.events)
    assert raised(campaign) == 1_000
    assert Pledge.objects.get().state == PledgeState.FAILING
    assert Letter.objects.filter(kind="renewal-failed", to="").count() == 1
    joined.till.renew(subscription["id"])
    joined.take_in(reversed(joined.till.events))
    assert raised(campaign) == 2_000
    assert Pledge.objects.get().state == PledgeState.PAID


def test_a_renewal_is_found_by_its_payment_alone(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000, monthly=True)
    [subscription] = joined.till.all("subscription")
    payment = joined.till.renew(subscription["id"])
    joined.till.refund(payment["id"], 300)
    told = [one for one in joined.till.events if one["type"] == "refund.created"]
    joined.take_in(told)
    assert raised(campaign) == 700


def test_an_end_is_final(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000, monthly=True)
    joined.take_in(joined.till.events)
    pledge = Pledge.objects.get()
    joined.gateway.end(pledge.subscription)
    joined.gateway.end(pledge.subscription)
    joined.take_in(joined.till.events)
    assert Pledge.objects.get().state == PledgeState.ENDED
    assert [key for method, _path, key in joined.endpoints.calls if method == "DELETE"] == [
        f"end-{pledge.subscription}"
    ]


def test_a_declined_card_gives_nothing(campaign: Campaign, joined: Joined) -> None:
    pledge = joined.open(campaign, 1_000)
    with pytest.raises(DeclinedError):
        joined.till.pay(pledge.checkout, DECLINED_CARD)
    joined.take_in(joined.till.events)
    assert raised(campaign) == 0
    assert Pledge.objects.get().state == PledgeState.OPENED


def test_a_payment_that_this_site_did_not_ask_for_is_left_alone(
    campaign: Campaign, joined: Joined
) -> None:
    joined.give(campaign, 1_000)
    Pledge.objects.all().delete()
    joined.take_in(joined.till.events)
    assert not Transaction.objects.exists()
    assert set(Event.objects.values_list("state", flat=True)) == {EventState.DONE}


def test_a_payout_goes_from_the_provider_to_the_bank(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000)
    joined.till.pay_out(941)
    joined.take_in(joined.till.events)
    balance = Entry.objects.filter(account="provider").values_list("amount_minor", flat=True)
    assert sum(balance) == 0
    assert Entry.objects.get(account="bank").amount_minor == 941
    assert raised(campaign) == 1_000


def test_a_lost_answer_opens_one_page(campaign: Campaign, joined: Joined) -> None:
    joined.endpoints.lose_next = True
    pledge = joined.open(campaign, 1_000)
    assert [one["id"] for one in joined.till.all("checkout.session")] == [pledge.checkout]
    keys = [key for _method, _path, key in joined.endpoints.calls]
    assert keys == [f"pledge-{pledge.token}"] * 2


def test_every_outgoing_write_has_a_key(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000, monthly=True)
    joined.take_in(joined.till.events)
    joined.gateway.end(Pledge.objects.get().subscription)
    writes = [one for one in joined.endpoints.calls if one[0] != "GET"]
    assert writes
    assert all(key for _method, _path, key in writes)


def test_a_notice_waits_longer_each_time_and_is_given_up_in_sight(
    campaign: Campaign, joined: Joined
) -> None:
    joined.give(campaign, 1_000)
    event = joined.keep(joined.till.events[0])
    assert event is not None
    joined.endpoints.down = True
    now, waits = timezone.now(), []
    for _try in range(ATTEMPTS):
        work_off(event, now)
        event.refresh_from_db()
        waits.append(event.next_try_at - now)
        now = event.next_try_at
    assert waits[:4] == [timedelta(seconds=20 * 2**step) for step in range(4)]
    assert max(waits) <= timedelta(hours=6)
    assert (event.state, event.attempts) == (EventState.DEAD, ATTEMPTS)
    assert "the till is down" in event.last_error
    assert Letter.objects.get(kind="dead-event").to == ""


def test_what_failed_is_done_when_the_provider_is_back(campaign: Campaign, joined: Joined) -> None:
    joined.give(campaign, 1_000)
    joined.endpoints.down = True
    joined.take_in(joined.till.events)
    assert raised(campaign) == 0
    assert not Event.objects.filter(state=EventState.DONE).exists()
    joined.endpoints.down = False
    counts = work_off_due(timezone.now() + timedelta(minutes=1))
    assert counts[EventState.DONE] == Event.objects.count() > 0
    assert raised(campaign) == 1_000


def test_the_queue_comes_back_when_the_wait_is_over(
    campaign: Campaign, joined: Joined, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    joined.give(campaign, 1_000)
    event = joined.keep(joined.till.events[0])
    assert event is not None
    joined.endpoints.down = True
    work_off_notice.call(event.pk)
    event.refresh_from_db()
    assert list(DBTaskResult.objects.values_list("run_after", flat=True)) == [event.next_try_at]
    joined.endpoints.down = False
    work_off_notice.call(event.pk)
    work_off_notice.call(event.pk)
    assert DBTaskResult.objects.count() == 1
    assert raised(campaign) == 1_000


def test_a_gift_without_a_rate_waits_for_one(campaign: Campaign, joined: Joined) -> None:
    payment = joined.give(campaign, 1_000, currency="EUR")
    for line in joined.till.all("balance_transaction"):
        line["created"] = 0  # the day of this rate is long past
    joined.take_in(joined.till.events[:1])
    assert "No rate from EUR to USD on or before 1970-01-01" in Event.objects.get().last_error
    assert payment
    assert raised(campaign) == 0


def test_what_the_till_keeps_is_what_stripe_says() -> None:
    assert (fee_of(1_000), fee_of(10_000)) == (59, 320)


TAMPERED = {
    "body": lambda body, header: (body.replace(b"evt_", b"evx_"), header),
    "one-space": lambda body, header: (body + b" ", header),
    "no-signature": lambda body, _header: (body, ""),
    "no-mac": lambda body, header: (body, header.partition(",")[0]),
    "later-time": lambda body, header: (body, header.replace("t=1", "t=2", 1)),
    "not-json": lambda _body, header: (b"{", header),
    "not-text": lambda _body, header: (b"\xff\xfe", header),
}


@pytest.mark.parametrize("changed", TAMPERED.values(), ids=TAMPERED)
def test_what_stripe_did_not_sign_is_refused(changed: object) -> None:
    joined = Joined()
    event = joined.till.tell("invoice.paid", {"object": "invoice", "id": "in_1"})
    with pytest.raises(SignatureError):
        joined.gateway.notice(*changed(*signed(event, time.time())))  # type: ignore[operator]


@pytest.mark.parametrize("age", [301, 3_600])
def test_a_stale_notice_is_refused_and_one_of_299_seconds_is_not(age: int) -> None:
    joined = Joined()
    event = joined.till.tell("invoice.paid", {"object": "invoice", "id": "in_1"})
    assert joined.gateway.notice(*signed(event, time.time() - 295)) is not None
    with pytest.raises(SignatureError):
        joined.gateway.notice(*signed(event, time.time() - age))


def test_another_secret_signs_nothing() -> None:
    joined = Joined()
    event = joined.till.tell("invoice.paid", {"object": "invoice", "id": "in_1"})
    with pytest.raises(SignatureError):
        joined.gateway.notice(*signed(event, time.time(), "whsec_of_somebody_else"))
