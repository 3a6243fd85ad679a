"""Quick pages that are never the wrong page: what is kept, for whom, and until when."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, quote
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from tests.site.stories.conftest import ELECTION
from tests.site.stories.test_reading import corrected
from wagtail.models import PageViewRestriction

from hemicycle.site.desk.models import beat, beats
from hemicycle.site.stories.demo import publish
from hemicycle.site.stories.founding import found
from hemicycle.site.stories.machines import websub
from hemicycle.site.stories.models import Story

KEPT_QUESTIONS = 2
"""What pages show, and what readers say under them: has either changed?"""


def questions(client: Client, address: str, **options: Any) -> int:
    """Return how many questions to the database an answer took."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address, **options)
    return len(asked)


def test_a_story_drawn_anew_takes_six_questions(story: Story, client: Client) -> None:
    client.get(story.url)
    beat()
    assert questions(client, story.url) <= 6


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"headers": {"accept-language": "ar"}}, id="another language preferred"),
        pytest.param({"query_params": {"utm_source": "x", "fbclid": "y"}}, id="statistics"),
    ],
)
def test_what_no_page_reads_makes_no_other_page(
    story: Story, client: Client, options: dict[str, Any]
) -> None:
    first = client.get(story.url).content
    assert questions(client, story.url, **options) == KEPT_QUESTIONS
    assert client.get(story.url, **options).content == first


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"query_params": {"with": "x"}}, id="a choice in the builder"),
        pytest.param({"query_params": {"with": "x", "utm_source": "y"}}, id="and statistics"),
        pytest.param({"headers": {"host": "localhost"}}, id="another host"),
        pytest.param({"headers": {"cookie": "csrftoken=x"}}, id="a reader who has acted"),
        pytest.param({"headers": {"authorization": "Basic x"}}, id="somebody who says who"),
        pytest.param({"secure": True}, id="by https"),
    ],
)
def test_another_question_is_not_answered_from_what_is_kept(
    story: Story, client: Client, options: dict[str, Any]
) -> None:
    client.get(story.url)
    assert questions(client, story.url, **options) > KEPT_QUESTIONS


def test_the_builder_answers_each_choice_and_the_page_without(
    story: Story, client: Client
) -> None:
    plain = client.get(story.url).content
    page = BeautifulSoup(plain, "html.parser")
    chosen = [str(box["value"]) for box in page.select('input[name="with"]')[:3]]
    answered = client.get(story.url, {"with": chosen}).content
    shown = BeautifulSoup(answered, "html.parser")
    assert [box["value"] for box in shown.select('input[name="with"][checked]')] == chosen
    assert client.get(story.url).content == plain


