"""The tags of a story: its discussion, a reader's own comments in it, and what a block is told."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from hemicycle.site.discussion import rendering

register = template.Library()


@register.simple_tag(takes_context=True)
def discussion(context: dict[str, Any], page: Any) -> SafeString:
    """Draw the page's whole discussion."""
    return rendering.section(page, context["request"])


@register.simple_tag(takes_context=True)
def discussion_own(context: dict[str, Any], page: Any) -> SafeString:
    """Draw links to the reader's own comments here; a page with them is kept for nobody."""
    return rendering.own_comments(page, context["request"])


@register.simple_tag
def discussion_of(page: Any, block_id: object) -> SafeString:
    """Draw the number of comments on one block of the story, as a link to them."""
    return rendering.passage_link(page, str(block_id))
