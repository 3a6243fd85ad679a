"""Stripe Checkout: a hosted page, signed notices, and the account's own book read back.

What moves money is a *balance transaction* of Stripe's, and each becomes one transaction of ours
under its own id. A charge without one is paid but not booked yet; a later notice brings it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import stripe

from hemicycle.site.fund.errors import AmountError, FundError, GatewayError, SignatureError
from hemicycle.site.fund.gateways import BalanceLine, Checkout, Notice, Order
from hemicycle.site.fund.gateways.stripe_amounts import from_stripe, to_stripe
from hemicycle.site.fund.models.ledger import Kind
from hemicycle.site.fund.models.pledges import PledgeState
from hemicycle.site.fund.movements import Money, Movement, PledgeNews, Reading, Statement

TOLERANCE = 300
"""Seconds after which a signed notice is stale."""

KINDS = {
    "charge": Kind.GIFT,
    "charge_failure": Kind.REFUND,
    "refund": Kind.REFUND,
    "refund_failure": Kind.REFUND_FAILED,
    "dispute": Kind.DISPUTE,
    "dispute_reversal": Kind.DISPUTE_REVERSAL,
    "fee": Kind.FEE,
    "payout": Kind.PAYOUT,
    "payout_reversal": Kind.PAYOUT,
}
"""Stripe's reporting categories as kinds of our book."""

STATES = {
    "active": PledgeState.PAID,
    "trialing": PledgeState.PAID,
    "past_due": PledgeState.FAILING,
    "unpaid": PledgeState.FAILING,
    "incomplete": PledgeState.FAILING,
    "paused": PledgeState.FAILING,
    "canceled": PledgeState.ENDED,
    "incomplete_expired": PledgeState.ENDED,
}

SUBJECTS = {
    "checkout.session": "id",
    "payment_intent": "id",
    "charge": "payment_intent",
    "refund": "payment_intent",
    "dispute": "payment_intent",
    "invoice": "id",
    "subscription": "id",
    "payout": "id",
}
"""For each kind of object, which of its fields names what must be read again."""

Json = dict[str, Any]


def client_for(
    key: str, api: str = "", wire: stripe.HTTPClient | None = None
) -> stripe.StripeClient:
    """Return the SDK's client of an account; calls are tried thrice, with the same key."""
    return stripe.StripeClient(
        key,
        base_addresses={"api": api} if api else None,
        max_network_retries=2,
        http_client=wire or stripe.RequestsClient(timeout=20),
    )