def test_inventing_choices_fills_no_cache(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(story.url)
    client.get(story.url, {"with": "a"})
    kept: list[str] = []
    monkeypatch.setattr(cache, "set", lambda key, *_values, **_named: kept.append(key))
    for number in range(5):
        client.get(story.url, {"with": f"choice-{number}"})
        client.get(f"{story.url}nothing-{number}/")
    assert kept == []
    monkeypatch.undo()
    assert questions(client, story.url) == KEPT_QUESTIONS


def test_each_language_is_kept_as_its_own(story: Story, client: Client) -> None:
    for _turn in range(2):
        assert b'<html lang="en" dir="ltr"' in client.get("/").content
        assert b'<html lang="ar" dir="rtl"' in client.get("/ar/").content


def test_a_kept_page_has_the_headers_of_a_drawn_one(story: Story, client: Client) -> None:
    address = f"/embed/{story.election.slug}/"
    for path in (address, story.url):
        drawn, kept = client.get(path), client.get(path)
        assert dict(kept.headers) == dict(drawn.headers)
    assert "frame-ancestors *;" in client.get(address).headers["Content-Security-Policy"]


def test_head_and_conditional_requests_are_answered_from_it(story: Story, client: Client) -> None:
    tag = client.get(story.url).headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        head = client.head(story.url)
        unchanged = client.get(story.url, headers={"if-none-match": tag})
    assert len(asked) == 2 * KEPT_QUESTIONS
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", tag)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    corrected(story, "Fatah Coalition", 48)
    assert client.get(story.url, headers={"if-none-match": tag}).status_code == 200


def test_a_head_before_any_get_keeps_nothing_that_is_empty(story: Story, client: Client) -> None:
    client.head(story.url)
    assert story.title in client.get(story.url).content.decode()


def test_nothing_with_a_cookie_or_a_token_is_kept(story: Story, client: Client) -> None:
    PageViewRestriction.objects.create(
        page=story.get_parent(),
        restriction_type=PageViewRestriction.PASSWORD,
        password="x",  # noqa: S106
    )
    tokens = set()
    for _turn in range(2):
        page = BeautifulSoup(Client().get(story.url).content, "html.parser")
        token = page.select_one("[name=csrfmiddlewaretoken]")
        assert token is not None
        tokens.add(token["value"])
    assert len(tokens) == 2


def test_a_page_that_becomes_private_is_kept_no_longer(story: Story, client: Client) -> None:
    public = client.get(story.url).content
    PageViewRestriction.objects.create(
        page=story.get_parent(),
        restriction_type=PageViewRestriction.PASSWORD,
        password="x",  # noqa: S106
    )
    assert story.title.encode() in public
    assert b"csrfmiddlewaretoken" in client.get(story.url).content


def test_a_preview_is_neither_kept_nor_answered_from_what_is_kept(
    story: Story, client: Client
) -> None:
    client.get(story.url)
    story.title = "A draft's headline"
    assert b"A draft&#x27;s headline" in story.make_preview_request().content
    assert b"A draft&#x27;s headline" not in client.get(story.url).content


def test_a_redirect_is_not_kept(story: Story, client: Client) -> None:
    for _turn in range(2):
        assert client.get(story.url.rstrip("/")).status_code == 301


@pytest.mark.parametrize("change", ["publish", "unpublish", "delete", "copy"])
def test_each_change_of_a_page_beats(story: Story, change: str) -> None:
    before = beats()
    if change == "publish":
        story.save_revision().publish()
    elif change == "copy":
        story.copy(update_attrs={"slug": "copied"})
    else:
        getattr(story, change)()
    assert beats() > before


def test_blocks_are_drawn_once_a_version(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(story.url)
    beat()
    drawn: list[object] = []

    def builder_page(*given: object) -> str:
        drawn.append(given)
        return ""

    monkeypatch.setattr("hemicycle.site.stories.templatetags.stories.builder_page", builder_page)
    client.get(story.url)
    assert not drawn
    story.election.touch()
    client.get(story.url)
    assert len(drawn) == 1


# --- several processes ---------------------------------------------------------------------


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the worker's database by gunicorn in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    gunicorn = Path(sys.executable).with_name("gunicorn")
    values = {
        "DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.testing",
        "DATABASE_URL": database_url(),
        "HEMICYCLE_SITE": str(folder),
    }
    with subprocess.Popen(
        [str(gunicorn), "--bind", address, "--workers", "1", "hemicycle.site.wsgi"],
        env=os.environ | values,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield f"http://{address}"
        finally:
            process.terminate()


def database_url() -> str:
    """Return the address of the database that this test's connection is to."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    login = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}@" if known["USER"] else ""
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgres://{login}{quote(known['HOST'], safe='')}{port}/{known['NAME']}"


def page_at(address: str, patience: float = 40) -> str:
    """Return a page, once its server listens."""
    end = time.monotonic() + patience
    while True:
        try:
            with urlopen(address) as answer:  # noqa: S310
                return str(answer.read().decode())
        except HTTPError:
            raise
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_a_changed_result_is_seen_at_the_next_request_in_every_process(
    fresh_database: None, example: bytes, tmp_path: Path
) -> None:
    found("The Desk", ("testserver", 80))
    story = publish(example, "a report", ELECTION)
    with served(tmp_path) as one, served(tmp_path) as other:
        for site in (one, other, one, other):
            assert "299 of 329 seats" in page_at(site + story.url)
        corrected(story, "Fatah Coalition", 48)
        for site in (one, other, other, one):
            assert "300 of 329 seats" in page_at(site + story.url)


# --- for other sites -----------------------------------------------------------------------


def card_of(page: bytes) -> str:
    element = BeautifulSoup(page, "html.parser").select_one('meta[property="og:image"]')
    assert element is not None
    return str(element["content"])


def test_a_link_to_the_story_shows_its_chamber(story: Story, client: Client) -> None:
    pytest.importorskip("typst")
    address = card_of(client.get(story.url).content)
    answer = client.get(address.removeprefix(settings.BASE_URL))
    assert answer.headers["Content-Type"] == "image/png"
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.size == (1200, 630)
        assert len(picture.getcolors() or ()) > 13  # a colour for each list at least
    assert len(answer.content) < 200_000


def test_new_figures_have_a_new_card(story: Story, client: Client) -> None:
    pytest.importorskip("typst")
    before = card_of(client.get(story.url).content)
    first = client.get(before.removeprefix(settings.BASE_URL)).content
    corrected(story, "Fatah Coalition", 77)
    after = card_of(client.get(story.url).content)
    assert before != after
    assert client.get(after.removeprefix(settings.BASE_URL)).content != first


def test_without_a_chamber_there_is_no_card(story: Story, client: Client) -> None:
    story.election.results.all().delete()
    story.election.touch()
    assert b"og:image" not in client.get(story.url).content
    assert client.get(f"/data/elections/{story.election.slug}.png").status_code == 404


def test_the_figures_are_a_table_for_datawrapper(story: Story, client: Client) -> None:
    answer = client.get(f"/data/elections/{story.election.slug}.csv")
    head, first, *_others = answer.content.decode().splitlines()
    assert head == "Id,List,Seats,Uncertain seats,Colour"
    assert first.split(",")[2] == "54"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("ending", ["csv", "png"])
def test_nothing_of_a_draft_is_drawn_or_listed(story: Story, client: Client, ending: str) -> None:
    story.unpublish()
    assert client.get(f"/data/elections/{story.election.slug}.{ending}").status_code == 404


class Hub:
    """A hub that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, list[str]]]] = []

    def __call__(self, request: Any, **_named: Any) -> BytesIO:
        self.told.append((request.full_url, parse_qs(request.data.decode())))
        return BytesIO()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """Return a hub in the network's place."""
    made = Hub()
    monkeypatch.setattr(websub, "urlopen", made)
    return made


def test_no_hub_is_told_where_none_is_named(
    story: Story, hub: Hub, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    assert hub.told == []


def test_the_hub_is_told_of_the_feeds_and_readers_of_the_hub(
    story: Story, hub: Hub, client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.WEBSUB_HUB = "https://hub.example/"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    ((address, form),) = hub.told
    base = settings.BASE_URL
    assert address == "https://hub.example/"
    assert form["hub.mode"] == ["publish"]
    assert form["hub.url"] == [f"{base}/feed.{kind}" for kind in ("rss", "atom", "json")]
    link = f'<https://hub.example/>; rel="hub", <{base}/feed.atom>; rel="self"'
    assert client.get("/feed.atom").headers["Link"] == link
