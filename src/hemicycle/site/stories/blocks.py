"""What a story is made of: words, pictures, and blocks that are the election's own records."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from hemicycle.site.desk.models import Election

PLAIN_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class ImageBlock(blocks.StructBlock):
    """A picture with words for those who cannot see it."""

    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("what it shows, for those who cannot see it"), max_length=400)
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("credit"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "stories/blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    """Words set apart, with who said them."""

    text = blocks.TextBlock(label=_("words"), max_length=2000)
    speaker = blocks.CharBlock(label=_("who"), max_length=300)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "stories/blocks/quote.html"


class ElectionBlock(blocks.StructBlock):
    """What an election's records give: the story's own election unless another is chosen."""

    is_of_records = True

    election = SnippetChooserBlock(
        "desk.Election", required=False, label=_("another election than the story's")
    )

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the election and its answer."""
        from hemicycle.site.desk.answers import answer_for

        context: dict[str, Any] = super().get_context(value, parent_context)
        page = context.get("page")
        election: Election | None = value["election"] or getattr(page, "election", None)
        context["election"] = election
        context["answer"] = answer_for(election) if election else None
        return context

    def render(self, value: Any, context: dict[str, Any] | None = None) -> Any:
        """Return the block, drawn once a version of its election where no choice is answered.

        So its template may show its election and nothing else of the page.
        """
        from hemicycle.site.desk.answers import kept

        around = context or {}
        election = value["election"] or getattr(around.get("page"), "election", None)
        request = around.get("request")
        if election is None or (request and request.META.get("QUERY_STRING")):
            return super().render(value, context)
        name = f"block:{self.meta.template}:{get_language()}:{around.get('block_id', '')}"
        draw = super().render
        drawn = kept(election, name, lambda: str(draw(value, context)))
        return mark_safe(drawn)  # noqa: S308 - a template drew it, which escapes


class SeatTableBlock(ElectionBlock):
    """Each list and its seats."""

    class Meta:
        icon = "table"
        label = _("Seat table")
        template = "stories/blocks/seat_table.html"


class HemicycleBlock(ElectionBlock):
    """The chamber as a picture, with its table."""

    class Meta:
        icon = "view"
        label = _("Hemicycle")
        template = "stories/blocks/hemicycle.html"


class GovernmentsBlock(ElectionBlock):
    """Who can govern, and the builder."""

    class Meta:
        icon = "group"
        label = _("Who can govern")
        template = "stories/blocks/governments.html"


class PowerBlock(ElectionBlock):
    """What each list lacks, and its power."""

    class Meta:
        icon = "order"
        label = _("Power")
        template = "stories/blocks/power.html"


class LiveCountBlock(ElectionBlock):
    """The count as it stands, with its time and source."""

    class Meta:
        icon = "time"
        label = _("Live count")
        template = "stories/blocks/live_count.html"


class TimelineBlock(ElectionBlock):
    """Who said what, when."""

    class Meta:
        icon = "history"
        label = _("Who said what")
        template = "stories/blocks/timeline.html"


class StatementBlock(blocks.StructBlock):
    """One statement: the words, the speaker, who relayed them, what they deny."""

    is_discussed = True

    statement = SnippetChooserBlock("desk.Statement", label=_("statement"))

    class Meta:
        icon = "openquote"
        label = _("Statement")
        template = "stories/blocks/statement.html"


class CorrectionBlock(blocks.StructBlock):
    """A correction told at the place that it corrects."""

    is_discussed = True

    text = blocks.TextBlock(label=_("what was wrong and what is right"), max_length=2000)

    class Meta:
        icon = "edit"
        label = _("Correction")
        template = "stories/blocks/correction.html"


class FundAppealBlock(blocks.StructBlock):
    """The month's meter, with words of the desk."""

    text = blocks.TextBlock(label=_("words to the readers"), required=False, max_length=600)

    class Meta:
        icon = "plus-inverse"
        label = _("Fund appeal")
        template = "stories/blocks/fund_appeal.html"


class ClickToLoadBlock(blocks.StructBlock):
    """Something of another site, of which nothing is loaded before the reader asks for it."""

    url = EmbedBlock(label=_("address"))
    title = blocks.CharBlock(label=_("what it is"), max_length=200)

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "stories/blocks/embed.html"


class CalloutBlock(blocks.StructBlock):
    """A question to the readers, who answer it in the discussion."""

    is_discussed = True

    question = blocks.CharBlock(label=_("question"), max_length=300)

    class Meta:
        icon = "help"
        label = _("Question to the readers")
        template = "stories/blocks/callout.html"


class ParagraphBlock(blocks.RichTextBlock):
    """A paragraph, of one idea."""

    is_discussed = True

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "stories/blocks/paragraph.html"

    def clean(self, value: Any) -> Any:
        """Refuse a paragraph without words."""
        cleaned = super().clean(value)
        if not str(cleaned.source).replace("<p>", "").replace("</p>", "").strip():
            raise ValidationError(_("Write the paragraph, or delete its block."))
        return cleaned


class StoryBody(blocks.StreamBlock):
    """The blocks of a story, in order."""

    paragraph = ParagraphBlock(features=PLAIN_FEATURES)
    heading = blocks.CharBlock(
        icon="title", label=_("Heading"), max_length=200, template="stories/blocks/heading.html"
    )
    image = ImageBlock()
    quote = QuoteBlock()
    statement = StatementBlock()
    seat_table = SeatTableBlock()
    hemicycle = HemicycleBlock()
    governments = GovernmentsBlock()
    power = PowerBlock()
    live_count = LiveCountBlock()
    timeline = TimelineBlock()
    correction = CorrectionBlock()
    fund_appeal = FundAppealBlock()
    embed = ClickToLoadBlock()
    callout = CalloutBlock()
