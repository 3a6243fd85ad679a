"""The fund's own gateway, joined to a fake till without a socket."""

import time
from collections.abc import Iterable
from uuid import UUID

from tests.till.endpoints import Endpoints
from tests.till.notices import SECRET, signed
from tests.till.till import Json, Till
from tests.till.transport import Wire

from hemicycle.site.fund.gateways.stripe_checkout import StripeCheckout, client_for
from hemicycle.site.fund.intake import keep, work_off
from hemicycle.site.fund.models import Campaign, Event, Pledge
from hemicycle.site.fund.pledging import Asked, open_pledge

RETURNS = ("https://desk.example/thanks/", "https://desk.example/give/")


class Joined:
    """A till and our gateway to it."""

    def __init__(self, till: Till | None = None) -> None:
        self.till = till or Till()
        self.endpoints = Endpoints(self.till)
        wire = Wire(self.endpoints)
        self.gateway = StripeCheckout(client_for("sk_test_till", wire=wire), SECRET)

    def open(self, campaign: Campaign, minor: int, **more: object) -> Pledge:
        """Open a pledge as a reader's form does."""
        asked = Asked(
            form=UUID(int=len(self.till.objects) + 1),
            minor=minor,
            currency=str(more.get("currency", "USD")),
            monthly=bool(more.get("monthly", False)),
            email=str(more.get("email", "reader@example.org")),
        )
        return open_pledge(self.gateway, campaign, asked, RETURNS)

    def give(self, campaign: Campaign, minor: int, **more: object) -> str:
        """Open a pledge and pay it; return the till's payment."""
        return str(self.till.pay(self.open(campaign, minor, **more).checkout)["id"])

    def keep(self, event: Json) -> Event | None:
        """Let the till's event come in, signed."""
        notice = self.gateway.notice(*signed(event, time.time()))
        return keep("stripe", notice) if notice else None

    def take_in(self, events: Iterable[Json]) -> None:
        """Let events come in and work each off at once."""
        for event in events:
            if kept := self.keep(event):
                work_off(kept)
