"""What the fake knows: sessions, payments, their money, and the events that tell of them."""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

GOOD_CARD = "4242424242424242"
DECLINED_CARD = "4000000000000002"
DISPUTE_FEE = 1_500


class DeclinedError(Exception):
    """The card is declined; nothing was charged."""


def fee_of(amount: int) -> int:
    """Return what the till keeps: 2.9 % and 30 minor units, as Stripe does of a dollar card."""
    return round(amount * 29 / 1000) + 30


class Till:
    """One account. ``clock`` tells the time in seconds."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.objects: dict[str, Json] = {}
        self.events: list[Json] = []
        self.book_late = False
        self._numbers = itertools.count(1)

    def all(self, kind: str) -> Iterator[Json]:
        """Yield the objects of one kind, the oldest first."""
        return (one for one in list(self.objects.values()) if one["object"] == kind)

    def make(self, prefix: str, kind: str, **fields: Any) -> Json:
        """Make an object with a new id."""
        name = f"{prefix}_{next(self._numbers):06d}"
        made = {"id": name, "object": kind, "created": int(self.clock()), **fields}
        self.objects[name] = made
        return made

    def tell(self, type_: str, about: Json) -> Json:
        """Add an event with the object as it is now."""
        event = {
            "id": f"evt_{next(self._numbers):06d}",
            "object": "event",
            "type": type_,
            "created": int(self.clock()),
            "livemode": False,
            "api_version": "2026-10-28.endive",
            "data": {"object": dict(about)},
        }
        self.events.append(event)
        return event

    def moved(self, category: str, amount: int, fee: int, source: Json) -> Json:
        """Book a movement on the balance."""
        return self.make(
            "txn",
            "balance_transaction",
            amount=amount,
            fee=fee,
            net=amount - fee,
            currency=source["currency"],
            reporting_category=category,
            type=category,
            source=source["id"],
            description=None,
        )

    def pay(self, session: str, card: str = GOOD_CARD) -> Json:
        """Pay at the page of a session, or be declined there; return the payment."""
        found = self.objects[session]
        if found["status"] == "complete":
            return self.objects[found["payment_intent"] or self._first_payment(found)]
        token = found["metadata"]
        email = found.get("customer_email")
        if card != GOOD_CARD:
            intent = self.make(
                "pi", "payment_intent", status="requires_payment_method", latest_charge=None,
                metadata=token, amount=found["amount_total"], currency=found["currency"],
            )  # fmt: skip
            self.tell("payment_intent.payment_failed", intent)
            raise DeclinedError
        found["status"] = "complete"
        if found["mode"] == "payment":
            intent = self._charge(found["amount_total"], found["currency"], token, email)
            found["payment_intent"] = intent["id"]
        else:
            subscription = self.make(
                "sub", "subscription", status="active", metadata=token,
                amount=found["amount_total"], currency=found["currency"], email=email,
            )  # fmt: skip
            found["subscription"] = subscription["id"]
            intent = self.renew(subscription["id"])
            found["invoice"] = next(self._invoices_paid_by(intent["id"]))["id"]
            self.tell("customer.subscription.created", subscription)
        self.tell("checkout.session.completed", found)
        return intent

    def renew(self, subscription: str) -> Json:
        """Charge a subscription for one more month; return the payment."""
        found = self.objects[subscription]
        invoice = self._invoice(found, "paid")
        # A renewal's payment carries none of the session's metadata.
        intent = self._charge(found["amount"], found["currency"], {}, found["email"])
        found["status"] = "active"
        self.make(
            "inpay", "invoice_payment", invoice=invoice["id"], status="paid",
            payment={"type": "payment_intent", "payment_intent": intent["id"]},
        )  # fmt: skip
        self.tell("invoice.paid", invoice)
        return intent

    def fail_renewal(self, subscription: str) -> None:
        """Let a month's charge be declined."""
        found = self.objects[subscription]
        found["status"] = "past_due"
        self.tell("invoice.payment_failed", self._invoice(found, "open"))
        self.tell("customer.subscription.updated", found)

    def end(self, subscription: str) -> Json:
        """Cancel a subscription."""
        found = self.objects[subscription]
        found["status"] = "canceled"
        self.tell("customer.subscription.deleted", found)
        return found

    def book(self, payment: str) -> None:
        """Book a charge that was paid but not booked."""
        charge = self.charge_of(payment)
        if charge["balance_transaction"] is None:
            line = self.moved("charge", charge["amount"], fee_of(charge["amount"]), charge)
            charge["balance_transaction"] = line["id"]
            self.tell("charge.updated", charge)

    def charge_of(self, payment: str) -> Json:
        """Return the charge of a payment."""
        return self.objects[self.objects[payment]["latest_charge"]]

    def left(self, payment: str) -> int:
        """Return what of a payment is neither refunded nor in dispute."""
        return int(self.charge_of(payment)["amount"] - self._taken_back(payment))

    def refund(self, payment: str, amount: int) -> Json:
        """Give back a part."""
        charge = self.charge_of(payment)
        refund = self.make(
            "re", "refund", amount=amount, currency=charge["currency"], payment_intent=payment,
            charge=charge["id"], status="succeeded", failure_balance_transaction=None,
        )  # fmt: skip
        refund["balance_transaction"] = self.moved("refund", -amount, 0, refund)["id"]
        charge["amount_refunded"] += amount
        self.tell("refund.created", refund)
        self.tell("charge.refunded", charge)
        return refund

    def fail_refund(self, refund: str) -> None:
        """Let a refund come back, because the reader's account is closed."""
        found = self.objects[refund]
        line = self.moved("refund_failure", found["amount"], 0, found)
        found |= {"status": "failed", "failure_balance_transaction": line["id"]}
        self.charge_of(found["payment_intent"])["amount_refunded"] -= found["amount"]
        self.tell("refund.failed", found)

    def dispute(self, payment: str) -> Json:
        """Let the bank take back what is left of a payment."""
        charge, amount = self.charge_of(payment), self.left(payment)
        dispute = self.make(
            "dp", "dispute", amount=amount, currency=charge["currency"], payment_intent=payment,
            charge=charge["id"], status="needs_response", lines=[],
        )  # fmt: skip
        dispute["lines"].append(self.moved("dispute", -amount, DISPUTE_FEE, dispute)["id"])
        charge["disputed"] = True
        self.tell("charge.dispute.created", dispute)
        self.tell("charge.dispute.funds_withdrawn", dispute)
        return dispute

    def close(self, dispute: str, status: str) -> None:
        """Decide a dispute: ``won`` gives the money back, ``lost`` moves none."""
        found = self.objects[dispute]
        found["status"] = status
        if status == "won":
            line = self.moved("dispute_reversal", found["amount"], 0, found)
            found["lines"].append(line["id"])
            self.tell("charge.dispute.funds_reinstated", found)
        self.tell("charge.dispute.closed", found)

    def pay_out(self, amount: int, currency: str = "usd") -> Json:
        """Send money to the bank."""
        payout = self.make("po", "payout", amount=amount, currency=currency, status="paid")
        payout["balance_transaction"] = self.moved("payout", -amount, 0, payout)["id"]
        self.tell("payout.paid", payout)
        return payout

    def _charge(self, amount: int, currency: str, metadata: Json, email: str | None) -> Json:
        intent = self.make(
            "pi", "payment_intent", amount=amount, currency=currency, status="succeeded",
            metadata=metadata,
        )  # fmt: skip
        charge = self.make(
            "ch", "charge", amount=amount, currency=currency, paid=True, disputed=False,
            payment_intent=intent["id"], amount_refunded=0, balance_transaction=None,
            billing_details={"email": email},
        )  # fmt: skip
        intent["latest_charge"] = charge["id"]
        if not self.book_late:
            line = self.moved("charge", amount, fee_of(amount), charge)
            charge["balance_transaction"] = line["id"]
        self.tell("payment_intent.succeeded", intent)
        self.tell("charge.succeeded", charge)
        return intent

    def _invoice(self, subscription: Json, status: str) -> Json:
        details = {"subscription": subscription["id"], "metadata": subscription["metadata"]}
        parent = {"type": "subscription_details", "subscription_details": details}
        return self.make("in", "invoice", status=status, parent=parent)

    def _invoices_paid_by(self, payment: str) -> Iterator[Json]:
        for one in self.all("invoice_payment"):
            if one["payment"]["payment_intent"] == payment:
                yield self.objects[one["invoice"]]

    def _first_payment(self, session: Json) -> str:
        payments = self.all("invoice_payment")
        return next(
            str(one["payment"]["payment_intent"])
            for one in payments
            if one["invoice"] == session["invoice"]
        )

    def _taken_back(self, payment: str) -> int:
        disputes = [one for one in self.all("dispute") if one["payment_intent"] == payment]
        disputed = sum(one["amount"] for one in disputes if one["status"] != "won")
        return int(self.charge_of(payment)["amount_refunded"] + disputed)
