"""Threads as readers see them: order, depth, marks of what is gone, and what it costs."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.site.discussion.threads import BEGAN, stored
from tests.site.discussion.threads import thread as generated

from hemicycle.site.discussion.models import Comment, State, Thread
from hemicycle.site.discussion.trees import SORTS, Row, Sort, tree_of, wilson

pytestmark = pytest.mark.django_db


def row(at: int, parent: int | None = None, **more: Any) -> Row:
    """Return a visible comment, posted ``at`` minutes after the first."""
    values = {
        "id": at,
        "parent": parent,
        "name": "n",
        "by_desk": False,
        "html": f"<p>{at}</p>",
        "state": "visible",
        "public_reason": "",
        "sticky": False,
        "posted_at": BEGAN + timedelta(minutes=at),
        "edited_at": None,
        "score": 0,
        "up": 0,
        "down": 0,
        "block": "",
        "exact": "",
        "orphaned": False,
    }
    return Row(**{**values, **more})


def shape(roots: list[Row]) -> list[Any]:
    """Return the ids of a tree as nested lists."""
    return [[root.id, *shape(root.replies)] if root.replies else root.id for root in roots]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param("newest", [3, 2, [1, 4, 5]], id="newest branches first, answers in turn"),
        pytest.param("oldest", [[1, 4, 5], 2, 3], id="oldest"),
        pytest.param("votes", [2, [1, 5, 4], 3], id="most voted: 40 less 30 is 10"),
        pytest.param("best", [[1, 5, 4], 2, 3], id="best: 9 of 9 is surer than 40 of 70"),
    ],
)
def test_an_order_is_what_it_says(sort: Sort, order: list[Any]) -> None:
    rows = [
        row(1, score=9, up=9),
        row(2, score=10, up=40, down=30),
        row(3),
        row(4, parent=1),
        row(5, parent=1, score=1, up=1),
    ]
    assert shape(tree_of(rows, sort)) == order


def test_what_the_desk_pins_stands_first() -> None:
    assert shape(tree_of([row(1, sticky=True), row(2), row(3)], "newest")) == [1, 3, 2]


@pytest.mark.parametrize(
    ("state", "answered", "seen"),
    [
        pytest.param("deleted", True, True, id="a deleted one with answers is a mark"),
        pytest.param("deleted", False, False, id="a deleted one alone is nothing"),
        pytest.param("hidden", False, False, id="a hidden one alone is nothing"),
        pytest.param("removed", False, True, id="a removed one shows its reason"),
    ],
)
def test_what_is_gone_leaves_a_mark_only_where_one_is_owed(
    state: str, answered: bool, seen: bool
) -> None:
    rows = [row(1, state=state), *([row(2, parent=1)] if answered else [])]
    assert bool(tree_of(rows, "oldest")) == seen


def test_wilson_is_the_published_bound() -> None:
    """Miller 2009, "How not to sort by average rating": one of one is 0.2065."""
    assert round(wilson(1, 0), 4) == 0.2065
    assert round(wilson(600, 400), 4) == 0.5693


@given(st.integers(0, 120), st.integers(0, 9), st.sampled_from(SORTS))
def test_no_comment_is_lost_or_shown_twice(size: int, seed: int, sort: Sort) -> None:
    rows = [row(at + 1, None if each.parent is None else each.parent + 1)
            for at, each in enumerate(generated(size, seed))]  # fmt: skip
    roots = tree_of(rows, sort)
    seen, waiting = [], list(roots)
    while waiting:
        each = waiting.pop()
        seen.append(each.id)
        assert all(reply.parent == each.id for reply in each.replies)
        waiting += each.replies
    assert sorted(seen) == [each.id for each in rows]
    assert sum(root.size for root in roots) == size


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"depth": 3}, id="two steps deeper than its parent"),
        pytest.param({"root": None}, id="a reply without a root"),
        pytest.param({"score": 5}, id="a score that is not up less down"),
        pytest.param({"state": "removed"}, id="removed without a reason"),
        pytest.param({"state": "deleted"}, id="deleted, and still with words"),
        pytest.param({"thread": "other"}, id="a reply in another thread"),
        pytest.param({"state": "lost"}, id="a state that there is not"),
    ],
)
def test_the_database_refuses_what_cannot_be(
    thread: Thread, says: Callable[..., Comment], broken: dict[str, Any]
) -> None:
    from tests.site.discussion.talk import published_page

    above = says("first")
    if "thread" in broken:
        broken = {"thread": Thread.objects.create(page_id=published_page("other").pk)}
    right = {"thread": thread, "parent": above, "root": above, "depth": 1, "name": "n",
             "source": "s", "html": "s", "state": State.VISIBLE,
             "posted_at": timezone.now()}  # fmt: skip
    Comment.objects.create(**right)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(**{**right, **broken})


def place(comment: Comment) -> str:
    """Return the beginning of a comment's element."""
    return f"<li id=c-{comment.pk}>"


