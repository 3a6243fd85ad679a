"""The till over HTTP on 127.0.0.1: the API, and a page to pay on that says what it is."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.till.endpoints import Endpoints, LostAnswerError
from tests.till.notices import deliver
from tests.till.till import DECLINED_CARD, GOOD_CARD, DeclinedError, Till

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Test till</title>
<h1>Test till, no money moves</h1><p>{said}</p>
<form method="post"><label>Card <input name="card" value="{card}" inputmode="numeric"></label>
<button>Pay {amount}</button></form></html>"""


class RunningTill:
    """A till that listens; after a payment it posts its new events to ``webhook``."""

    def __init__(self) -> None:
        self.till = Till()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.running = self  # type: ignore[attr-defined]
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.endpoints = Endpoints(self.till, self.address)
        self.webhook = ""
        self.told = 0

    def tell(self) -> None:
        """Deliver the events that were not delivered yet."""
        fresh, self.told = self.till.events[self.told :], len(self.till.events)
        for event in fresh if self.webhook else ():
            deliver(event, self.webhook, self.till.clock())


class Handler(BaseHTTPRequestHandler):
    """Answers one request with the till of its server."""

    @property
    def running(self) -> "RunningTill":
        """The till."""
        return self.server.running  # type: ignore[attr-defined,no-any-return]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Keep the tests' output quiet."""

    def do_GET(self) -> None:
        self._serve("")

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        self._serve(self.rfile.read(size).decode())

    def do_DELETE(self) -> None:
        self._serve("")

    def _serve(self, sent: str) -> None:
        parts = urlsplit(self.path)
        if parts.path.startswith("/pay/"):
            self._page(parts.path.removeprefix("/pay/"), sent)
            return
        if not parts.path.startswith("/v1/"):
            self._send(404, "not here", "text/plain")
            return
        key = self.headers.get("Idempotency-Key", "")
        pairs = sent or parts.query
        try:
            status, body = self.running.endpoints.answer(self.command, parts.path, pairs, key)
        except LostAnswerError:
            self.close_connection = True
            return
        self._send(status, json.dumps(body), "application/json")

    def _page(self, session: str, sent: str) -> None:
        found = self.running.till.objects[session]
        said = "This is a tool of the tests."
        if self.command == "POST":
            try:
                self.running.till.pay(session, parse_qs(sent)["card"][0])
            except DeclinedError:
                said = "Your card was declined."
            else:
                self.running.tell()
                self.send_response(303)
                self.send_header("Location", found["success_url"])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
        card = DECLINED_CARD if "decline" in said else GOOD_CARD
        amount = f"{found['amount_total']} {found['currency']}"
        self._send(200, PAGE.format(said=said, card=card, amount=amount), "text/html")

    def _send(self, status: int, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running_till() -> Iterator[RunningTill]:
    """Run a till in a thread."""
    running = RunningTill()
    thread = threading.Thread(target=running.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.server.shutdown()
        running.server.server_close()
        thread.join()
