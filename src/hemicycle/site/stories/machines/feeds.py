"""Feeds of all stories, of a section, and of the corrections: RSS, Atom and JSON."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hemicycle.site.stories.models import Correction, Section, Story, newest

IN_A_FEED = 30


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        text = json.dumps(feed, ensure_ascii=False, indent=1)
        outfile.write(text if encoding == "unicode" else text.encode(encoding))

    def _item(self, item: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"] or item["title"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": (item["updateddate"] or item["pubdate"]).isoformat(),
        }


class StoriesFeed(Feed):
    """The newest stories of this language, of all sections or of one."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Section | None:
        """Return the section that the address names, or none for all."""
        slug = kwargs.get("section")
        here = Section.objects.live().public().filter(locale__language_code=get_language())
        return get_object_or_404(here, slug=slug) if slug else None

    def title(self, section: Section | None) -> str:
        """Return the site's name, with the section's."""
        name: str = settings.SITE_NAME
        return f"{name}: {section.title}" if section else name

    def link(self, section: Section | None) -> str:
        """Return the page that the feed is of."""
        return section.full_url if section else f"{settings.BASE_URL}/"

    def description(self, section: Section | None) -> str:
        """Return what the section is about."""
        return section.introduction if section else ""

    def items(self, section: Section | None) -> Iterable[Story]:
        """Return the newest stories."""
        stories = Story.objects.live().public().filter(locale__language_code=get_language())
        return newest(stories.descendant_of(section) if section else stories)[:IN_A_FEED]

    def item_title(self, item: Story) -> str:
        """Return the headline."""
        return str(item.title)

    def item_description(self, item: Story) -> str:
        """Return the standfirst."""
        return str(item.standfirst)

    def item_link(self, item: Story) -> str:
        """Return the story's address."""
        return str(item.full_url)

    def item_guid(self, item: Story) -> str:
        """Return an id that stays when the address changes."""
        return f"{settings.BASE_URL}/stories/{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Story) -> datetime | None:
        """Return when it was first published."""
        return item.first_published_at

    def item_updateddate(self, item: Story) -> datetime | None:
        """Return when it was last published."""
        return item.last_published_at


class CorrectionsFeed(Feed):
    """What we got wrong, and when we put it right."""

    def title(self) -> str:
        """Return the feed's title."""
        return f"{settings.SITE_NAME}: {_('Corrections')}"

    link = "/corrections/"
    description = ""

    def items(self) -> Iterable[Correction]:
        """Return the newest corrections of public stories."""
        public = Correction.objects.filter(story__in=Story.objects.live().public())
        return public.select_related("story")[:IN_A_FEED]

    def item_title(self, item: Correction) -> str:
        """Return the story's headline."""
        return str(item.story.title)

    def item_description(self, item: Correction) -> str:
        """Return what was wrong and what is right."""
        return str(item.text)

    def item_link(self, item: Correction) -> str:
        """Return where the correction stands."""
        return f"{item.story.full_url}#corrections"

    def item_guid(self, item: Correction) -> str:
        """Return an id of its own."""
        return f"{settings.BASE_URL}/corrections/{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Correction) -> datetime:
        """Return when it was made."""
        made: datetime = item.made_at
        return made


KINDS: dict[str, type[SyndicationFeed]] = {
    "rss": Rss201rev2Feed,
    "atom": Atom1Feed,
    "json": JsonFeed,
}


def _as(feed: type[Feed], kind: str) -> Feed:
    if kind not in KINDS:
        raise Http404
    made = feed()
    made.feed_type = KINDS[kind]
    return made


def stories_feed(request: HttpRequest, kind: str, section: str = "") -> HttpResponse:
    """Return the stories' feed in one of the formats."""
    response = _as(StoriesFeed, kind)(request, section=section)
    if settings.WEBSUB_HUB:
        here = f"{settings.BASE_URL}{request.path}"
        response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{here}>; rel="self"'
    return response


def corrections_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the corrections' feed in one of the formats."""
    return _as(CorrectionsFeed, kind)(request)