def opened(client: Client, page: Any, query: str = "") -> str:
    """Return the page of a thread as text."""
    answer = client.get(f"/discussion/{page.pk}/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_whole_of_a_thread_can_be_read(client: Client, page: Any) -> None:
    stored(page.pk, 60)
    text = opened(client, page)
    assert "60 comments" in text
    shown = set(re.findall(r"id=c-(\d+)", text))
    deep = Comment.objects.filter(depth__gt=4).count()
    assert len(shown) == 60 - deep
    assert (deep > 0) == ("Continue this thread" in text)


def test_what_lies_deeper_is_one_link_away(client: Client, page: Any) -> None:
    stored(page.pk, 200)
    deep = Comment.objects.filter(depth=5).first()
    assert deep is not None
    assert place(deep) not in opened(client, page)
    above = client.get(f"/discussion/c/{deep.parent_id}/").content.decode()
    assert place(deep) in above


def test_more_is_loaded_without_script(client: Client, page: Any) -> None:
    stored(page.pk, 400)
    first = opened(client, page)
    more = re.search(r'class="more" href="([^"#]+)', first)
    assert more is not None
    assert more[1] == "?shown=600"
    assert first.count("<li id=c-") < opened(client, page, more[1]).count("<li id=c-")
    assert 'class="more"' not in opened(client, page, "?shown=1000000")


def test_branches_alone_say_how_many_answers_they_have(client: Client, page: Any) -> None:
    stored(page.pk, 40)
    roots = Comment.objects.filter(parent=None)
    text = opened(client, page, "?only=parents")
    assert text.count("<li id=c-") == roots.count()
    root = next(each for each in roots if each.branch.exists())
    assert f"View {root.branch.count()} repl" in text


def test_unread_since_the_last_visit_are_marked(client: Client, page: Any) -> None:
    stored(page.pk, 10)
    since = int((BEGAN + timedelta(minutes=15)).timestamp())
    newer = Comment.objects.filter(posted_at__gt=BEGAN + timedelta(minutes=15)).count()
    text = opened(client, page, f"?since={since}")
    assert text.count(" class=new") == newer > 0


def test_a_permalink_shows_one_comment_with_its_answers(
    client: Client, page: Any, says: Callable[..., Comment]
) -> None:
    first, other = says("first"), says("another branch", "al")
    answer = says("an answer", "sara", parent=first.pk)
    text = client.get(f"/discussion/c/{first.pk}/").content.decode()
    assert place(answer) in text
    assert place(other) not in text


@pytest.mark.parametrize(
    "query", ["?sort=newest'--", "?shown=-1", "?since=x", "?block=<b>", "?only=1"]
)
def test_an_address_that_makes_no_sense_shows_the_plain_thread(
    client: Client, page: Any, query: str
) -> None:
    stored(page.pk, 3)
    assert "3 comments" in opened(client, page, query)


@pytest.mark.parametrize("accounts", [False, True], ids=["guests", "registered authors"])
def test_a_thread_costs_three_queries_however_long_it_is(
    client: Client, page: Any, accounts: bool
) -> None:
    from django.test import RequestFactory
    from wagtail.models import Page

    from hemicycle.site.discussion.rendering import passage_link, section

    users = [get_user_model().objects.create_user(f"u{at}").pk for at in range(5)]
    request = RequestFactory().get("/")
    for size in (20, 180) if accounts else (20, 180, 1800):
        stored(page.pk, size, seed=size, accounts=users if accounts else None)
        story = Page.objects.get(pk=page.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            section(story, request)
            passage_link(story, "0")
        assert len(asked) <= 3
        again = Page.objects.get(pk=page.pk)
        with CaptureQueriesContext(connection) as asked:
            section(again, request)
        assert len(asked) == 1


def test_what_was_shown_is_noted_for_whoever_keeps_the_page(page: Any) -> None:
    from django.test import RequestFactory

    from hemicycle.site.discussion.rendering import Shown, section
    from hemicycle.site.discussion.threads import version_of

    request = RequestFactory().get("/")
    section(page, request)
    assert request.discussion_shown == Shown(page.pk, version_of(page.pk)) == Shown(page.pk, -1)
    thread = stored(page.pk, 2)
    assert version_of(page.pk) == thread.version == 1


def test_two_hundred_comments_are_a_light_page(client: Client, page: Any) -> None:
    stored(page.pk, 200)
    assert len(opened(client, page).encode()) <= 120_000


def test_nobody_who_only_reads_is_given_a_cookie(client: Client, page: Any) -> None:
    stored(page.pk, 5)
    for address in (f"/discussion/{page.pk}/", f"/discussion/{page.pk}/write/"):
        assert client.get(address).cookies == {}


def test_arabic_readers_find_their_own_words(client: Client, page: Any) -> None:
    stored(page.pk, 5)
    text = client.get(f"/ar/discussion/{page.pk}/").content.decode()
    assert 'dir="rtl"' in text
    assert "/ar/discussion/" in text
