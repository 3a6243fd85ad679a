"""What readers see of a published story, and what it costs."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hemicycle.site.desk.convert import record_result, report_of
from hemicycle.site.desk.models import Result, beat
from hemicycle.site.stories.models import Correction, FrontPage, Story


def text_of(page: bytes) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def test_the_story_shows_who_can_govern(story: Story, client: Client) -> None:
    page = text_of(client.get(story.url).content)
    assert "299 of 329 seats are listed; 165 are a majority." in page
    assert "346 majorities that no member can leave hold" in page
    assert "one list under two names? Neither was dropped." in page


def corrected(story: Story, name: str, seats: int) -> Result:
    latest = story.election.results.first()
    report = report_of(latest)
    rows = tuple(replace(row, seats=seats) if row.name == name else row for row in report.lists)
    described = Result(standing="corrected", source_name="the commission", as_of=timezone.now())
    return record_result(story.election, replace(report, lists=rows), described, None)


def test_a_new_result_is_visible_at_the_next_request(story: Story, client: Client) -> None:
    before = text_of(client.get(story.url).content)
    corrected(story, "Fatah Coalition", 48)
    after = text_of(client.get(story.url).content)
    assert "299 of 329" in before
    assert "300 of 329" in after
    assert "corrected" in after
    assert "the commission" in after


def test_every_version_of_a_result_is_kept(story: Story) -> None:
    corrected(story, "Fatah Coalition", 48)
    kept = [
        result.rows.get(list__name="Fatah Coalition").seats
        for result in story.election.results.all()
    ]
    assert kept == [48, 47]


def test_corrections_stand_under_the_story_and_on_their_page(story: Story, client: Client) -> None:
    Correction.objects.create(story=story, text="Fatah has 47 seats and not 74.")
    assert "Fatah has 47 seats and not 74." in text_of(client.get(story.url).content)
    assert "Fatah has 47 seats and not 74." in text_of(client.get("/corrections/").content)


def test_a_draft_is_nobodys_to_read(story: Story, client: Client) -> None:
    story.unpublish()
    assert client.get(story.url).status_code == 404
    assert story.title not in client.get("/").content.decode()
    assert story.title not in client.get("/search/?q=Sairoun").content.decode()


def test_a_story_takes_six_questions_to_the_database(story: Story, client: Client) -> None:
    client.get(story.url)
    beat()
    with CaptureQueriesContext(connection) as asked:
        client.get(story.url)
    assert len(asked) <= 6, asked


def test_no_cookie_before_the_reader_acts(story: Story, client: Client) -> None:
    assert not client.get(story.url).cookies


@pytest.mark.parametrize(
    ("address", "language", "direction"), [("/", "en", "ltr"), ("/ar/", "ar", "rtl")]
)
def test_each_language_has_its_direction(
    front: FrontPage, client: Client, address: str, language: str, direction: str
) -> None:
    page = BeautifulSoup(client.get(address).content, "html.parser").html
    assert page is not None
    assert (page["lang"], page["dir"]) == (language, direction)


def test_a_kept_page_asks_once_and_says_the_same(story: Story, client: Client) -> None:
    first = client.get(story.url)
    with CaptureQueriesContext(connection) as asked:
        again = client.get(story.url)
    assert len(asked) == 2  # the pulse, and the version of the thread
    assert again.content == first.content
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_staff_are_never_given_a_kept_page(story: Story, editor: Client, client: Client) -> None:
    client.get(story.url)
    with CaptureQueriesContext(connection) as asked:
        editor.get(story.url)
    assert len(asked) > 1
