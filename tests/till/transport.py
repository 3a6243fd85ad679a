"""The SDK's requests without a socket: all of it is real but the wire."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import stripe
from tests.till.endpoints import Endpoints, LostAnswerError


class Wire(stripe.HTTPClient):
    """Hands what the SDK would send to the till."""

    name = "wire"

    def __init__(self, endpoints: Endpoints) -> None:
        super().__init__()
        self.endpoints = endpoints

    def _sleep_time_seconds(self, num_retries: int) -> float:
        return 0

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[str, int, Mapping[str, str]]:
        """Return the body, the status and the headers of the answer."""
        parts = urlsplit(url)
        pairs = post_data if method.upper() == "POST" else parts.query
        key = (headers or {}).get("Idempotency-Key", "")
        try:
            status, body = self.endpoints.answer(method.upper(), parts.path, pairs or "", key)
        except LostAnswerError:
            lost = stripe.APIConnectionError(  # type: ignore[no-untyped-call]
                "the answer is lost", should_retry=True
            )
            raise lost from None
        return json.dumps(body), status, {}

    def close(self) -> None:
        """Hold nothing open."""
