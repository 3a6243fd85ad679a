"""Moderators: the queue, their acts, the log that only grows, and who may do none of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from tests.site.discussion.talk import open_rules, posted

from hemicycle.site.discussion.models import Ban, Comment, ModeratorAct, Report, Thread
from hemicycle.site.discussion.moderating import (
    ActRefusedError,
    Moderator,
    Term,
    ban,
    history,
    moderate,
    queue,
    statistics,
)
from hemicycle.site.discussion.writing import take_back

pytestmark = pytest.mark.django_db
EDITOR = Moderator(1, "editor")


@pytest.fixture
def moderator(django_user_model: Any) -> Client:
    """Return a browser of somebody whose only group is that of the comment moderators."""
    user = django_user_model.objects.create_user("mod", "m@example.org", "m")
    user.groups.add(Group.objects.get(name="Comment moderators"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def held(client: Client, page: Any, thread: Thread) -> Comment:
    """Return a comment that waits."""
    open_rules(hold_first_posts=True)
    posted(client, page, "first words", email="r@example.org")
    return Comment.objects.get()


def test_the_group_may_moderate_and_nothing_else(moderator: Client) -> None:
    group = Group.objects.get(name="Comment moderators")
    assert set(group.permissions.values_list("codename", flat=True)) == {
        "access_admin",
        "moderate_comment",
    }
    assert moderator.get("/admin/").status_code == 200
    assert "/admin/discussion/" in moderator.get("/admin/").content.decode()
    assert moderator.get("/admin/settings/discussion/rules/", follow=True).redirect_chain


@pytest.mark.parametrize(
    "address",
    ["", "log/", "statistics/", "history/{pk}/"],
    ids=["queue", "log", "stats", "history"],
)
def test_moderators_pages_are_theirs_alone(
    moderator: Client, held: Comment, address: str, django_user_model: Any
) -> None:
    place = f"/admin/discussion/{address.format(pk=held.pk)}"
    assert moderator.get(place).status_code == 200
    assert Client().get(place).status_code == 302
    plain = Client()
    plain.force_login(django_user_model.objects.create_user("reader"))
    assert plain.get(place).status_code in (302, 403)


@pytest.mark.parametrize("act", ["approve", "hide", "remove", "ban-writer"])
def test_a_reader_cannot_do_a_moderator_s_act(
    held: Comment, act: str, django_user_model: Any
) -> None:
    plain = Client()
    plain.force_login(django_user_model.objects.create_user("reader"))
    address = f"/admin/discussion/act/{held.pk}/"
    assert plain.post(address, {"act": act, "reason": "x"}).status_code in (302, 403)
    held.refresh_from_db()
    assert (held.state, ModeratorAct.objects.count(), Ban.objects.count()) == ("held", 0, 0)


def test_approving_shows_it_counts_it_and_logs_it(
    moderator: Client, held: Comment, page: Any
) -> None:
    version = Thread.objects.get().version
    assert "first words" in moderator.get("/admin/discussion/").content.decode()
    moderator.post(f"/admin/discussion/act/{held.pk}/", {"act": "approve"})
    thread = Thread.objects.get()
    assert (thread.count, thread.version) == (1, version + 1)
    assert "first words" in Client().get(f"/discussion/{page.pk}/").content.decode()
    logged = ModeratorAct.objects.get()
    assert (logged.act, logged.comment, logged.moderator_name) == ("approve", held.pk, "mod")
    assert logged.detail == {"before": "held"}
    assert "first words" not in moderator.get("/admin/discussion/").content.decode()


def test_a_removal_tells_its_reason_to_all(client: Client, page: Any, says: Any) -> None:
    comment = says("off limits")
    with pytest.raises(ActRefusedError, match="needs a reason"):
        moderate(comment.pk, "remove", EDITOR, timezone.now(), "  ")
    moderate(comment.pk, "remove", EDITOR, timezone.now(), "a private address")
    text = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "Removed by the desk: a private address" in text
    assert "off limits" not in text
    moderate(comment.pk, "approve", EDITOR, timezone.now())
    comment.refresh_from_db()
    assert (comment.state, comment.public_reason) == ("visible", "")
    assert Thread.objects.get().count == 1


def test_what_its_writer_deleted_no_moderator_brings_back(says: Callable[..., Comment]) -> None:
    comment = says("gone")
    take_back(comment)
    with pytest.raises(ActRefusedError, match="deleted"):
        moderate(comment.pk, "approve", EDITOR, timezone.now())


def test_pins_are_shown(client: Client, page: Any, says: Callable[..., Comment]) -> None:
    comment = says("the rules of the house")
    moderate(comment.pk, "pin", EDITOR, timezone.now())
    assert "Pinned by the desk" in client.get(f"/discussion/{page.pk}/").content.decode()
    moderate(comment.pk, "unpin", EDITOR, timezone.now())
    assert "Pinned by the desk" not in client.get(f"/discussion/{page.pk}/").content.decode()


def test_readers_reports_bring_a_comment_into_the_queue(
    client: Client, moderator: Client, says: Callable[..., Comment]
) -> None:
    comment = says("reported")
    says("not reported", "al")
    for _ in range(2):
        client.post(f"/discussion/c/{comment.pk}/report/", {"reason": "It names a <b>child</b>"})
    assert Report.objects.count() == 1
    text = moderator.get("/admin/discussion/").content.decode()
    assert "It names a &lt;b&gt;child&lt;/b&gt;" in text
    assert "not reported" not in text
    moderate(comment.pk, "approve", EDITOR, timezone.now())
    assert list(queue("risk")) == []


def test_the_queue_is_by_risk_or_by_age(page: Any, thread: Thread) -> None:
    now = timezone.now()
    for at, risk in enumerate((5, 70, 20)):
        Comment.objects.create(thread=thread, name="n", source=str(risk), state="held", risk=risk,
                               posted_at=now + timedelta(seconds=at))  # fmt: skip
    assert [each.risk for each in queue("risk")] == [70, 20, 5]
    assert [each.risk for each in queue("age")] == [5, 70, 20]


@pytest.mark.parametrize(
    ("kind", "days", "lasts"), [("writer", 30, 30), ("email", 30, 30), ("network", 30, 7)]
)
def test_a_ban_lasts_as_long_as_it_can_be_told(
    held: Comment, kind: Any, days: int, lasts: int
) -> None:
    now = timezone.now()
    made = ban(held, kind, EDITOR, now, Term(days, "spam"))
    assert made.until == now + timedelta(days=lasts)
    assert ModeratorAct.objects.get().act == "ban"


def test_bans_and_threads_by_the_admin_s_forms(moderator: Client, held: Comment) -> None:
    address = f"/admin/discussion/act/{held.pk}/"
    moderator.post(address, {"act": "ban-writer", "days": "2", "reason": "spam"})
    found = Ban.objects.get()
    assert "spam" in moderator.get("/admin/discussion/statistics/").content.decode()
    moderator.post(f"/admin/discussion/lift/{found.pk}/", {"back": "statistics"})
    assert not Ban.objects.exists()
    thread = f"/admin/discussion/thread/{held.thread_id}/"
    moderator.post(thread, {"act": "slow", "amount": "90"})
    moderator.post(thread, {"act": "close"})
    kept = Thread.objects.get()
    assert (kept.slow_seconds, kept.closed) == (90, True)
    moderator.post(thread, {"act": "open"})
    assert not Thread.objects.get().closed
    acts = list(ModeratorAct.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["ban", "lift", "slow", "close", "open"]
    assert moderator.post(address, {"act": "rule-the-world"}).status_code == 400


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda acts: acts.update(moderator_name="nobody"), id="an act rewritten"),
        pytest.param(lambda acts: acts._raw_delete("default"), id="an act removed"),
    ],
)
def test_the_log_only_grows(says: Callable[..., Comment], spoil: Callable[[Any], None]) -> None:
    moderate(says("x y").pk, "hide", EDITOR, timezone.now())
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        spoil(ModeratorAct.objects.all())
    assert ModeratorAct.objects.get().moderator_name == "editor"


def test_a_history_joins_what_one_person_wrote(says: Callable[..., Comment]) -> None:
    first, second, other = says("one"), says("two"), says("three", "al")
    Comment.objects.filter(pk=other.pk).update(network="net-rima")
    assert list(history(first)) == [other, second, first]
    Comment.objects.filter(pk=other.pk).update(network="")
    assert list(history(first)) == [second, first]


def test_statistics_are_counts(held: Comment) -> None:
    moderate(held.pk, "approve", EDITOR, timezone.now())
    figures = statistics(timezone.now() - timedelta(days=1))
    assert figures["states"] == {"visible": 1}
    assert figures["rules"] == {"first": 1}
    assert figures["acts"] == {"approve": 1}
    assert (figures["writers"], figures["reports"], figures["following"]) == (1, 0, 0)
    assert statistics(timezone.now() + timedelta(days=1))["states"] == {}
