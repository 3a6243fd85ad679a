"""The API says what its description says, and no more than the pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from tests.site.discussion.talk import browser_of, open_rules, posted
from tests.site.discussion.threads import stored

from hemicycle.site.discussion import outside
from hemicycle.site.discussion.models import Comment, Thread

pytestmark = pytest.mark.django_db


def described(client: Client) -> dict[str, Any]:
    """Return the description of the API."""
    found: dict[str, Any] = client.get("/api/discussion/openapi.json").json()
    return found


def sent(client: Client, address: str, body: object, **headers: str) -> Any:
    """Post JSON."""
    return client.post(address, json.dumps(body), content_type="application/json", **headers)


def test_the_description_is_valid_openapi(client: Client) -> None:
    document = described(client)
    validate(document)
    assert set(document["paths"]) == {
        "/api/discussion/threads/{page_id}",
        "/api/discussion/threads/{page_id}/comments",
        "/api/discussion/threads/{page_id}/form",
        "/api/discussion/comments/{comment_id}/vote",
    }


@pytest.mark.parametrize("sort", ["newest", "oldest", "votes", "best"])
def test_answers_are_as_described(client: Client, page: Any, sort: str) -> None:
    stored(page.pk, 60)
    document = described(client)
    found = client.get(f"/api/discussion/threads/{page.pk}/comments?sort={sort}").json()
    schema = {"type": "array", "items": {"$ref": "#/components/schemas/CommentOut"}}
    Draft202012Validator({**schema, "components": document["components"]}).validate(found)
    seen: set[int] = set()
    for each in found:
        assert each["parent"] is None or each["parent"] in seen
        seen.add(each["id"])
    assert len(seen) == 60
    rest = client.get(
        f"/api/discussion/threads/{page.pk}/comments?sort={sort}&first=50&most=20"
    ).json()
    assert rest == found[50:]


def test_a_program_writes_and_votes_by_the_same_rules(client: Client, page: Any) -> None:
    open_rules()
    form = client.get(f"/api/discussion/threads/{page.pk}/form").json()
    address = f"/api/discussion/threads/{page.pk}/comments"
    body = {"token": form["token"], "text": "By *program*", "name": "Rima", "email": "r@a.example"}
    kept = sent(client, address, body)
    assert (kept.status_code, kept.json()["state"]) == (201, "visible")
    assert sent(client, address, body).json() == kept.json()
    assert sent(client, address, {**body, "text": "x"}).json()["errors"]["length"]
    assert sent(client, address, {**body, "token": "forged"}).status_code == 400
    own = sent(client, f"/api/discussion/comments/{kept.json()['id']}/vote", {"value": 1})
    assert own.json() == {"said": "own"}
    other = browser_of()
    other.defaults["REMOTE_ADDR"] = "203.0.113.7"
    address = f"/api/discussion/comments/{kept.json()['id']}/vote"
    assert sent(other, address, {"value": 1}).json() == {"said": "counted"}
    assert sent(other, address, {"value": 2}).status_code == 422
    assert "a.example" not in client.get(f"/api/discussion/threads/{page.pk}/comments").text


def test_the_outside_verdict_is_signed_fresh_and_final_for_its_own_rule_alone(
    client: Client, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_rules(verdict_url="https://verdict.example/")
    posted(client, page, "Passed")
    posted(client, page, "You liar")
    posted(client, page, "Held")
    passed, liar, held = Comment.objects.order_by("pk")
    assert {each.state for each in (passed, liar, held)} == {"held"}

    def callback(comment: Comment, verdict: str, signature: str | None = None) -> int:
        body = json.dumps({"comment": comment.pk, "verdict": verdict, "reason": "spam"})
        signature = signature or outside.signed(body.encode(), timezone.now())
        answer = Client().post(
            "/api/discussion/verdicts",
            body,
            content_type="application/json",
            headers={"X-Hemicycle-Signature": signature},
        )
        return int(answer.status_code)

    assert callback(passed, "pass", "t=1,v1=00") == 403
    assert callback(passed, "pass", outside.signed(b"{}", timezone.now())) == 403
    assert callback(passed, "perhaps") == 400
    assert [callback(passed, "pass"), callback(liar, "pass"), callback(held, "hold")] == [204] * 3
    states = list(Comment.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["visible", "held", "held"]
    held.refresh_from_db()
    assert held.verdicts == [{"rule": "outside", "act": "hold", "reason": "spam", "risk": 40}]
    assert Thread.objects.get().count == 1
    assert callback(passed, "hold") == 204
    passed.refresh_from_db()
    assert passed.state == "visible"


def test_the_outside_service_is_told_the_words_and_nothing_else(
    client: Client, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []

    class Answer:
        status = 202

        def __enter__(self) -> "Answer":
            return self

        def __exit__(self, *_: object) -> None: ...

    def opened(request: Any, timeout: int) -> Answer:
        told.append(request)
        return Answer()

    monkeypatch.setattr("urllib.request.urlopen", opened)
    open_rules(verdict_url="https://verdict.example/")
    posted(client, page, "Judge me", email="r@a.example")
    comment = Comment.objects.get()
    now = timezone.now()
    assert outside.ask(comment.pk, now)
    body = json.loads(told[0].data)
    assert set(body) == {"comment", "name", "text", "callback"}
    assert outside.is_signed(told[0].data, told[0].get_header("X-hemicycle-signature"), now)
    open_rules(verdict_url="file:///etc/passwd")
    assert not outside.ask(comment.pk, now)


def test_nothing_held_or_hidden_is_told(
    client: Client, page: Any, says: Callable[..., Comment]
) -> None:
    hidden, held = says("hidden words"), says("held words", "al")
    says("an answer", "sara", parent=hidden.pk)
    Comment.objects.filter(pk=hidden.pk).update(state="hidden")
    Comment.objects.filter(pk=held.pk).update(state="held")
    text = client.get(f"/api/discussion/threads/{page.pk}/comments").text
    assert "hidden words" not in text
    assert "held words" not in text
    assert "Rima" not in text
    assert "an answer" in text
