"""Threads from elsewhere: the same thread comes out, and an import run twice changes nothing."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.reading.pages import read_page
from hemicycle.site.discussion.importing import (
    Imported,
    Post,
    Votes,
    _parents_first,
    import_posts,
    posts_of,
)
from hemicycle.site.discussion.models import Comment, Thread
from hemicycle.site.discussion.voting import miscounts

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
PAGE = b"""The seats are counted

The commission has published the seats of all lists this evening, it said in Baghdad.

3 Comments

Rima Haddad
2 hours ago

Who counts the votes abroad?

Reply

Olaf Klein
1 hour ago

The embassies do.

Reply

Rima Haddad
1 hour ago

Who counts the votes abroad?

Reply
"""
POSTS = [
    Post("b", "Olaf", "an answer", parent="a", posted_at="2018-05-24T15:00:00+03:00"),
    Post("a", "Rima", "two\nlines\n\n<b>parts</b>", votes=Votes(up=3, down=1)),
    Post("c", None, "*so*", parent="b", source="*so*", form="markdown", votes=Votes(score=-2)),
    Post("d", "X", "x", source="<p onclick=x>kept<script>bad</script></p>", form="html"),
    Post("e", "Spammer", "buy", state="spam"),
    Post("f", "Gone", "gone", state="deleted"),
    Post("g", "Waits", "waits", state="pending"),
]


@pytest.mark.django_db
def test_an_export_comes_out_as_it_was(page: Any) -> None:
    assert import_posts(page, "elsewhere", POSTS, NOW) == Imported(6, 0)
    by_id = {each.external_id: each for each in Comment.objects.all()}
    assert set(by_id) == set("abcdfg")
    assert by_id["a"].html == "<p>two<br>lines</p>\n<p>&lt;b&gt;parts&lt;/b&gt;</p>"
    assert (by_id["a"].up, by_id["a"].down, by_id["a"].score) == (3, 1, 2)
    assert (by_id["b"].parent_id, by_id["b"].depth) == (by_id["a"].pk, 1)
    assert by_id["b"].posted_at == datetime(2018, 5, 24, 12, tzinfo=UTC)
    assert (by_id["c"].root_id, by_id["c"].depth) == (by_id["a"].pk, 2)
    assert (by_id["c"].name, by_id["c"].html) == ("A reader", "<p><em>so</em></p>")
    assert (by_id["c"].up, by_id["c"].down) == (0, 2)
    assert by_id["d"].html == "<p>kept</p>"
    assert (by_id["f"].state, by_id["f"].name, by_id["g"].state) == ("deleted", "", "held")
    assert Thread.objects.get().count == 4
    assert miscounts() == []


@pytest.mark.django_db
def test_twice_changes_nothing_and_a_longer_export_adds_the_rest(page: Any) -> None:
    import_posts(page, "elsewhere", POSTS[:2], NOW)
    before = list(Comment.objects.values())
    version = Thread.objects.get().version
    assert import_posts(page, "elsewhere", POSTS[:2], NOW) == Imported(0, 2)
    assert (list(Comment.objects.values()), Thread.objects.get().version) == (before, version)
    assert import_posts(page, "elsewhere", POSTS, NOW) == Imported(4, 2)
    assert Comment.objects.get(external_id="c").parent.external_id == "b"
    assert import_posts(page, "another", POSTS[:1], NOW) == Imported(1, 0)


@pytest.mark.django_db
def test_a_read_page_gives_its_thread(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE)
    posts = posts_of(read_page(PAGE, "page.txt").report)
    assert len({post.id for post in posts}) == len(posts) == 3
    for expected in ("3 added, 0 known already", "0 added, 3 known already"):
        told = io.StringIO()
        call_command("discussion_import", page.pk, file, stdout=told)
        assert told.getvalue().strip() == expected
    found = Comment.objects.order_by("posted_at", "pk").values_list("name", "source")
    assert list(found) == [(post.author, post.text) for post in posts]


@pytest.mark.django_db
def test_the_page_we_began_from_gives_its_thirteen_comments(page: Any, gold: Path) -> None:
    content = (gold / "reading/pages/seed.json").read_bytes()
    posts = posts_of(read_page(content, "seed.json").report)
    assert import_posts(page, "seed", posts, NOW) == Imported(13, 0)
    assert import_posts(page, "seed", posts, NOW) == Imported(0, 13)


@pytest.mark.django_db
def test_a_command_says_what_is_wrong(page: Any, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no page has the id 99999"):
        call_command("discussion_import", 99999, tmp_path / "x")
    with pytest.raises(CommandError, match="No such file"):
        call_command("discussion_import", page.pk, tmp_path / "x")


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=10))
def test_parents_come_first_even_where_the_source_has_rings(parents: list[int | None]) -> None:
    posts = [
        Post(str(at), "n", "t", None if parent is None else str(parent))
        for at, parent in enumerate(parents)
    ]
    given_out = list(_parents_first(posts, set()))
    assert sorted(post.id for post in given_out) == sorted(post.id for post in posts)
