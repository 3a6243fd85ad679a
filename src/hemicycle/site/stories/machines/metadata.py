"""A story for search engines: schema.org in JSON-LD. A mere denial is no ClaimReview."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from hemicycle.site.desk.answers import answer_for, kept
from hemicycle.site.desk.models import Election, Statement
from hemicycle.site.stories.models import Author, Story

ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(story: Story, authors: Iterable[Author]) -> dict[str, Any]:
    """Return a story as NewsArticle, or as LiveBlogPosting while its election is counted."""
    counting = story.election is not None and story.election.counting
    published, modified = story.first_published_at, story.last_published_at
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if counting else "NewsArticle",
        "headline": story.title,
        "description": story.standfirst or None,
        "url": story.full_url,
        "mainEntityOfPage": story.full_url,
        "inLanguage": story.locale.language_code,
        "datePublished": published.isoformat() if published else None,
        "dateModified": modified.isoformat() if modified else None,
        "author": [{"@type": "Person", "name": one.title, "url": one.full_url} for one in authors]
        or [{"@type": "Organization", "name": settings.SITE_NAME}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": settings.SITE_NAME,
            "url": f"{settings.BASE_URL}/",
            "correctionsPolicy": f"{settings.BASE_URL}/corrections/",
        },
        "isBasedOn": story.source_url or None,
        "mentions": _mentions(story.election) if story.election else None,
    }
    if counting and published:
        found["coverageStartTime"] = published.isoformat()
    return {key: value for key, value in found.items() if value}


def _mentions(election: Election) -> list[dict[str, Any]] | None:
    """Return what was said of an election, put into these words once a version of it."""

    def said() -> list[dict[str, Any]] | None:
        answer = answer_for(election)
        return list(_said(answer.statements)) if answer else None

    return kept(election, "mentions", said)


def _said(statements: tuple[Statement, ...]) -> Iterator[dict[str, Any]]:
    for one in statements:
        said = {
            "@type": "Quotation" if one.form == Statement.Form.DIRECT else "Claim",
            "text": one.text,
            "dateCreated": one.said_on.isoformat() if one.said_on else None,
            "creator": {"@type": "Person", "name": one.speaker} if one.speaker else None,
            "isBasedOn": one.source_url or None,
        }
        yield {key: value for key, value in said.items() if value}


def as_script(data: dict[str, Any]) -> SafeString:
    """Return a block of data for a page's head; nothing in it can end the block or run."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
