"""The rules between a reader's words and the public: each tried alone, then through the form."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from tests.site.discussion.talk import browser_of, form, guest, open_rules, posted, said

from hemicycle.site.discussion.limits import Limit, forget_old_tallies, within
from hemicycle.site.discussion.models import Ban, Comment, Rules, Salt, Tally, Thread
from hemicycle.site.discussion.networks import (
    client_network,
    forget_old_salts,
    network_key,
    network_keys,
)
from hemicycle.site.discussion.screening.proof import challenge, is_proved
from hemicycle.site.discussion.screening.tokens import form_token, read_token
from hemicycle.site.discussion.screening.verdicts import Circumstances, Draft, screened
from hemicycle.site.discussion.screening.words import found_words

pytestmark = pytest.mark.django_db
FAIR = Draft("Who counts the votes abroad?", "<p>Who counts the votes abroad?</p>", "Rima")
NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)


def linking(count: int) -> Draft:
    """Return a draft with so many links."""
    text = "see " + " ".join(f"https://a.example/{at}" for at in range(count))
    return replace(FAIR, text=text)


@pytest.mark.parametrize(
    ("draft", "around", "expected"),
    [
        pytest.param({}, {}, [], id="fair words of a known reader"),
        pytest.param({"text": "x"}, {}, [("length", "refuse")], id="one character"),
        pytest.param({"text": "y" * 4000}, {}, [], id="as long as can be"),
        pytest.param({"text": "y" * 4001}, {}, [("length", "refuse")], id="one more"),
        pytest.param({"name": "@rima"}, {}, [("name", "refuse")], id="an address for a name"),
        pytest.param({}, {"repeated": True}, [("repeated", "refuse")], id="said before"),
        pytest.param({}, {"since_last": 14.9}, [("wait", "refuse")], id="14.9 s after the last"),
        pytest.param({}, {"since_last": 15.0}, [], id="15 s after the last"),
        pytest.param(
            {}, {"since_last": 15.0, "slow_seconds": 60}, [("wait", "refuse")], id="a slow thread"
        ),
        pytest.param(
            {"text": "see www.a.example"}, {}, [("links", "hold")], id="a link typed out"
        ),
        pytest.param({"text": "You liar"}, {}, [("words", "hold")], id="an insult"),
        pytest.param({}, {"known": False}, [("first", "hold")], id="a first comment"),
        pytest.param({"trap": "x"}, {}, [("trap", "hold")], id="the hidden field"),
        pytest.param({"seconds_to_write": 2.9}, {}, [("quick", "hold")], id="written in 2.9 s"),
        pytest.param({"seconds_to_write": 3.0}, {}, [], id="written in 3 s"),
        pytest.param({"proof": False}, {}, [("proof", "hold")], id="a guest without proof"),
        pytest.param({"proof": False}, {"account": True}, [], id="an account without proof"),
    ],
)
def test_each_rule_says_what_it_says(
    draft: dict[str, Any], around: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    circumstances = Circumstances(**{"rules": Rules(), "known": True, **around})
    said_of_it = screened(replace(FAIR, **draft), circumstances)
    assert [(verdict.rule, verdict.act) for verdict in said_of_it] == expected
    assert all(verdict.reason for verdict in said_of_it)


@pytest.mark.parametrize(("allowed", "held"), [(0, 1), (2, 3)])
def test_links_are_counted_against_the_house_s_number(allowed: int, held: int) -> None:
    around = Circumstances(rules=Rules(most_links=allowed), known=True)
    assert screened(linking(allowed), around) == []
    assert [verdict.rule for verdict in screened(linking(held), around)] == ["links"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # The manner of the thread under the page we began from, in words of our own.
        pytest.param("Leave that to the trolls.", "trolls", id="trolls"),
        pytest.param("You act in a STUPID way", "stupid", id="stupid"),
        pytest.param("are you calling him retarded?", "retard*", id="retarded"),
        pytest.param("blame marrying close cousins", "marrying close cousins", id="of a family"),
        pytest.param("ｓｔｕｐｉｄ", "stupid", id="wide letters"),
        pytest.param("stu\u200bpid", "stupid", id="with an unseen space"),
        pytest.param("أنت غَبِيّ", "غبي*", id="Arabic with vowel marks"),
        pytest.param("كـذاب", "كذاب*", id="Arabic drawn out"),
        pytest.param("they should be  shot", "should be shot", id="a threat over two spaces"),
    ],
)
def test_insults_slurs_and_threats_are_found(text: str, word: str) -> None:
    assert [each.word for each in found_words(text)] == [word]


@pytest.mark.parametrize(
    "text",
    ["a controlled retreat", "Scunthorpe", "the trolley", "stupidity is not listed", "كلبة"],
)
def test_words_are_whole_words(text: str) -> None:
    assert found_words(text) == []


def test_an_editor_adds_words_and_lets_others_pass() -> None:
    assert found_words("a puppet", more="puppet*\n# a note")[0].kind == "house"
    assert found_words("a puppet, you troll", more="puppet*", allowed="Troll\npuppet*") == []


def test_the_moderator_sees_which_rule_held_it_and_why(
    client: Client, page: Any, thread: Thread
) -> None:
    posted(client, page, "You liar, see https://a.example https://b.example")
    open_rules(most_links=0)
    posted(client, page, "Liars, see https://a.example", website="http://spam.example")
    comment = Comment.objects.order_by("-pk")[0]
    assert comment.state == "held"
    assert {(each["rule"], each["reason"]) for each in comment.verdicts} == {
        ("words", "insult (en): liar*"),
        ("links", "1 links, 0 allowed"),
        ("trap", "the hidden field was filled"),
    }
    assert comment.risk == 20 + 20 + 60


def test_a_proof_of_work_is_good_for_its_own_form_once(page: Any) -> None:
    import base64
    import hashlib
    import json

    token = form_token(page.pk)
    read = read_token(token, page.pk)
    asked = challenge(token, page.pk)
    assert read is not None
    assert asked is not None
    number = next(
        each
        for each in range(asked["maxNumber"] + 1)
        if hashlib.sha256(f"{asked['salt']}{each}".encode()).hexdigest() == asked["challenge"]
    )
    solved = {name: asked[name] for name in ("algorithm", "challenge", "salt", "signature")}
    payload = base64.b64encode(json.dumps({**solved, "number": number}).encode()).decode()
    wrong = base64.b64encode(json.dumps({**solved, "number": number + 1}).encode()).decode()
    assert is_proved(payload, read.nonce)
    assert not is_proved(payload, "another")
    assert not is_proved(wrong, read.nonce)


@pytest.mark.parametrize("payload", ["", "x", "é", "bnVsbA==", "e30=", "W10=", "MQ==", "a" * 3000])
def test_no_proof_at_all_is_no_error(payload: str) -> None:
    assert not is_proved(payload, "nonce")


def test_a_token_is_of_one_page_and_one_day(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    token = form_token(page.pk)
    read = read_token(token, page.pk)
    assert read is not None
    assert 0 <= read.age < 5
    assert read_token(token, page.pk + 1) is None
    assert read_token(token[:-1] + ("a" if token[-1] != "a" else "b"), page.pk) is None
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 24 * 3600 - 5)
    assert read_token(token, page.pk) is not None
    monkeypatch.setattr("time.time", lambda: now + 24 * 3600 + 5)
    assert read_token(token, page.pk) is None


@pytest.mark.parametrize(
    ("trusted", "remote", "forwarded", "network"),
    [
        pytest.param([], "203.0.113.9", "198.51.100.1", "203.0.113.9", id="nobody is trusted"),
        pytest.param(
            ["10.0.0.0/8"], "10.0.0.2", "198.51.100.1", "198.51.100.1", id="a trusted proxy"
        ),
        pytest.param(
            ["10.0.0.0/8"], "10.0.0.2", "9.9.9.9, 198.51.100.1", "198.51.100.1",
            id="what the client put before it is not believed",
        ),
        pytest.param(
            ["10.0.0.0/8"], "10.0.0.2", "198.51.100.1, 10.1.1.1", "198.51.100.1", id="two proxies"
        ),
        pytest.param(["10.0.0.0/8"], "10.0.0.2", "rubbish", "10.0.0.2", id="rubbish is not taken"),
        pytest.param(["10.0.0.0/8"], "10.0.0.2", "", "10.0.0.2", id="nothing forwarded"),
        pytest.param([], "2001:db8:1:2:3::9", "", "2001:db8:1:2::/64", id="a household of IPv6"),
        pytest.param([], "::ffff:203.0.113.9", "", "203.0.113.9", id="IPv4 in IPv6"),
        pytest.param([], "", "", "unknown", id="a socket without an address"),
    ],
)  # fmt: skip
def test_the_network_is_the_last_one_that_is_believed(
    settings: Any, trusted: list[str], remote: str, forwarded: str, network: str
) -> None:
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_network(request) == network


def test_networks_are_forgotten_with_their_salt() -> None:
    weeks = [NOON + timedelta(weeks=at) for at in range(3)]
    keys = [network_key("203.0.113.9", week) for week in weeks]
    assert len(set(keys)) == 3
    assert network_keys("203.0.113.9", weeks[1]) == [keys[1], keys[0]]
    assert forget_old_salts(weeks[2]) == 1
    assert Salt.objects.count() == 2


def test_a_limit_counts_in_its_window_and_no_longer() -> None:
    limits = (Limit("post", 2, 60), Limit("posts", 3, 3600))
    minute = timedelta(minutes=1)
    allowed = [within(limits, "a", NOON + minute * (at // 3)) for at in range(5)]
    assert allowed == [True, True, False, False, False]
    assert within(limits, "a", NOON + timedelta(hours=1))
    assert within(limits, "b", NOON)
    forget_old_tallies(NOON + timedelta(hours=1))
    assert set(Tally.objects.values_list("key", flat=True)) == {"post:a", "posts:a"}


def test_too_many_comments_from_one_network_are_refused(page: Any, thread: Thread) -> None:
    answers = [posted(browser_of(), page, f"flood {at}").status_code for at in range(9)]
    assert answers == [302] * 8 + [400]
    assert Comment.objects.count() == 8


@pytest.mark.parametrize("kind", ["writer", "network", "email"])
def test_who_is_banned_cannot_write_or_vote_until_it_is_over(thread: Thread, kind: str) -> None:
    from hemicycle.site.discussion.sealing import email_key
    from hemicycle.site.discussion.voting import vote
    from hemicycle.site.discussion.writing import Sent, write

    other = said(thread, "vote on me", "al")
    now = timezone.now()
    value = {
        "writer": "guest-rima",
        "network": network_key("plain-rima", now),
        "email": email_key("r@example.org"),
    }[kind]
    Ban.objects.create(kind=kind, value=value, until=now, reason="spam", made_at=now)
    sent = Sent("let me in", "Rima", "s-1", email="R@example.org")
    before = now - timedelta(seconds=1)
    assert "ban" in write(thread, guest("rima"), sent, before).errors
    if kind != "email":
        assert vote(other, guest("rima"), 1, before) == "banned"
    assert write(thread, guest("rima"), sent, now).comment is not None


def test_a_slow_thread_makes_its_readers_wait(client: Client, page: Any, thread: Thread) -> None:
    Thread.objects.update(slow_seconds=600)
    posted(client, page, "one")
    refused = client.post(f"/discussion/{page.pk}/write/", form(page, "two"))
    assert "Please wait 6" in refused.content.decode()
