"""Many deliveries at once over real sockets, and processes killed in the midst of them."""

import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError

import pytest
from django.db import connections, transaction
from django.db.models import Sum
from tests.site.fund.campaigns import campaign_of_june
from tests.site.fund.tills import Joined
from tests.till.notices import SECRET, deliver, signed
from tests.till.server import RunningTill, running_till
from tests.till.till import Json

from hemicycle.site.fund import configuration
from hemicycle.site.fund.intake import work_off_due
from hemicycle.site.fund.meter import current_month, meter_of, raised_by_query
from hemicycle.site.fund.models import Campaign, Entry, Event, Letter, Transaction
from hemicycle.site.fund.reconciliation import inner_differences

AT_ONCE = 50
TIMES = 200
KILLS = 50 if os.environ.get("CI") else 10


@pytest.fixture
def till(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningTill]:
    """Run a till over HTTP, and let the site's own settings lead to it."""
    with running_till() as running:
        monkeypatch.setenv("FUND_GATEWAY", "stripe")
        monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_till")
        monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", SECRET)
        monkeypatch.setenv("STRIPE_API", running.address)
        monkeypatch.setenv("STRIPE_PAGE", running.address)
        yield running


def paid_and_refunded(running: RunningTill) -> Campaign:
    """Give 100 dollars, take 25 back, and dispute the rest; the notices are not told yet."""
    campaign = campaign_of_june()
    joined = Joined(running.till)
    payment = joined.give(campaign, 10_000)
    running.till.refund(payment, 2_500)
    running.till.close(running.till.dispute(payment)["id"], "won")
    return campaign


@pytest.mark.parametrize("which", ["one-event", "all-events"])
def test_two_hundred_deliveries_fifty_at_once_are_one_gift(
    server: str, till: RunningTill, which: str
) -> None:
    campaign = paid_and_refunded(till)
    events = till.till.events[:1] if which == "one-event" else till.till.events
    told = [events[number % len(events)] for number in range(TIMES)]
    random.Random(7).shuffle(told)  # noqa: S311 - a test's chance

    def tell(event: Json) -> int:
        return deliver(event, f"{server}/fund/notices/stripe/", time.time())

    with ThreadPoolExecutor(AT_ONCE) as many:
        statuses = list(many.map(tell, told))
    assert statuses == [200] * TIMES
    work_off_due()
    assert Event.objects.count() == len(events)
    assert not Event.objects.exclude(state="done").exists()
    assert Transaction.objects.count() == 4
    month = current_month(campaign)
    assert meter_of(campaign, month).raised_minor == raised_by_query(campaign, month) == 7_500
    assert not list(inner_differences())
    assert Letter.objects.filter(kind="receipt").count() == 1


BAD = {
    "tampered": (SECRET, 0, b"."),
    "stale": (SECRET, -301, b""),
    "wrong-secret": ("whsec_of_somebody_else", 0, b""),
    "unsigned": ("", 0, b""),
}


@pytest.mark.parametrize(("secret", "late", "added"), BAD.values(), ids=BAD)
@pytest.mark.django_db
def test_what_is_not_signed_is_refused_and_leaves_no_row(
    client: object, till: RunningTill, secret: str, late: int, added: bytes
) -> None:
    event = till.till.tell("invoice.paid", {"object": "invoice", "id": "in_1"})
    body, header = signed(event, time.time() + late, secret)
    headers = {"Stripe-Signature": header} if secret else {}
    answer = client.post(  # type: ignore[attr-defined]
        "/fund/notices/stripe/", body + added, content_type="application/json", headers=headers
    )
    assert answer.status_code == 400
    assert not Event.objects.exists()
    good, header = signed(event, time.time())
    answer = client.post(  # type: ignore[attr-defined]
        "/fund/notices/stripe/", good, content_type="application/json",
        headers={"Stripe-Signature": header},
    )  # fmt: skip
    assert answer.status_code == 200
    assert Event.objects.count() == 1


def test_a_refusal_travels_over_the_wire(server: str, till: RunningTill) -> None:
    event = till.till.tell("invoice.paid", {"object": "invoice", "id": "in_1"})
    with pytest.raises(HTTPError, match="400"):
        deliver(event, f"{server}/fund/notices/stripe/", time.time(), "whsec_of_somebody_else")


def test_a_lost_answer_over_the_wire_opens_one_page(
    fresh_database: None, till: RunningTill
) -> None:
    campaign = campaign_of_june()
    gateway = configuration.gateway()
    assert gateway is not None
    joined = Joined(till.till)
    joined.gateway = gateway  # type: ignore[assignment]
    till.endpoints.lose_next = True
    pledge = joined.open(campaign, 1_000)
    assert [one["id"] for one in till.till.all("checkout.session")] == [pledge.checkout]


def take_in_until_killed(joined: Joined, events: list[Json], acknowledged: int) -> None:
    """Be a web process: keep each notice, acknowledge it, work it off. Runs in a child."""
    connections.close_all()
    for event in events:
        with transaction.atomic():
            joined.keep(event)
        os.write(acknowledged, f"{event['id']}\n".encode())
        work_off_due()
    os._exit(0)


def live(joined: Joined, fresh: list[Json], seconds: float) -> tuple[bool, list[str]]:
    """Let a process work until it is killed; return whether it was, and what it acknowledged."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - the child is killed before it can tell
        take_in_until_killed(joined, fresh, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with os.fdopen(reading) as lines:
        return killed, lines.read().split()


def test_kills_lose_nothing_that_was_acknowledged(
    fresh_database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process is killed at a random moment, and the next goes on where the books stand."""
    chance = random.Random(1_120)  # noqa: S311 - a test's chance
    joined = Joined()
    monkeypatch.setattr(configuration, "gateway_named", lambda _name: joined.gateway)
    campaign = campaign_of_june()
    heard: list[str] = []
    killed = 0
    for _life in range(KILLS):
        payment = joined.give(campaign, 1_000, email="")
        joined.till.refund(payment, 100)
        # What was not acknowledged is delivered again, to the next process.
        fresh = joined.till.events[len(heard) :]
        was_killed, said = live(joined, fresh, chance.uniform(0, 0.08))
        killed += was_killed
        heard += said
        assert set(heard) <= set(Event.objects.values_list("event_id", flat=True))
        assert not list(inner_differences())
        assert whole_transactions()
    assert killed > KILLS // 2
    joined.take_in(joined.till.events[len(heard) :])
    work_off_due()
    assert not Event.objects.exclude(state="done").exists()
    assert raised_by_query(campaign, current_month(campaign)) == 900 * KILLS
    assert Transaction.objects.count() == 2 * KILLS


def whole_transactions() -> bool:
    """Return whether every transaction has its entries and they sum to zero."""
    sums = Transaction.objects.annotate(left=Sum("entries__campaign_minor"))
    halves = sums.exclude(left=0).count()
    return halves == 0 and Entry.objects.filter(transaction=None).count() == 0
