"""The books against a model of ten lines, whatever happens to a payment and to its notices."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.site.fund.campaigns import campaign_of_june
from tests.site.fund.tills import Joined
from tests.till.till import DECLINED_CARD, DeclinedError

from hemicycle.site.fund import configuration, intake
from hemicycle.site.fund.gateways import Gateway
from hemicycle.site.fund.ledger import correct
from hemicycle.site.fund.models import Entry, Event, OfflineGift
from hemicycle.site.fund.models.ledger import RAISED
from hemicycle.site.fund.models.notices import EventState
from hemicycle.site.fund.offline import enter_gift
from hemicycle.site.fund.reconciliation import inner_differences

AMOUNTS = st.sampled_from([100, 333, 1_000, 9_999])
PICK = st.integers(0, 10_000)


class Model:
    """What readers gave and did not take back: a gift is a number, and everything adds to one."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}

    def add(self, gift: str, amount: int) -> None:
        self.kept[gift] = self.kept.get(gift, 0) + amount

    def raised(self) -> int:
        return sum(self.kept.values())


class CrashError(BaseException):
    """The process dies here."""


class Dying:
    """Lets the process die before its n-th statement."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            raise CrashError
        return execute(*arguments)


class Books(RuleBasedStateMachine):
    """Readers, treasurers and a provider at work; the books must say what the model says."""

    @initialize(late=st.booleans())
    def begin(self, late: bool) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.joined, self.model = Joined(), Model()
        self.till = self.joined.till
        self.till.book_late = late
        self.real_gateway = configuration.gateway_named
        configuration.gateway_named = self.gateway_named
        self.campaign = campaign_of_june()
        self.ada = get_user_model().objects.create(username="ada")
        self.payments: list[str] = []
        self.disputes: dict[str, str] = {}
        self.by_hand: list[OfflineGift] = []

    def gateway_named(self, name: str) -> Gateway:
        """Return the gateway that is joined to this run's till."""
        assert name == "stripe"
        return self.joined.gateway

    @rule(amount=AMOUNTS, monthly=st.booleans(), lost=st.booleans())
    def give(self, amount: int, monthly: bool, lost: bool) -> None:
        self.joined.endpoints.lose_next = lost
        mail = f"{len(self.payments)}@example.org"
        payment = self.joined.give(self.campaign, amount, monthly=monthly, email=mail)
        self.payments.append(payment)
        self.model.add(payment, amount)

    @rule(amount=AMOUNTS)
    def decline(self, amount: int) -> None:
        pledge = self.joined.open(self.campaign, amount, email="")
        try:
            self.till.pay(pledge.checkout, DECLINED_CARD)
        except DeclinedError:
            return

    @precondition(lambda self: any(self.till.all("subscription")))
    @rule(pick=PICK, fails=st.booleans())
    def renew(self, pick: int, fails: bool) -> None:
        subscriptions = list(self.till.all("subscription"))
        name = subscriptions[pick % len(subscriptions)]["id"]
        if fails:
            self.till.fail_renewal(name)
            return
        payment = self.till.renew(name)
        self.payments.append(payment["id"])
        self.model.add(payment["id"], payment["amount"])

    @precondition(lambda self: self.payments)
    @rule(pick=PICK, part=st.integers(1, 100))
    def refund(self, pick: int, part: int) -> None:
        payment = self.payments[pick % len(self.payments)]
        amount = max(1, self.till.left(payment) * part // 100)
        if self.till.left(payment) >= amount:
            self.till.refund(payment, amount)
            self.model.add(payment, -amount)

    @precondition(lambda self: self.payments)
    @rule(pick=PICK)
    def dispute(self, pick: int) -> None:
        payment = self.payments[pick % len(self.payments)]
        left = self.till.left(payment)
        if left and payment not in self.disputes:
            self.disputes[payment] = self.till.dispute(payment)["id"]
            self.model.add(payment, -left)

    @precondition(lambda self: self.disputes)
    @rule(pick=PICK, won=st.booleans())
    def decide(self, pick: int, won: bool) -> None:
        payment = list(self.disputes)[pick % len(self.disputes)]
        dispute = self.till.objects[self.disputes[payment]]
        if dispute["status"] == "needs_response":
            self.till.close(dispute["id"], "won" if won else "lost")
            self.model.add(payment, dispute["amount"] if won else 0)

    @rule(amount=AMOUNTS)
    def enter_by_hand(self, amount: int) -> None:
        name = f"RF{len(self.model.kept)}"
        gift = OfflineGift(
            campaign=self.campaign, amount_minor=amount, currency="USD", reference=name,
            received_on=date(2021, 6, 10), entered_by=self.ada,
        )  # fmt: skip
        self.by_hand.append(enter_gift(gift))
        self.model.add(name, amount)

    @precondition(lambda self: self.by_hand)
    @rule()
    def correct(self) -> None:
        gift = self.by_hand.pop()
        correct(gift.transaction, "ada", "not ours")
        self.model.add(gift.reference, -gift.amount_minor)

    @precondition(lambda self: self.till.events)
    @rule(picks=st.lists(PICK, min_size=1, max_size=5))
    def tell_some(self, picks: list[int]) -> None:
        """Any notices, in any order, any number of times."""
        self.joined.take_in(self.till.events[pick % len(self.till.events)] for pick in picks)

    @precondition(lambda self: self.till.events)
    @rule(pick=PICK, statements=st.integers(0, 40))
    def die_while_taking_in(self, pick: int, statements: int) -> None:
        event = self.till.events[pick % len(self.till.events)]
        try:
            with connection.execute_wrapper(Dying(statements)):
                self.joined.take_in([event])
        except CrashError:
            return

    @precondition(lambda self: self.till.events)
    @rule(pick=PICK)
    def be_down(self, pick: int) -> None:
        self.joined.endpoints.down = True
        self.joined.take_in([self.till.events[pick % len(self.till.events)]])
        self.joined.endpoints.down = False

    @rule()
    def catch_up(self) -> None:
        """Once every notice has come and is worked off, the books say what the model says."""
        for payment in self.payments:
            self.till.book(payment)
        for event in self.till.events:
            self.joined.keep(event)
        intake.work_off_due(timezone.now() + timedelta(days=2))
        assert not Event.objects.exclude(state=EventState.DONE).exists()
        found = Entry.objects.filter(account__in=RAISED).aggregate(worth=Sum("campaign_minor"))
        assert -(found["worth"] or 0) == self.model.raised()

    @invariant()
    def every_account_and_the_snapshot_hold(self) -> None:
        """The sum of all accounts is zero in each currency; the snapshot is the sum."""
        assert [one.said for one in inner_differences()] == []

    def teardown(self) -> None:
        try:
            self.catch_up()
            connection.check_constraints(["fund_transaction", "fund_entry"])
        finally:
            configuration.gateway_named = self.real_gateway
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)
