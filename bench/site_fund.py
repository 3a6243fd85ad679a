"""The fund: meters read a second with a million entries, and the books against the model.

``python -m bench site_fund`` makes a book in a folder of its own, fills it, and reads the meter
uncached: campaign and totals from the database, the words, the template. ``BOOK_ENTRIES`` and
``BOOK_RUNS`` set how many entries it has, and how many runs the state machine makes (2,000 in
full; about half a second each).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENTRIES = int(os.environ.get("BOOK_ENTRIES", "1000000"))
RUNS = int(os.environ.get("BOOK_RUNS", "20"))
READS = 1_000
A_GO = 20_000


def main() -> None:
    """Run in a process of its own, because Django can be set up but once."""
    root = Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory() as folder:
        inherited = os.environ | {
            "HEMICYCLE_SITE": folder,
            "DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.testing",
            "PYTHONPATH": str(root),
        }
        command = [sys.executable, "-c", "from bench.site_fund import run; run()"]
        subprocess.run(command, env=inherited, cwd=root, check=True)


def run() -> None:
    """Migrate, play in the empty book, fill it, and read."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    play()
    fill()
    read()


def fill() -> None:
    """Write gifts with three entries each, a year of months, through the database's own checks."""
    from datetime import UTC, date, datetime

    from django.db import transaction
    from tests.site.fund.campaigns import campaign_of_june

    from hemicycle.site.fund.models import Book, Closing, Entry, Transaction

    campaign = campaign_of_june()
    begun = time.perf_counter()
    gifts = ENTRIES // 3
    for first in range(1, gifts + 1, A_GO):
        numbers = range(first, min(first + A_GO, gifts + 1))
        with transaction.atomic():
            Transaction.objects.bulk_create(
                Transaction(
                    closing_id=number,
                    campaign=campaign,
                    month=f"2021-{number % 12 + 1:02d}",
                    happened_at=datetime(2021, number % 12 + 1, 10, tzinfo=UTC),
                    provider="bench",
                    object=f"txn_{number}",
                    kind="gift",
                )
                for number in numbers
            )
            Entry.objects.bulk_create(
                Entry(
                    transaction_id=number, account=account, amount_minor=minor, currency="USD",
                    exponent=2, rate=1, rate_on=date(2021, 1, 1), campaign_minor=minor,
                )
                for number in numbers
                for account, minor in (("gifts", -1_000), ("fees", 59), ("provider", 941))
            )  # fmt: skip
            Closing.objects.bulk_create(Closing(number=number) for number in numbers)
    Book.objects.update(last=gifts)
    taken = time.perf_counter() - begun
    print(f"{gifts * 3:,} entries written in {taken:.0f} s, {gifts / taken:,.0f} gifts/s")


def read() -> None:
    """Read the meter by the snapshot and by the entries, and see that they agree."""
    from django.template.loader import render_to_string

    from hemicycle.site.fund import rendering
    from hemicycle.site.fund.meter import meter_of, raised_by_query
    from hemicycle.site.fund.models import Campaign

    def whole() -> None:
        campaign = Campaign.objects.get(slug="desk")
        words = rendering.words_of(meter_of(campaign, "2021-06"))
        render_to_string("fund/meter.html", words)

    best = float("inf")
    for _round in range(5):
        begun = time.process_time()
        for _read in range(READS // 5):
            whole()
        best = min(best, (time.process_time() - begun) / (READS // 5))
    campaign = Campaign.objects.get(slug="desk")
    begun = time.perf_counter()
    by_query = raised_by_query(campaign, "2021-06")
    taken = time.perf_counter() - begun
    agrees = meter_of(campaign, "2021-06").raised_minor == by_query
    print(f"meter from the snapshot, drawn: {best * 1e3:.2f} ms of CPU, {1 / best:,.0f} reads/s")
    print(f"the same month summed from its entries: {taken * 1e3:.0f} ms; they agree: {agrees}")


def play() -> None:
    """Let the state machine run; the till that is down on purpose need not be told of."""
    import logging

    from hypothesis import HealthCheck, settings
    from hypothesis.stateful import run_state_machine_as_test
    from tests.site.fund.books import Books

    logging.disable(logging.WARNING)
    begun = time.perf_counter()
    chosen = settings(
        max_examples=RUNS,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Books, settings=chosen)
    taken = time.perf_counter() - begun
    print(f"{RUNS:,} runs against the model of ten lines: all agree, {taken / RUNS:.2f} s each")
