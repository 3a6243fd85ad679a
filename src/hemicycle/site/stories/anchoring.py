"""After a story is published anew, readers' comments look for the words that they are about."""

from typing import Any

from django.template.loader import render_to_string
from wagtail.signals import page_published

from hemicycle.site.discussion.anchors import blocks_in, reanchor
from hemicycle.site.discussion.models import Thread
from hemicycle.site.stories.models import Story


def move_anchors(instance: Story, **_known: Any) -> None:
    """Anchor the comments of a story in its blocks as they are now."""
    thread = Thread.objects.filter(page_id=instance.pk).first()
    if thread is None:
        return
    drawn = render_to_string("stories/body.html", {"page": instance, "self": instance})
    reanchor(thread, blocks_in(drawn), instance.live_revision_id)


def connect() -> None:
    """Listen to publishing."""
    page_published.connect(move_anchors, sender=Story, dispatch_uid="anchors move")
