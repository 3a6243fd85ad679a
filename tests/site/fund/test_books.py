"""The books agree with a model of ten lines.

A run takes about half a second, so the suite makes a few; ``python -m bench.site_fund books``
makes the 2,000 of the issue.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.site.fund.books import Books

RUNS = 60 if os.environ.get("CI") else 5


@pytest.mark.django_db
def test_the_books_agree_with_the_model() -> None:
    chosen = settings(
        max_examples=RUNS,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Books, settings=chosen)
