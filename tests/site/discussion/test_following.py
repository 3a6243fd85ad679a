"""Notices: asked for, confirmed, sent once and never early, ended with one click."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from tests.site.discussion.talk import browser_of, open_rules, posted, said

from hemicycle.site.discussion import following
from hemicycle.site.discussion.models import Comment, Notice, Subscription, Thread
from hemicycle.site.discussion.moderating import Moderator, moderate
from hemicycle.site.discussion.sealing import email_key, seal
from hemicycle.site.discussion.tasks import send_notices

pytestmark = pytest.mark.django_db
ADDRESS = "rima@example.org"


def follower(thread: Thread, address: str = ADDRESS, **more: Any) -> Subscription:
    """Return a confirmed subscription."""
    values = {"kind": "thread", "email_sealed": seal(address), "email_key": email_key(address),
              "language": "en", "asked_at": timezone.now(),
              "confirmed_at": timezone.now()}  # fmt: skip
    return Subscription.objects.create(thread=thread, **{**values, **more})


def asked(client: Client, page: Any, address: str = ADDRESS, **more: str) -> Any:
    """Ask to follow by the form."""
    return client.post(f"/discussion/{page.pk}/follow/", {"email": address, **more})


def link_in(message: Any) -> str:
    """Return the path of the first link of a mail."""
    found = re.search(r"http://[^/\s]+(/\S+)", message.body)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("pace", ["once", "digest"])
def test_a_guest_follows_by_double_opt_in(
    client: Client, page: Any, thread: Thread, pace: str, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert asked(client, page, pace=pace).status_code == 200
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    link = link_in(mail.outbox[0])
    client.get(link)
    assert Subscription.objects.get().confirmed_at is None  # a scanner's visit confirms nothing
    assert client.post(link).status_code == 200
    found = Subscription.objects.get()
    assert (found.confirmed_at is not None, found.pace, found.kind) == (True, pace, "thread")
    assert ADDRESS not in found.email_sealed


def test_an_unconfirmed_address_gets_one_question_a_few_times_and_nothing_else(
    page: Any, thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(9):
            asked(browser_of(), page)
        said(thread, "news", "al")
    assert len(mail.outbox) == 3
    assert all("confirm" in message.subject for message in mail.outbox)
    assert not Notice.objects.exists()


def test_one_network_cannot_ask_many_addresses(
    page: Any, thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answers = [
            asked(browser_of(), page, f"victim{at}@example.org").status_code for at in range(12)
        ]
    assert answers == [200] * 10 + [429] * 2
    assert len(mail.outbox) == 10


def test_the_answer_does_not_tell_whether_an_address_is_known(
    client: Client, page: Any, thread: Thread
) -> None:
    follower(thread)
    known = asked(client, page).content
    assert known == asked(client, page, "new@example.org").content


def test_what_is_followed_is_heard_of_once(
    thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    first = said(thread, "first", "sara", email=ADDRESS)
    for kind, comment in (("thread", None), ("mine", None), ("comment", first)):
        follower(thread, kind=kind, comment=comment)
    with django_capture_on_commit_callbacks(execute=True):
        answer = said(thread, "an *answer*", "al", parent=first.pk)
    assert len(mail.outbox) == 1
    message = mail.outbox[0]
    assert message.to == [ADDRESS]
    assert "an answer" in message.body
    assert f"/discussion/c/{answer.pk}/" in message.body
    assert Notice.objects.count() == 1
    send_notices.enqueue("once")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("kind", "heard"),
    [
        pytest.param("thread", {"an answer", "a root", "@Sara look"}, id="the story"),
        pytest.param("mine", {"an answer", "@Sara look"}, id="replies to me, and my name"),
        pytest.param("comment", {"an answer"}, id="replies to this comment"),
    ],
)
def test_each_wish_hears_of_its_own(
    thread: Thread, kind: str, heard: set[str], django_capture_on_commit_callbacks: Any
) -> None:
    first = said(thread, "first", "sara", email=ADDRESS)
    follower(thread, kind=kind, comment=first if kind == "comment" else None)
    with django_capture_on_commit_callbacks(execute=True):
        said(thread, "an answer", "al", parent=first.pk)
        said(thread, "a root", "al")
        said(thread, "@Sara look", "al")
        said(thread, "my own words", "sara", email=ADDRESS)
    told = set(Notice.objects.values_list("comment__source", flat=True))
    assert told == heard


def test_nothing_is_told_before_it_is_approved_and_nothing_that_was_hidden(
    page: Any, thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    follower(thread, pace="digest")
    open_rules(hold_first_posts=True)
    posted(browser_of(), page, "waits")
    assert not Notice.objects.exists()
    comment, by, now = Comment.objects.get(), Moderator(1, "m"), timezone.now()
    moderate(comment.pk, "approve", by, now)
    assert Notice.objects.count() == 1
    moderate(comment.pk, "hide", by, now)
    assert not Notice.objects.exists()
    moderate(comment.pk, "approve", by, now)
    call_command("discussion_daily", verbosity=0, stdout=open_nothing())
    assert len(mail.outbox) == 1
    moderate(comment.pk, "hide", by, now)
    moderate(comment.pk, "approve", by, now)
    call_command("discussion_daily", verbosity=0, stdout=open_nothing())
    assert len(mail.outbox) == 1


def open_nothing() -> Any:
    """Return a stream that keeps what a command says from the terminal."""
    import io

    return io.StringIO()


def test_a_digest_is_one_mail_for_a_day(
    thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    follower(thread, pace="digest")
    with django_capture_on_commit_callbacks(execute=True):
        for at in range(3):
            said(thread, f"number {at}", "al")
    assert mail.outbox == []
    send_notices.enqueue("digest")
    assert len(mail.outbox) == 1
    assert mail.outbox[0].subject == "3 new comments"


def test_a_mail_that_fails_goes_later(
    thread: Thread, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    from hemicycle.site.discussion import notices

    follower(thread, pace="digest")
    said(thread, "news", "al")

    def down(*_: Any, **__: Any) -> int:
        raise ConnectionRefusedError

    owed = notices.claimed("digest", timezone.now())
    assert len(owed) == 1
    notices.returned(owed)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    with pytest.raises(ConnectionRefusedError):
        send_notices.func("digest")
    monkeypatch.undo()
    send_notices.func("digest")
    assert len(mail.outbox) == 1


def test_one_click_ends_it_and_forgets_the_address(
    thread: Thread, django_capture_on_commit_callbacks: Any
) -> None:
    follower(thread)
    with django_capture_on_commit_callbacks(execute=True):
        said(thread, "news", "al")
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"].strip("<>").partition("8000")[2]
    machine = Client()  # a mail program: no Origin, no cookie
    assert machine.get(link).status_code == 200
    assert Subscription.objects.exists()
    assert machine.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    assert machine.post(link).status_code == 200


@pytest.mark.parametrize("make", [following.confirm_token, following.end_token])
def test_a_link_is_good_for_one_thing(thread: Thread, make: Callable[..., str]) -> None:
    token = make(follower(thread))
    wrong = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert following.to_confirm(wrong) is None
    assert following.to_end(wrong) is None
    both = (following.to_confirm(token) is None, following.to_end(token) is None)
    assert sorted(both) == [False, True]


def test_an_account_s_own_address_needs_no_confirmation(
    client: Client, page: Any, thread: Thread, django_user_model: Any
) -> None:
    client.force_login(django_user_model.objects.create_user("sara", ADDRESS))
    asked(client, page, "somebody@example.org")
    found = Subscription.objects.get()
    assert found.email_key == email_key(ADDRESS)
    assert found.confirmed_at is not None
    assert mail.outbox == []


def test_an_address_that_never_confirmed_is_forgotten(thread: Thread) -> None:
    now = timezone.now()
    follower(thread, confirmed_at=None, asked_at=now - timedelta(days=8))
    follower(thread, "new@example.org", confirmed_at=None, asked_at=now - timedelta(days=6))
    follower(thread, "sure@example.org", asked_at=now - timedelta(days=80))
    assert following.forget_unconfirmed(now) == 1


def test_the_owner_of_an_address_finds_erases_and_stops_by_a_link(
    client: Client, thread: Thread
) -> None:
    said(thread, "mine by mail", "sara", email=ADDRESS)
    follower(thread)
    link = f"?k={following.mine_token(email_key(ADDRESS))}"
    assert "mine by mail" in client.get(f"/discussion/mine/{link}").content.decode()
    assert "mine by mail" not in client.get("/discussion/mine/?k=forged").content.decode()
    client.post(f"/discussion/mine/erase/{link}")
    assert not Subscription.objects.exists()
    assert not Comment.objects.filter(source="mine by mail").exists()
