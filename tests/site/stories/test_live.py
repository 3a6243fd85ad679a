"""A count that goes on: the page's blocks follow the figures."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect
from tests.site.stories.conftest import ELECTION
from tests.site.stories.test_reading import corrected

from hemicycle.site.stories.demo import publish
from hemicycle.site.stories.founding import found
from hemicycle.site.stories.models import Story


def block_address(story: Story, kind: str) -> str:
    (block,) = (one for one in story.body if one.block_type == kind)
    return f"/live/{story.pk}/{block.id}"


def test_a_block_is_sent_again_when_its_figures_change(story: Story, client: Client) -> None:
    address = block_address(story, "hemicycle")
    first = client.get(address)
    tag = {"If-None-Match": first.headers["ETag"]}
    assert "299 of 329" in first.content.decode()
    assert client.get(address, headers=tag).status_code == 304
    corrected(story, "Fatah Coalition", 48)
    assert "300 of 329" in client.get(address, headers=tag).content.decode()


def test_words_and_drafts_are_no_live_blocks(story: Story, client: Client) -> None:
    paragraph = next(block for block in story.body if block.block_type == "paragraph")
    assert client.get(f"/live/{story.pk}/{paragraph.id}").status_code == 404
    address = block_address(story, "hemicycle")
    story.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("counting", "asked_for"), [(True, 4), (False, 0)])
def test_only_a_count_that_goes_on_is_asked_for(
    story: Story, client: Client, *, counting: bool, asked_for: int
) -> None:
    story.election.counting = counting
    story.election.save()
    assert client.get(story.url).content.decode().count("data-live=") == asked_for


def test_the_reader_sees_new_figures_without_reloading(
    server: str, browser: Browser, example: bytes
) -> None:
    found("The Desk", ("testserver", 80))
    story = publish(example, "a report", ELECTION)
    story.election.counting = True
    story.election.save()
    page = browser.new_page()
    page.clock.install()
    page.goto(server + story.url)
    corrected(story, "Fatah Coalition", 48)
    page.clock.run_for(21_000)
    expect(page.locator(".block.hemicycle caption")).to_contain_text("300 of 329", timeout=30_000)
    expect(page.get_by_role("status").first).to_contain_text("Figures refreshed at")
    page.close()
