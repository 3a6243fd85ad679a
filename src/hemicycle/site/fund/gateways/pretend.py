"""The built-in till of the demo: a page of our own that says that it is not real.

It keeps what the reader pressed in one row a pledge, and tells it as a provider would.
"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from hemicycle.site.fund.errors import SignatureError
from hemicycle.site.fund.gateways import BalanceLine, Checkout, Notice, Order
from hemicycle.site.fund.models import Pledge, PretendPayment
from hemicycle.site.fund.models.ledger import Kind
from hemicycle.site.fund.models.pledges import PledgeState, Rhythm
from hemicycle.site.fund.movements import Money, Movement, PledgeNews, Reading, Statement


class Pretend:
    """A till that moves no money."""

    name = "pretend"
    origin = ""

    def check(self, minor: int, currency: str) -> None:
        """Take every amount."""

    def open(self, order: Order) -> Checkout:
        """Open our own page."""
        pledge = Pledge.objects.get(token=order.token)
        made, _new = PretendPayment.objects.get_or_create(pledge=pledge)
        return Checkout(f"pretend_{made.pk}", reverse("fund:pretend", args=[order.token]))

    def notice(self, body: bytes, signature: str) -> Notice | None:
        """Refuse: nobody else may speak for our own page."""
        raise SignatureError("the pretend till sends no notices over the network")

    def read(self, subject: str) -> Reading:
        """Return whether the reader pressed Pay."""
        made = PretendPayment.objects.select_related("pledge").get(
            pk=subject.removeprefix("pretend_")
        )
        pledge, token = made.pledge, str(made.pledge.token)
        if made.paid_at is None:
            return Reading((Statement(subject, token, paid=False, movements=()),))
        money = Money(pledge.amount_minor, pledge.currency)
        paid = Movement(subject, Kind.GIFT, made.paid_at, money, money, memo="pretend")
        statement = Statement(subject, token, paid=True, movements=(paid,))
        if pledge.rhythm != Rhythm.MONTHLY:
            return Reading((statement,))
        state = PledgeState.ENDED if pledge.state == PledgeState.ENDED else PledgeState.PAID
        return Reading((statement,), (PledgeNews(token, subject, state),))

    def end(self, subscription: str) -> None:
        """End what renews by itself nowhere."""

    def balance(self, since: datetime, until: datetime) -> Iterator[BalanceLine]:
        """Yield what was pressed in a span of time."""
        for made in PretendPayment.objects.filter(paid_at__gte=since, paid_at__lt=until):
            subject = f"pretend_{made.pk}"
            yield BalanceLine(self.read(subject).statements[0].movements[0], subject)
