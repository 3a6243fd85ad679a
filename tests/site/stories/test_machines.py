"""What machines read of the site: feeds, twins, metadata, embeds, sitemaps."""

import json
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from hemicycle.records.documents import json_schema
from hemicycle.site.desk.models import beat
from hemicycle.site.stories.models import Correction, Story

ATOM = "{http://www.w3.org/2005/Atom}"


def xml_of(client: Client, address: str) -> Tree.Element:
    return Tree.fromstring(client.get(address).content)  # noqa: S314 - our own documents


def test_the_feeds_hold_the_story(story: Story, client: Client) -> None:
    assert xml_of(client, "/feed.rss").findtext("./channel/item/title") == story.title
    assert xml_of(client, "/feed.atom").findtext(f"{ATOM}entry/{ATOM}title") == story.title
    (item,) = client.get("/feed.json").json()["items"]
    assert (item["title"], item["url"]) == (story.title, story.full_url)


def test_each_language_has_its_own_feed(story: Story, client: Client) -> None:
    assert client.get("/ar/feed.json").json()["items"] == []


@pytest.mark.parametrize("address", ["/feed.exe", "/feeds/nothing.rss", "/corrections.exe"])
def test_a_feed_that_there_is_not_is_not_found(story: Story, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_corrections_have_a_feed(story: Story, client: Client) -> None:
    Correction.objects.create(story=story, text="Fatah has 47 seats and not 74.")
    (item,) = client.get("/corrections.json").json()["items"]
    assert item["content_text"] == "Fatah has 47 seats and not 74."


def linked_data(page: bytes) -> dict[str, Any]:
    block = BeautifulSoup(page, "html.parser").select_one('script[type="application/ld+json"]')
    assert block is not None
    found: dict[str, Any] = json.loads(block.string or "")
    return found


def test_the_story_says_what_it_is(story: Story, client: Client) -> None:
    found = linked_data(client.get(story.url).content)
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == story.title
    assert {said["@type"] for said in found["mentions"]} == {"Claim", "Quotation"}
    assert "ClaimReview" not in json.dumps(found)


def test_while_votes_are_counted_the_story_is_live(story: Story, client: Client) -> None:
    story.election.counting = True
    story.election.save()
    assert linked_data(client.get(story.url).content)["@type"] == "LiveBlogPosting"


def test_a_hostile_headline_stays_in_its_block_of_data(story: Story, client: Client) -> None:
    story.title = "</script><script>alert(1)</script>"
    story.save_revision().publish()
    page = client.get(story.url).content
    assert b"<script>alert" not in page
    assert linked_data(page)["headline"] == story.title


def test_the_twins_hold_the_documents(story: Story, client: Client) -> None:
    twin = client.get(f"/data/elections/{story.election.slug}.json").json()
    assert twin["seatsTotal"] == 329
    assert twin["report"]["schema"] in json.dumps(json_schema("hemicycle/report/1"))
    assert twin["governments"]["minimal_winning"]["count"] == 346
    assert client.get(f"/data/stories/{story.pk}.json").json()["election"] == story.election.slug


@pytest.mark.parametrize("which", ["json", "svg"])
def test_a_twin_is_sent_once_until_it_changes(story: Story, client: Client, which: str) -> None:
    address = f"/data/elections/{story.election.slug}.{which}"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    beat()
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/data/elections/{slug}.json", "/data/elections/{slug}.svg", "/data/stories/{pk}.json",
     "/embed/{slug}/", "/oembed?url={url}"],
)  # fmt: skip
def test_nothing_of_a_draft_is_told(story: Story, client: Client, address: str) -> None:
    values = {"slug": story.election.slug, "pk": story.pk, "url": story.full_url}
    story.unpublish()
    assert client.get(address.format(**values)).status_code == 404


def test_other_sites_may_frame_the_embed_and_nothing_else(story: Story, client: Client) -> None:
    framed = client.get(f"/embed/{story.election.slug}/")
    assert "X-Frame-Options" not in framed.headers
    assert "frame-ancestors *;" in framed.headers["Content-Security-Policy"]
    page = client.get(story.url)
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_oembed_gives_a_frame_with_a_way_without_frames(story: Story, client: Client) -> None:
    address = f"{settings.BASE_URL}{story.url}"
    found = client.get("/oembed", {"url": address, "maxwidth": "400"}).json()
    assert (found["type"], found["version"], found["width"]) == ("rich", "1.0", 400)
    assert f"/embed/{story.election.slug}/" in found["html"]
    assert "<noscript>" in found["html"]


@pytest.mark.parametrize(
    "url", ["", "https://elsewhere.example/", f"{settings.BASE_URL}/nothing/", "javascript:1"]
)
def test_oembed_knows_only_this_site(story: Story, client: Client, url: str) -> None:
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_the_sitemaps_hold_the_story(story: Story, client: Client) -> None:
    assert story.slug in client.get("/sitemap.xml").content.decode()
    news = client.get("/news-sitemap.xml").content.decode()
    assert "<news:language>en</news:language>" in news
    assert story.slug in news


def test_robots_are_told_where_the_sitemaps_are(db: None, client: Client) -> None:
    assert "Sitemap: http://" in client.get("/robots.txt").content.decode()
