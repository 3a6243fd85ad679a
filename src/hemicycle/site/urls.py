"""Every address of the site: machines' first, then the readers' in each language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as document_urls

from hemicycle.site import health
from hemicycle.site.discussion.api import api as discussion
from hemicycle.site.stories import live, views
from hemicycle.site.stories.machines import cards, embeds, feeds, sitemaps, twins
from hemicycle.site.stories.serving import serve

SERVED = r"^((?:[^/]+/)*[^/]+/)$"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/discussion/", discussion.urls),
    path("fund/", include("hemicycle.site.fund.machine_urls")),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemap),
    path("news-sitemap.xml", sitemaps.news_sitemap),
    path("oembed", embeds.oembed, name="oembed"),
    path("data/stories/<int:story_id>.json", twins.story, name="story_twin"),
    path("data/elections/<str:slug>.json", twins.election, name="election_twin"),
    path("data/elections/<str:slug>.svg", twins.chart, name="chart"),
    path("data/elections/<str:slug>.csv", twins.figures, name="figures_csv"),
    path("data/elections/<str:slug>.png", cards.card, name="card"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("discussion/", include("hemicycle.site.discussion.urls")),
        path("feed.<slug:kind>", feeds.stories_feed, name="feed"),
        path("feeds/<str:section>.<slug:kind>", feeds.stories_feed, name="section_feed"),
        path("corrections.<slug:kind>", feeds.corrections_feed, name="corrections_feed"),
        path("live/<int:story_id>/<uuid:block_id>", live.block, name="live"),
        path("embed/<str:slug>/", embeds.embed, name="embed"),
        path("corrections/", views.corrections, name="corrections"),
        path("search/", views.search, name="search"),
        path("fund/", include("hemicycle.site.fund.urls")),
        re_path(SERVED, serve, name="served"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
