"""Every address of the site: machines' first, then the readers' in each language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from hemicycle.site import health
from hemicycle.site.stories import views
from hemicycle.site.stories.serving import serve

SERVED = r"^((?:[^/]+/)*[^/]+/)$"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("corrections/", views.corrections, name="corrections"),
        path("search/", views.search, name="search"),
        re_path(SERVED, serve, name="served"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
