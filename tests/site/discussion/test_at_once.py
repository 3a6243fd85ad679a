"""Many at once: nothing is lost, nothing is counted twice. The full loads are in the bench."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from tests.site.discussion.talk import browser_of, guest, open_rules, posted, published_page, said

from hemicycle.site.discussion.models import Comment, Thread, Vote
from hemicycle.site.discussion.threads import thread_for_writing
from hemicycle.site.discussion.trees import tree_of
from hemicycle.site.discussion.voting import miscounts, vote

pytestmark = pytest.mark.usefixtures("fresh_database")
HANDS = 8


def at_once(deed: Callable[[int], Any], times: int) -> list[Any]:
    """Do a deed many times, by several hands at once, each with its own connection."""

    def done(at: int) -> Any:
        try:
            return deed(at)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(done, range(times)))


@pytest.fixture
def page() -> Any:
    """Return a committed page, where nothing is held."""
    open_rules()
    return published_page()


def test_answers_to_one_comment_make_the_tree_that_they_say(page: Any) -> None:
    from hemicycle.site.discussion.threads import rows_of

    thread = thread_for_writing(page)
    first = said(thread, "first")
    at_once(lambda at: said(thread, f"answer {at}", f"who{at}", parent=first.pk), 40)
    root = tree_of(rows_of(thread), "oldest")[0]
    answers = Comment.objects.filter(parent=first).order_by("posted_at", "pk")
    assert [reply.id for reply in root.replies] == list(answers.values_list("pk", flat=True))
    assert {reply.html for reply in root.replies} == {f"<p>answer {at}</p>" for at in range(40)}
    assert Thread.objects.get().count == 41
    assert miscounts() == []


def test_one_voter_at_once_is_one_vote(page: Any) -> None:
    comment = said(thread_for_writing(page), "vote on me")
    outcomes = at_once(lambda _: vote(comment, guest("al"), 1, timezone.now()), 20)
    assert sorted(set(outcomes)) == ["counted", "unchanged"]
    assert outcomes.count("counted") == Vote.objects.count() == 1
    fresh = at_once(
        lambda at: vote(comment, guest(f"new{at}", network="net-sara"), -1, timezone.now()), 20
    )
    assert fresh.count("counted") == 1
    comment.refresh_from_db()
    assert (comment.up, comment.down, comment.score) == (1, 1, 0)


def test_a_thread_is_made_once(page: Any) -> None:
    found = at_once(lambda _: thread_for_writing(page).pk, 16)
    assert len(set(found)) == Thread.objects.count() == 1


def test_posts_at_once_are_all_kept(page: Any, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    def post(at: int) -> int:
        client = browser_of(**{"x-forwarded-for": f"198.51.100.{at}"})
        return int(posted(client, page, f"comment {at}").status_code)

    assert at_once(post, 40) == [302] * 40
    assert set(Comment.objects.values_list("source", flat=True)) == {
        f"comment {at}" for at in range(40)
    }
    assert miscounts() == []
