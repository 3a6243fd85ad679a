"""Writing as readers do it: by forms, without script; what is kept, held, refused, taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.site.discussion.talk import form, guest, open_rules, posted

from hemicycle.site.discussion.anchors import Anchor, blocks_in, reanchor
from hemicycle.site.discussion.models import Comment, Rules, State, Thread, Vote
from hemicycle.site.discussion.sealing import email_key, unseal
from hemicycle.site.discussion.voting import Miscount, mend, miscounts, vote, withdraw
from hemicycle.site.discussion.writing import EDIT_WINDOW, edit, may_edit, take_back

pytestmark = pytest.mark.django_db
BLOCK = "0a1b2c3d-0000-4000-8000-00000000000a"
OTHER = "0a1b2c3d-0000-4000-8000-00000000000b"


def test_a_guest_writes_and_it_stands_in_the_thread(
    client: Client, page: Any, thread: Thread
) -> None:
    answer = posted(client, page, "Who *counts* abroad?", email="Rima@Example.org")
    comment = Comment.objects.get()
    assert answer.status_code == 302
    assert answer.url.endswith(f"#c-{comment.pk}")
    assert (comment.state, comment.html) == ("visible", "<p>Who <em>counts</em> abroad?</p>")
    assert comment.email_key == email_key("rima@example.org")
    assert unseal(comment.email_sealed) == "Rima@Example.org"
    text = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "Who <em>counts</em> abroad?" in text
    assert "xample.org" not in text.replace("https://example.org", "")
    assert Thread.objects.get().count == 1


def test_the_cookie_comes_with_the_first_deed_and_is_kept_hashed(
    client: Client, page: Any, thread: Thread
) -> None:
    cookie = posted(client, page, "One").cookies["reader"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "reader" not in posted(client, page, "Two").cookies
    writers = set(Comment.objects.values_list("writer", flat=True))
    assert len(writers) == 1
    assert cookie.value.split(":")[0] not in writers.pop()


def test_a_preview_keeps_nothing(client: Client, page: Any, thread: Thread) -> None:
    answer = posted(client, page, "**So** <script>", do="preview")
    text = answer.content.decode()
    assert "<strong>So</strong> &lt;script&gt;" in text
    assert ">**So** &lt;script&gt;</textarea>" in text
    assert not Comment.objects.exists()


def test_a_form_sent_twice_is_one_comment(client: Client, page: Any, thread: Thread) -> None:
    fields = form(page, "Only once")
    answers = [client.post(f"/discussion/{page.pk}/write/", fields) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Comment.objects.count() == 1


def test_two_readers_of_one_kept_page_are_two(client: Client, page: Any, thread: Thread) -> None:
    fields = form(page, "First")
    for text in ("First", "Second"):
        client.post(f"/discussion/{page.pk}/write/", {**fields, "text": text})
    assert Comment.objects.count() == 2


def test_an_account_needs_neither_name_nor_proof(
    client: Client, page: Any, thread: Thread, django_user_model: Any
) -> None:
    open_rules(ask_for_proof=True)
    user = django_user_model.objects.create_user("sara", "s@example.org", first_name="Sara")
    client.force_login(user)
    posted(client, page, "As myself", name="Somebody else")
    comment = Comment.objects.get()
    assert (comment.name, comment.account_id, comment.state) == ("Sara", user.pk, "visible")


def test_a_reply_lies_under_what_it_answers(
    client: Client, page: Any, says: Callable[..., Comment]
) -> None:
    first = says("first")
    posted(client, page, "an answer", parent=str(first.pk))
    answer = Comment.objects.get(source="an answer")
    deeper = says("deeper", "al", parent=answer.pk)
    assert (answer.parent_id, answer.root_id, answer.depth) == (first.pk, first.pk, 1)
    assert (deeper.parent_id, deeper.root_id, deeper.depth) == (answer.pk, first.pk, 2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"text": "x"}, "too short", id="too short"),
        pytest.param({"text": "x" * 4001}, "at most 4000", id="too long"),
        pytest.param({"text": "[](https://a.example)"}, "too short", id="nothing to read"),
        pytest.param({"name": "…"}, "Write a name", id="no letter in the name"),
        pytest.param({"name": "www.buy.example"}, "not an address", id="an address for a name"),
        pytest.param({"email": "a@b.example, c@d.example"}, "cannot be right", id="two addresses"),
        pytest.param({"email": "a@b.example\nBcc: c@d.example"}, "cannot be right", id="header"),
        pytest.param({"parent": "999"}, "no longer there", id="answers nothing"),
        pytest.param({"token": "forged"}, "too old", id="forged token"),
    ],
)
def test_a_refusal_says_why_and_gives_the_words_back(
    client: Client, page: Any, thread: Thread, change: dict[str, str], expected: str
) -> None:
    fields = {**form(page, "A fair question"), **change}
    answer = client.post(f"/discussion/{page.pk}/write/", fields)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert expected in text
    assert fields["text"] in text
    assert not Comment.objects.exists()


def test_a_closed_thread_takes_nothing(client: Client, page: Any, thread: Thread) -> None:
    for closing in ({"closed": True}, {"closed": False, "closes_at": timezone.now()}):
        Thread.objects.update(**closing)
        assert "closed" in posted(client, page, "Too late").content.decode()
        assert 'id="write"' not in client.get(f"/discussion/{page.pk}/").content.decode()


def test_a_thread_closes_by_itself_after_the_days_of_the_house(page: Any, client: Client) -> None:
    open_rules(close_after_days=14)
    page.first_published_at = timezone.now() - timedelta(days=13)
    page.save()
    posted(client, page, "In time")
    assert Thread.objects.get().closes_at == page.first_published_at + timedelta(days=14)


def test_words_can_be_mended_for_a_quarter_of_an_hour(says: Callable[..., Comment]) -> None:
    comment = says("Teh seats")
    assert edit(comment, guest("rima"), "The *seats*", comment.posted_at).comment is not None
    comment.refresh_from_db()
    assert (comment.html, comment.state) == ("<p>The <em>seats</em></p>", "visible")
    assert comment.edited_at == comment.posted_at
    last = comment.posted_at + EDIT_WINDOW
    assert may_edit(comment, "guest-rima", last - timedelta(seconds=1))
    assert not may_edit(comment, "guest-rima", last)
    assert timedelta(minutes=15) == EDIT_WINDOW


def test_words_that_were_answered_stay(says: Callable[..., Comment]) -> None:
    comment = says("A claim")
    says("An answer", "al", parent=comment.pk)
    refused = edit(comment, guest("rima"), "Never said", comment.posted_at)
    assert "no longer be edited" in refused.errors["edit"]


def test_an_edit_is_screened_like_any_other_words(thread: Thread, says: Any) -> None:
    comment = says("A fair word")
    edit(comment, guest("rima"), "You are all idiots", comment.posted_at)
    comment.refresh_from_db()
    thread.refresh_from_db()
    assert (comment.state, thread.count) == ("held", 0)


def test_what_is_taken_back_leaves_a_place_and_nothing_else(
    client: Client, page: Any, thread: Thread
) -> None:
    posted(client, page, "I regret this", email="rima@example.org")
    comment = Comment.objects.get()
    Comment.objects.create(thread=thread, parent=comment, root=comment, depth=1, name="Al",
                           html="<p>answer</p>", state="visible",
                           posted_at=timezone.now())  # fmt: skip
    address = f"/discussion/c/{comment.pk}/delete/"
    assert "I regret this" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    comment.refresh_from_db()
    left = (comment.source, comment.html, comment.name, comment.email_sealed, comment.network,
            comment.writer, comment.email_key)  # fmt: skip
    assert set(left) == {""}
    text = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "Deleted by its writer." in text
    assert "answer" in text
    assert "I regret this" not in text


def test_taking_back_twice_counts_once(thread: Thread, says: Callable[..., Comment]) -> None:
    comment = says("gone"), says("stays", "al")
    take_back(comment[0])
    take_back(comment[0])
    thread.refresh_from_db()
    assert thread.count == 1


def test_a_vote_counts_once_and_can_change_its_mind(says: Callable[..., Comment]) -> None:
    comment, now = says("vote on me"), timezone.now()
    assert vote(comment, guest("al"), 1, now) == "counted"
    assert vote(comment, guest("al"), 1, now) == "unchanged"
    assert vote(comment, guest("sara"), 1, now) == "counted"
    assert vote(comment, guest("al"), -1, now) == "changed"
    comment.refresh_from_db()
    assert (comment.up, comment.down, comment.score) == (1, 1, 0)
    assert withdraw(comment.pk, "guest-al")
    assert not withdraw(comment.pk, "guest-al")
    comment.refresh_from_db()
    assert (comment.up, comment.down, comment.score) == (1, 0, 1)
    assert miscounts() == []


@pytest.mark.parametrize(
    ("voter", "said"),
    [
        pytest.param({"key": "guest-rima"}, "own", id="the writer"),
        pytest.param({"network": "net-rima"}, "own", id="a guest in the writer's network"),
        pytest.param({"network": "net-rima", "account_id": 7}, "counted", id="an account there"),
        pytest.param({"network": "net-al"}, "network", id="a second guest of a voter's network"),
    ],
)
def test_nobody_votes_for_themselves_or_twice(
    says: Callable[..., Comment], voter: dict[str, Any], said: str
) -> None:
    comment = says("vote on me")
    vote(comment, guest("al"), 1, timezone.now())
    assert vote(comment, guest("new", **voter), 1, timezone.now()) == said


def test_votes_work_by_the_page_s_own_form(
    client: Client, page: Any, says: Callable[..., Comment]
) -> None:
    comment = says("vote on me")
    answer = client.post(f"/discussion/{page.pk}/vote/", {"up": str(comment.pk), "sort": "best"})
    assert answer.url.endswith(f"?sort=best#c-{comment.pk}")
    assert "▲ 1" in client.get(f"/discussion/{page.pk}/").content.decode()
    client.post(f"/discussion/{page.pk}/vote/", {"down": str(comment.pk)})
    text = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "▲ 0" in text
    assert "▼ 1" in text


def test_a_recount_finds_and_mends_what_is_wrong(thread: Thread, says: Any) -> None:
    comment = says("count me")
    vote(comment, guest("al"), 1, timezone.now())
    Comment.objects.filter(pk=comment.pk).update(up=5, score=5)
    Thread.objects.update(count=9)
    found = miscounts()
    assert found == [
        Miscount("votes", comment.pk, (5, 0), (1, 0)),
        Miscount("comments", thread.pk, (9,), (1,)),
    ]
    mend(found)
    assert miscounts() == []


def test_a_sentence_is_commented_on_and_found_again(
    client: Client, page: Any, thread: Thread
) -> None:
    fields = {"block": BLOCK, "exact": "even through intermediaries", "prefix": "not sit down, "}
    posted(client, page, "Then what are mediators for?", **fields)
    comment = Comment.objects.get()
    assert (comment.block, comment.exact) == (BLOCK, "even through intermediaries")
    text = client.get(f"/discussion/{page.pk}/?only=text").content.decode()
    assert f'<a href="#b-{BLOCK}">even through intermediaries</a>' in text
    blocks = {OTHER: "They will not sit down, even through intermediaries.", BLOCK: "New words."}
    assert reanchor(thread, blocks, 8) == 1
    comment.refresh_from_db()
    assert (comment.block, comment.orphaned, comment.revision) == (OTHER, False, 8)
    reanchor(thread, {OTHER: "All is new."}, 9)
    text = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "These words are no longer in the story." in text
    assert reanchor(thread, blocks, 10) == 1
    comment.refresh_from_db()
    assert not comment.orphaned


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        pytest.param(
            '<section id="b-x"><h2>A</h2><br><p>b &amp; c</p></section>d', {"x": "Ab & c"},
            id="a block of several elements",
        ),
        pytest.param(
            '<div id="b-x">a<p id="b-y">b</p>c</div>', {"x": "ac", "y": "b"}, id="within another"
        ),
        pytest.param('<p id="b-x">a<b>b</p>c', {"x": "ab"}, id="an element that is never closed"),
        pytest.param("<p id=body>a</p></p>", {}, id="no block"),
        pytest.param('<figure id="b-x"></figure>', {"x": ""}, id="a chart without a word"),
    ],
)  # fmt: skip
def test_blocks_are_read_from_the_page_as_readers_see_it(
    html: str, blocks: dict[str, str]
) -> None:
    assert blocks_in(html) == blocks


def test_a_passage_links_to_what_is_said_of_it(page: Any, says: Callable[..., Comment]) -> None:
    from hemicycle.site.discussion.rendering import passage_link

    says("on a block", anchor=Anchor(BLOCK))
    assert "1 comment on this passage" in passage_link(page, BLOCK)
    assert f"?block={OTHER}" in passage_link(page, OTHER)
    assert "comments on" not in passage_link(page, OTHER)
    assert passage_link(page, "<b>") == ""


def test_one_can_mention_who_wrote_before(says: Callable[..., Comment]) -> None:
    first = says("first", "king tudor")
    html = says("@King_Tudor is right, @nobody is not", "al").html
    assert (
        f'<a href="#c-{first.pk}" rel="nofollow ugc noopener noreferrer">@King_Tudor</a>' in html
    )
    assert "@nobody is not" in html


def test_what_is_held_is_seen_by_its_writer_alone(
    client: Client, page: Any, thread: Thread
) -> None:
    rules = open_rules(hold_first_posts=True)
    answer = posted(client, page, "My first words")
    comment = Comment.objects.get()
    assert (comment.state, rules) == (State.HELD, Rules.load())
    assert "waits for a moderator" in client.get(answer.url).content.decode()
    own = client.get(f"/discussion/{page.pk}/").content.decode()
    assert "waits for a moderator" in own
    assert "My first words" not in own
    assert Client().get(answer.url).status_code == 404
    assert "My first words" not in Client().get(f"/discussion/{page.pk}/").content.decode()


def test_my_content_is_shown_exported_and_erased(
    client: Client, page: Any, thread: Thread, says: Callable[..., Comment]
) -> None:
    other = says("somebody else's", "al")
    posted(client, page, "mine", email="rima@example.org")
    client.post(f"/discussion/{page.pk}/vote/", {"up": str(other.pk)})
    assert "mine" in client.get("/discussion/mine/").content.decode()
    exported = client.get("/discussion/mine/export/").json()
    assert [each["text"] for each in exported["comments"]] == ["mine"]
    assert exported["votes"][0]["value"] == 1
    assert "else's" not in str(exported)
    assert client.get("/discussion/mine/erase/").status_code == 200
    assert Comment.objects.filter(source="mine").exists()
    client.post("/discussion/mine/erase/")
    assert client.get("/discussion/mine/export/").json()["comments"] == []
    assert not Vote.objects.exists()
    assert list(Comment.objects.values_list("source", flat=True).order_by("pk")) == [
        "somebody else's",
        "",
    ]
    assert miscounts() == []
