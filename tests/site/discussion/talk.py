"""Pages, readers and forms for the discussion's tests."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from hemicycle.site.discussion.identity import Reader
from hemicycle.site.discussion.models import Comment, Rules, Thread
from hemicycle.site.discussion.screening.tokens import form_token
from hemicycle.site.discussion.writing import Sent, write


def published_page(slug: str = "story", **more: Any) -> Any:
    """Return a new live page under the site's first one."""
    home = Page.objects.filter(depth=2).first()
    assert home is not None
    return home.add_child(instance=Page(title="Who can govern", slug=slug, live=True, **more))


def browser_of(**headers: str) -> Client:
    """Return a browser on our own pages, with headers of its own."""
    return Client(headers={"origin": "http://testserver", **headers})


def open_rules(**changes: Any) -> Rules:
    """Let everything through at once, but for what a test changes."""
    rules = Rules.load()
    plain = {
        "hold_first_posts": False,
        "wait_seconds": 0,
        "ask_for_proof": False,
        "least_seconds_to_write": 0,
        "most_links": 3,
    }
    for name, value in {**plain, **changes}.items():
        setattr(rules, name, value)
    rules.save()
    return rules


def guest(who: str, **more: Any) -> Reader:
    """Return a guest in a network of their own, who has acted before."""
    made = Reader(key=f"guest-{who}", network=f"net-{who}", plain_network=f"plain-{who}")
    return replace(made, **more)


def said(
    thread: Thread, text: str, who: str = "rima", now: datetime | None = None, **more: Any
) -> Comment:
    """Let a guest say something, and return it as it was kept."""
    sent = Sent(text=text, name=who.title(), submission=f"{who}:{text}", **more)
    outcome = write(thread, guest(who), sent, now or timezone.now())
    assert outcome.comment is not None, outcome.errors
    return outcome.comment


def form(page: Any, text: str, **more: str) -> dict[str, str]:
    """Return the fields of a form that a guest has filled in."""
    token = form_token(page.pk)
    return {"text": text, "name": "Rima", "token": token, "do": "send", **more}


def posted(client: Client, page: Any, text: str, **more: str) -> Any:
    """Send the form as a browser would."""
    return client.post(f"/discussion/{page.pk}/write/", form(page, text, **more))
