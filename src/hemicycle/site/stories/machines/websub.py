"""WebSub (W3C, 2018): tell a hub that feeds have changed. Off where no hub is named."""

from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override
from django_tasks import task
from wagtail.signals import page_published, page_unpublished

from hemicycle.site.stories.machines.feeds import KINDS
from hemicycle.site.stories.models import Story

PATIENCE = 10
"""Seconds that a hub may take to answer."""


def topics(story: Story) -> list[str]:
    """Return the feeds in which a story stands, in its language."""
    with override(story.locale.language_code):
        return [f"{settings.BASE_URL}{reverse('feed', args=[kind])}" for kind in KINDS]


@task()
def tell(hub: str, changed: list[str]) -> None:
    """Tell a hub which feeds have changed; it fetches them itself.

    Raises
    ------
    OSError
        The hub does not answer, or refuses; the task is then marked as failed.
    """
    form = urlencode([("hub.mode", "publish"), *(("hub.url", one) for one in changed)])
    request = Request(hub, form.encode(), method="POST")  # noqa: S310 - the operator's setting
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        answer.read(0)


def _published(instance: Story, **_known: Any) -> None:
    hub = settings.WEBSUB_HUB
    if hub:
        changed = topics(instance)
        transaction.on_commit(lambda: tell.enqueue(hub, changed))


def connect() -> None:
    """Listen to what is published and taken back."""
    for signal in (page_published, page_unpublished):
        signal.connect(_published, sender=Story, dispatch_uid="a hub is told")
