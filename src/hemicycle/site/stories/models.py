"""The site's pages: front, sections, stories, authors, elections; and corrections."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from hemicycle.site.desk.models import Election
from hemicycle.site.stories.blocks import StoryBody
from hemicycle.site.stories.changes import StoryForm

ON_THE_FRONT = 20


class FrontPage(Page):
    """The front: the newest stories first."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.Section", "stories.Author", "stories.ElectionPage", "stories.Story"]
    template = "stories/front.html"

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest stories, the sections and the elections."""
        context = super().get_context(request, *args, **kwargs)
        context["stories"] = stories_below(self)[:ON_THE_FRONT]
        context["sections"] = Section.objects.live().child_of(self)
        context["elections"] = ElectionPage.objects.live().child_of(self)
        return context


class Section(Page):
    """Stories of one kind."""

    introduction = models.CharField(_("introduction"), max_length=400, blank=True)
    parent_page_types = ["stories.FrontPage"]
    subpage_types = ["stories.Story"]
    template = "stories/section.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("section")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the section's stories."""
        context = super().get_context(request, *args, **kwargs)
        context["stories"] = stories_below(self)[:ON_THE_FRONT]
        return context


class Author(Page):
    """Who writes: a page with their stories."""

    about = models.TextField(_("about"), max_length=2000, blank=True)
    parent_page_types = ["stories.FrontPage"]
    subpage_types: list[str] = []
    template = "stories/author.html"
    content_panels = [*Page.content_panels, FieldPanel("about")]

    class Meta:
        verbose_name = _("author")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the author's stories."""
        context = super().get_context(request, *args, **kwargs)
        context["stories"] = newest(Story.objects.live().filter(authors=self))[:ON_THE_FRONT]
        return context


class StoryTag(TaggedItemBase):
    """A tag on a story."""

    content_object = ParentalKey("Story", on_delete=models.CASCADE, related_name="tagged_items")


class Story(Page):
    """A story. Its blocks show the election's records as they stand; nothing is copied."""

    standfirst = models.CharField(_("standfirst"), max_length=400, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    election = models.ForeignKey(
        Election, models.SET_NULL, null=True, blank=True, related_name="stories",
        verbose_name=_("election"), help_text=_("Its records are shown by the blocks."),
    )  # fmt: skip
    authors = ParentalManyToManyField(
        "stories.Author", blank=True, related_name="stories", verbose_name=_("authors")
    )
    source_name = models.CharField(_("written from"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=1000, blank=True)
    body = StreamField(StoryBody(), verbose_name=_("story"), blank=True)
    correction = models.TextField(
        _("correction"), blank=True, max_length=2000,
        help_text=_("What was wrong and what is right. Readers see it with the time."),
    )  # fmt: skip
    tags = ClusterTaggableManager(through=StoryTag, blank=True, verbose_name=_("tags"))

    parent_page_types = ["stories.Section", "stories.FrontPage"]
    subpage_types: list[str] = []
    template = "stories/story.html"
    base_form_class = StoryForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("election"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("correction"),
                FieldPanel("nothing_to_correct"),
                FieldPanel("over_newer"),
            ],
            heading=_("If this changes what readers were told"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("place"), FieldPanel("authors")]),
                FieldPanel("source_name"),
                FieldPanel("source_url"),
                FieldPanel("tags"),
            ],
            heading=_("Byline and source"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.FilterField("election_id"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the byline, the corrections and what machines read."""
        from hemicycle.site.stories.machines.metadata import as_script, news_article

        context = super().get_context(request, *args, **kwargs)
        # The address was looked up with what the story has at all; a preview asks.
        authors = list(self.authors.all()) if getattr(self, "has_authors", True) else []
        context["authors"] = authors
        context["json_ld"] = as_script(news_article(self, authors))
        context["election_slug"] = self.election.slug if self.election else ""
        corrected = getattr(self, "is_corrected", True)
        context["corrections"] = list(self.corrections.all()) if corrected else []
        return context


class ElectionPage(Page):
    """All that is known of one election: results over time, statements, governments."""

    election = models.OneToOneField(
        Election, models.PROTECT, related_name="page", verbose_name=_("election")
    )
    parent_page_types = ["stories.FrontPage"]
    subpage_types: list[str] = []
    template = "stories/election.html"
    content_panels = [*Page.content_panels, FieldPanel("election")]

    class Meta:
        verbose_name = _("election page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the answer, the results over time, and the stories."""
        from hemicycle.site.desk.answers import answer_for

        context = super().get_context(request, *args, **kwargs)
        context["election"] = self.election
        context["answer"] = answer_for(self.election)
        context["results"] = self.election.results.prefetch_related("rows__list")
        context["stories"] = newest(Story.objects.live().filter(election=self.election))
        return context


class Correction(models.Model):
    """What was wrong in a published story, and what is right. It is never changed."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="corrections")
    text = models.TextField(_("what was wrong and what is right"), max_length=2000)
    block_id = models.UUIDField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        """Return the text."""
        return str(self.text)

    def clean(self) -> None:
        """Refuse a correction that says nothing."""
        if len(str(self.text).split()) < 3:
            raise ValidationError({"text": _("Say what was wrong and what is right.")})


def newest(stories: Any) -> Any:
    """Return stories, the newest first, with what a teaser shows."""
    return stories.order_by("-first_published_at", "-pk").defer("body").prefetch_related("authors")


def stories_below(page: Page) -> Any:
    """Return the public stories under a page, the newest first."""
    return newest(Story.objects.live().public().descendant_of(page))
