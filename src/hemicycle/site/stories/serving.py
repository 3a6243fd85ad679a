"""A story found by its address in one question; Wagtail finds all other pages its own way.

Wagtail walks the tree, a question or two a level, and asks twice for restrictions. A story is
found by its whole path at once, together with its election, and only where nothing on the site is
restricted.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction, Site
from wagtail.views import serve as serve_by_the_tree

from hemicycle.site.stories.models import Story


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Return the page at a path."""
    story = story_at(request, path)
    if story is None or PageViewRestriction.objects.exists():
        return serve_by_the_tree(request, path)
    return story.serve(request)


def story_at(request: HttpRequest, path: str) -> Story | None:
    """Return the public story at a path of this site, in the language of its address."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    found = Story.objects.live().select_related("election", "locale", "content_type")
    paths = [f"{root}{path}" for root in _roots(site)]
    story: Story | None = found.filter(
        url_path__in=paths, locale__language_code=get_language()
    ).first()
    return story


def _roots(site: Site) -> list[str]:
    """Return the paths of this site's front pages, one a language."""
    return [root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk]