class StripeCheckout:
    """The account behind a client; ``secret`` is what its notices are signed with."""

    name = "stripe"

    def __init__(self, client: stripe.StripeClient, secret: str, page: str = "") -> None:
        self.origin = page or "https://checkout.stripe.com"
        self._secret = secret
        self._client = client

    def check(self, minor: int, currency: str) -> None:
        """Raise AmountError where Stripe cannot charge exactly this amount."""
        to_stripe(minor, currency)

    def open(self, order: Order) -> Checkout:
        """Open a Checkout Session; its idempotency key is the pledge's token."""
        price: Json = {
            "currency": order.currency.lower(),
            "unit_amount": to_stripe(order.minor, order.currency),
            "product_data": {"name": order.title},
        }
        mark = {"metadata": {"pledge": order.token}}
        asked: Json = {
            "mode": "subscription" if order.monthly else "payment",
            "line_items": [{"price_data": price, "quantity": 1}],
            "client_reference_id": order.token,
            "success_url": order.thanks,
            "cancel_url": order.back,
            "locale": order.language,
            **mark,
        }
        if order.monthly:
            price["recurring"] = {"interval": "month"}
            asked["subscription_data"] = mark
        else:
            asked |= {"payment_intent_data": mark, "submit_type": "donate"}
        if order.email:
            asked["customer_email"] = order.email
        made = self._call(
            self._client.v1.checkout.sessions.create,
            asked,
            options={"idempotency_key": f"pledge-{order.token}"},
        )
        return Checkout(made["id"], made["url"])

    def notice(self, body: bytes, signature: str) -> Notice | None:
        """Check the signature over the raw body, and read what the notice is about."""
        try:
            event = stripe.Webhook.construct_event(body, signature, self._secret, TOLERANCE)
        except (stripe.SignatureVerificationError, ValueError) as error:
            raise SignatureError(f"not signed by Stripe: {error}") from error
        about: Json = event.to_dict()["data"]["object"]
        subject = about.get(SUBJECTS.get(about.get("object", ""), ""))
        return Notice(event.id, event.type, subject) if isinstance(subject, str) else None

    def read(self, subject: str) -> Reading:
        """Read an object again and all that it leads to."""
        readers: dict[str, Callable[[str], Reading]] = {
            "cs": self._session,
            "pi": lambda payment: Reading((self._payment(payment, None),)),
            "in": self._invoice,
            "sub": lambda name: Reading(pledges=self._subscription(name)),
            "po": self._payout,
        }
        prefix = subject.partition("_")[0]
        if prefix not in readers:
            raise GatewayError(f"Stripe has no object {subject!r} that moves our money.")
        return readers[prefix](subject)

    def end(self, subscription: str) -> None:
        """Cancel a subscription at once."""
        if self._get_subscription(subscription)["status"] in ("canceled", "incomplete_expired"):
            return
        self._call(
            self._client.v1.subscriptions.cancel,
            subscription,
            options={"idempotency_key": f"end-{subscription}"},
        )

    def balance(self, since: datetime, until: datetime) -> Iterator[BalanceLine]:
        """Yield the account's balance transactions of a span of time."""
        span = {"gte": int(since.timestamp()), "lt": int(until.timestamp())}
        asked = {"created": span, "limit": 100, "expand": ["data.source"]}
        for line in self._all(self._client.v1.balance_transactions.list, asked):
            source = line["source"] if isinstance(line.get("source"), dict) else {}
            subject = source.get(SUBJECTS.get(source.get("object", ""), ""), "") or ""
            yield BalanceLine(_movement(line, None), subject)

    def _session(self, name: str) -> Reading:
        session = self._call(self._client.v1.checkout.sessions.retrieve, name)
        if session["mode"] == "subscription":
            return self._invoice(session["invoice"]) if session["invoice"] else Reading()
        payment = session["payment_intent"]
        return Reading((self._payment(payment, None),)) if payment else Reading()

    def _invoice(self, name: str) -> Reading:
        invoice = self._call(self._client.v1.invoices.retrieve, name)
        details = (invoice.get("parent") or {}).get("subscription_details") or {}
        token = (details.get("metadata") or {}).get("pledge")
        if not token:
            return Reading()
        payments = self._all(self._client.v1.invoice_payments.list, {"invoice": name})
        paid = [one["payment"]["payment_intent"] for one in payments if one["status"] == "paid"]
        statements = tuple(self._payment(one, token) for one in paid if one)
        return Reading(statements, self._subscription(details["subscription"]))

    def _subscription(self, name: str) -> tuple[PledgeNews, ...]:
        found = self._get_subscription(name)
        token = found["metadata"].get("pledge")
        return (PledgeNews(token, name, STATES[found["status"]]),) if token else ()

    def _get_subscription(self, name: str) -> Json:
        return self._call(self._client.v1.subscriptions.retrieve, name)

    def _payout(self, name: str) -> Reading:
        asked = {"expand": ["balance_transaction"]}
        payout = self._call(self._client.v1.payouts.retrieve, name, asked)
        line = payout["balance_transaction"]
        return Reading(others=(_movement(line, None),) if line else ())

    def _payment(self, name: str, token: str | None) -> Statement:
        """Return all that moved for a payment: the charge, its refunds, its disputes."""
        asked: Json = {"expand": ["latest_charge.balance_transaction"]}
        intent = self._call(self._client.v1.payment_intents.retrieve, name, asked)
        token = token or intent["metadata"].get("pledge") or self._token_by_invoice(name)
        charge = intent["latest_charge"]
        if token is None or not charge or not charge["paid"]:
            return Statement(name, token, paid=False, movements=())
        lines = [(charge["balance_transaction"], charge)]
        asked = {
            "payment_intent": name,
            "limit": 100,
            "expand": ["data.balance_transaction", "data.failure_balance_transaction"],
        }
        for refund in self._all(self._client.v1.refunds.list, asked):
            lines.append((refund["balance_transaction"], refund))
            lines.append((refund.get("failure_balance_transaction"), refund))
        for dispute in self._all(self._client.v1.disputes.list, {"payment_intent": name}):
            lines += [(line, dispute) for line in dispute["balance_transactions"]]
        moved = tuple(_movement(line, source) for line, source in lines if line)
        email = (charge.get("billing_details") or {}).get("email") or ""
        return Statement(name, token, paid=True, movements=moved, email=email)

    def _token_by_invoice(self, payment: str) -> str | None:
        """Find the pledge of a renewal, whose payment carries no mark of ours."""
        asked: Json = {"payment": {"type": "payment_intent", "payment_intent": payment}}
        for one in self._all(self._client.v1.invoice_payments.list, asked):
            invoice = self._call(self._client.v1.invoices.retrieve, one["invoice"])
            details = (invoice.get("parent") or {}).get("subscription_details") or {}
            if token := (details.get("metadata") or {}).get("pledge"):
                return str(token)
        return None

    def _all(self, call: Callable[..., Any], asked: Json) -> list[Json]:
        with _translated_errors():
            return [one.to_dict() for one in call(asked).auto_paging_iter()]

    def _call(self, call: Callable[..., Any], *arguments: Any, **options: Any) -> Json:
        with _translated_errors():
            found: Json = call(*arguments, **options).to_dict()
        return found


class _translated_errors:  # noqa: N801 - reads as the verb that it is
    """Turn Stripe's errors into ours: an amount it refuses, or a call to be tried again."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type | None, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, stripe.InvalidRequestError) and error.code in (
            "amount_too_small",
            "amount_too_large",
        ):
            raise AmountError(error.user_message or "The card cannot be charged that.") from error
        if isinstance(error, stripe.StripeError):
            raise GatewayError(f"Stripe: {error.user_message or error}") from error


def _movement(line: Json, source: Json | None) -> Movement:
    """Return a balance transaction as a movement; the source knows what the reader saw."""
    category = line["reporting_category"]
    if category not in KINDS:
        raise FundError(f"Stripe's {line['id']} is a {category}: enter it by hand.")
    currency = line["currency"].upper()
    settled = Money(from_stripe(line["amount"], currency), currency)
    given = settled
    if source is not None:
        paid_in = source["currency"].upper()
        sign = -1 if line["amount"] < 0 else 1
        given = Money(sign * from_stripe(source["amount"], paid_in), paid_in)
    return Movement(
        line["id"],
        KINDS[category],
        datetime.fromtimestamp(line["created"], UTC),
        given,
        settled,
        from_stripe(line["fee"], currency),
        source["id"] if source else str(line.get("description") or ""),
    )
