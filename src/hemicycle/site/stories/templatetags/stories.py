"""What the stories' templates need of the records."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext, gettext_noop
from wagtail.models import Page
from wagtail.templatetags.wagtailcore_tags import richtext

from hemicycle.brief.builder import builder_page, builder_table
from hemicycle.brief.outlook import Majority
from hemicycle.pictures.builder import ARABIC, ENGLISH
from hemicycle.records.chamber import Status
from hemicycle.site.desk.answers import Answer, kept
from hemicycle.site.desk.models import Election
from hemicycle.site.stories.drawing import chamber_drawings, majority_drawing
from hemicycle.site.stories.machines.cards import card_address
from hemicycle.site.stories.machines.twins import tag_of

register = template.Library()

LONGEST_CHOICE = 2000
"""Characters of a query: a choice of all lists of the largest chamber is shorter."""

PHRASES = {"en": ENGLISH, "ar": ARABIC}
STATUS_WORDS = {
    Status.HOLDS: gettext_noop("holds"),
    Status.POSSIBLE: gettext_noop("possible"),
    Status.CANNOT_BE: gettext_noop("cannot be"),
}


def _language() -> str:
    return (get_language() or "en").split("-")[0]


@register.simple_tag
def chamber_pictures(election: Election, answer: Answer, prefix: str) -> dict[str, SafeString]:
    """Return the chamber's two pictures, drawn once a version of the election."""
    language = _language()
    name = f"chamber:{language}:{prefix}"
    found = kept(election, name, lambda: chamber_drawings(answer, language, prefix))
    # Drawn by our own pictures, which escape every name.
    return {name: mark_safe(svg) for name, svg in found.items()}  # noqa: S308


@register.simple_tag
def majority_picture(answer: Answer, majority: Majority, prefix: str) -> SafeString:
    """Return one majority's bar."""
    return mark_safe(majority_drawing(answer, majority, _language(), prefix))  # noqa: S308


@register.simple_tag(takes_context=True)
def builder(context: dict[str, Any], answer: Answer) -> SafeString:
    """Return the coalition builder, answering the choice in the page's address."""
    if answer.question is None:
        return mark_safe("")
    request = context.get("request")
    query = request.META.get("QUERY_STRING", "")[:LONGEST_CHOICE] if request else ""
    table = builder_table(answer.question, PHRASES.get(_language(), ENGLISH))
    return mark_safe(builder_page(answer.question, query, table))  # noqa: S308


@register.simple_tag
def live_block(page_id: int, block_id: str) -> SafeString:
    """Return where a block's news are asked for, and the tag of what the page shows now."""
    address = reverse("live", args=[page_id, block_id])
    return format_html(' data-live="{}" data-tag="{}"', address, tag_of(address))


@register.simple_tag(takes_context=True)
def other_languages(context: dict[str, Any]) -> list[dict[str, str]]:
    """Return where this page stands in the site's other languages; where it does not, nothing."""
    page, request = context.get("page"), context.get("request")
    if isinstance(page, Page) and not getattr(page, "is_translated", True):
        found = []
    elif isinstance(page, Page):
        pages = page.get_translations().live().select_related("locale")
        found = [(one.locale.language_code, one.get_url(request)) for one in pages]
    elif request is not None:
        others = [code for code, _name in settings.LANGUAGES if code != _language()]
        found = [(code, translate_url(request.get_full_path(), code)) for code in others]
    else:
        found = []
    return [
        {"code": code, "address": address, "name": get_language_info(code)["name_local"]}
        for code, address in found
        if address
    ]


@register.simple_tag
def card(election: Election) -> str:
    """Return the address of an election's picture for links to its pages, or nothing."""
    return card_address(election)


@register.filter
def status_word(status: Status) -> str:
    """Return a status in the reader's language."""
    return gettext(STATUS_WORDS[Status(status)])


@register.simple_tag
def paragraph(value: Any) -> SafeString:
    """Return a paragraph's rich text."""
    return richtext(value)


@register.filter
def absolute(number: int) -> int:
    """Return a number without its sign."""
    return abs(number)
