"""A story found by its address in one question; Wagtail finds all other pages its own way.

Wagtail walks the tree, a question or two a level, and asks twice for restrictions. A story is
found by its whole path at once, together with its election, and only where nothing on the site is
restricted.
"""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.views import serve as serve_by_the_tree

from hemicycle.site.stories.models import Correction, Story


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Return the page at a path."""
    story = story_at(request, path)
    if story is None or story.restricted:
        return serve_by_the_tree(request, path)
    return story.serve(request)


def story_at(request: HttpRequest, path: str) -> Story | None:
    """Return the public story at a path of this site, in the language of its address.

    The same question says whether anything on the site is restricted, and whether the story has
    translations, authors and corrections at all, so that what is not there is not asked for.
    """
    others = Page.objects.live().filter(translation_key=OuterRef("translation_key"))
    found = (
        Story.objects.live()
        .select_related("election", "locale", "content_type")
        .annotate(
            restricted=Exists(PageViewRestriction.objects.all()),
            is_translated=Exists(others.exclude(pk=OuterRef("pk"))),
            has_authors=Exists(Story.authors.through.objects.filter(story=OuterRef("pk"))),
            is_corrected=Exists(Correction.objects.filter(story=OuterRef("pk"))),
        )
    )
    paths = [f"{root}{path}" for root in _roots(request)]
    story: Story | None = found.filter(
        url_path__in=paths, locale__language_code=get_language()
    ).first()
    return story


def _roots(request: HttpRequest) -> list[str]:
    """Return the paths of this site's front pages, one a language.

    Wagtail keeps the paths of all sites; which one is meant it asks only where there are several.
    """
    paths = Site.get_site_root_paths()
    if len({root.site_id for root in paths}) > 1:
        site = Site.find_for_request(request)
        paths = [root for root in paths if site is not None and root.site_id == site.pk]
    return [root.root_path for root in paths]
