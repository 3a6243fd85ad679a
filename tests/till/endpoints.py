"""The requests of the SDK, answered from the till's state."""

import re
from urllib.parse import parse_qsl

from tests.till.till import Json, Till

PAGE = 100


class LostAnswerError(Exception):
    """The request had its effect, and the answer is lost on the way."""


def nested(pairs: str) -> Json:
    """Read ``a[b][0]=c`` as the SDK writes it."""
    root: Json = {}
    for key, value in parse_qsl(pairs, keep_blank_values=True):
        *path, last = re.findall(r"[^\[\]]+", key)
        place = root
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return root


class Endpoints:
    """The API of one till; it can be down, lose answers, and keeps idempotency keys."""

    def __init__(self, till: Till, page: str = "https://checkout.stripe.com") -> None:
        self.till = till
        self.page = page
        self.down = False
        self.lose_next = False
        self.calls: list[tuple[str, str, str]] = []
        self._kept: dict[str, tuple[Json, Json]] = {}

    def answer(self, method: str, path: str, pairs: str, key: str = "") -> tuple[int, Json]:
        """Answer one request with a status and a body."""
        self.calls.append((method, path, key))
        if self.down:
            return 503, {"error": {"type": "api_error", "message": "the till is down"}}
        asked = nested(pairs)
        if method == "POST" and key in self._kept:
            before, body = self._kept[key]
            if before != asked:
                message = "Keys for idempotent requests can only be used with the same parameters"
                return 400, {"error": {"type": "idempotency_error", "message": message}}
            return 200, body
        status, body = self._routed(method, path, asked)
        if method == "POST" and status == 200:
            self._kept[key] = (asked, dict(body))
        if self.lose_next:
            self.lose_next = False
            raise LostAnswerError
        return status, body

    def _routed(self, method: str, path: str, asked: Json) -> tuple[int, Json]:
        _v1, *rest = path.strip("/").split("/")
        if method == "POST" and rest == ["checkout", "sessions"]:
            return self._open(asked)
        if rest[0] == "checkout":
            rest = rest[1:]
        if method == "GET" and len(rest) == 1:
            return 200, self._list(rest[0], asked)
        found = self.till.objects.get(rest[1])
        if found is None:
            message = f"No such object: {rest[1]}"
            return 404, {"error": {"type": "invalid_request_error", "message": message}}
        if method == "DELETE" and rest[0] == "subscriptions":
            return 200, self.till.end(rest[1])
        return 200, self._shown(found, list(asked.get("expand", {}).values()))

    def _open(self, asked: Json) -> tuple[int, Json]:
        line = asked["line_items"]["0"]["price_data"]
        amount = int(line["unit_amount"])
        if amount < 50:
            error = {"type": "invalid_request_error", "code": "amount_too_small"}
            return 400, {"error": error | {"message": "Amount must be at least $0.50 usd"}}
        made = self.till.make(
            "cs", "checkout.session", mode=asked["mode"], status="open", amount_total=amount,
            currency=line["currency"], metadata=asked["metadata"], payment_intent=None,
            subscription=None, invoice=None, success_url=asked["success_url"],
            cancel_url=asked["cancel_url"], customer_email=asked.get("customer_email"),
        )  # fmt: skip
        made["url"] = f"{self.page}/pay/{made['id']}"
        return 200, made

    def _list(self, kind: str, asked: Json) -> Json:
        found = list(self.till.all(kind.removesuffix("s")))
        for name in ("payment_intent", "invoice"):
            if name in asked:
                found = [one for one in found if one[name] == asked[name]]
        if "payment" in asked:
            found = [one for one in found if one["payment"] == asked["payment"]]
        if "created" in asked:
            low, high = int(asked["created"]["gte"]), int(asked["created"]["lt"])
            found = [one for one in found if low <= one["created"] < high]
        if after := asked.get("starting_after"):
            names = [one["id"] for one in found]
            found = found[names.index(after) + 1 :]
        limit = int(asked.get("limit", 10))
        expand = [one.removeprefix("data.") for one in asked.get("expand", {}).values()]
        shown = [self._shown(one, expand) for one in found[:limit]]
        return {
            "object": "list",
            "data": shown,
            "has_more": len(found) > limit,
            "url": f"/v1/{kind}",
        }

    def _shown(self, found: Json, expand: list[str]) -> Json:
        shown = dict(found)
        if lines := shown.pop("lines", None):
            shown["balance_transactions"] = [self.till.objects[one] for one in lines]
        for path in expand:
            name, _, deeper = path.partition(".")
            if isinstance(shown.get(name), str):
                shown[name] = self._shown(
                    self.till.objects[shown[name]], [deeper] if deeper else []
                )
        return shown
