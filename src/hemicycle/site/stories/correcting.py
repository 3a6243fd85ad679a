"""From a correction that was written to one that is public: at the moment of publishing."""

from typing import Any

from wagtail.signals import page_published

from hemicycle.site.desk.models import Election
from hemicycle.site.stories.models import Correction, Story


def make_public(instance: Story, revision: Any = None, **_known: Any) -> None:
    """Keep the correction of a story that is being published, and empty its field.

    The field is emptied in the page and its revision, so that the next publishing does not tell
    the same again.
    """
    text = instance.correction.strip()
    if not text:
        return
    made_by = getattr(revision, "user", None)
    Correction.objects.create(story=instance, text=text, made_by=made_by)
    Story.objects.filter(pk=instance.pk).update(correction="")
    instance.correction = ""
    if revision is not None:
        revision.content["correction"] = ""
        revision.save(update_fields=["content"])


def correct_figures(election: Election, text: str, user: Any) -> int:
    """Tell a correction of an election's figures in each public story that shows them."""
    shown = Story.objects.live().filter(election=election)
    for story in shown:
        Correction.objects.create(story=story, text=text, made_by=user)
    return len(shown)


def connect() -> None:
    """Listen to publishing."""
    page_published.connect(make_public, sender=Story, dispatch_uid="a correction is public")
