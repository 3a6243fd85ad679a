"""A change of what readers were told asks for a correction, or for a word that it is none."""

import re
from typing import Any

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

TOLD = ("title", "standfirst")
WORDS = re.compile(r"\w+", re.UNICODE)


class StoryForm(WagtailAdminPageForm):
    """A story's form in the admin."""

    nothing_to_correct = forms.BooleanField(
        label=_("Only wording or additions: nothing that was told was wrong"), required=False
    )

    over_newer = forms.BooleanField(
        label=_("Save over what somebody else saved meanwhile"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a correction before something else than was told is published."""
        cleaned: dict[str, Any] = super().clean()
        story = self.instance
        if self._is_of_an_older_revision() and not cleaned.get("over_newer"):
            self.add_error(
                "over_newer",
                _("Somebody saved this story after you opened it. Look at theirs in its history, "
                  "or tick this to save over it."),
            )  # fmt: skip
        publishes = "action-publish" in self.data
        answered = cleaned.get("correction", "").strip() or cleaned.get("nothing_to_correct")
        if (
            publishes
            and story.live
            and story.pk
            and not answered
            and self._tells_otherwise(cleaned)
        ):
            self.add_error(
                "correction",
                _(
                    "Readers were told something else. Say what was wrong and what is right, or "
                    "say that nothing was wrong."
                ),
            )
        return cleaned

    def _is_of_an_older_revision(self) -> bool:
        """Return whether the form was opened on another revision than the newest.

        Wagtail warns in the browser and refuses only what it saves by itself; a save by hand
        would win over a newer one without a word.
        """
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        newest = self.instance.latest_revision_id
        return bool(loaded and newest and loaded != str(newest))

    def _tells_otherwise(self, cleaned: dict[str, Any]) -> bool:
        before = type(self.instance).objects.get(pk=self.instance.pk)
        told = [str(getattr(before, name)) for name in TOLD]
        tells = [str(cleaned.get(name, "")) for name in TOLD]
        return words_of([*told, body_text(before.body)]) != words_of(
            [*tells, body_text(cleaned.get("body"))]
        )


def body_text(body: Any) -> str:
    """Return the words of a story's blocks; a block of records has none of its own."""
    if body is None:
        return ""
    return " ".join(strip_tags(str(block["value"])) for block in body.get_prep_value())


def words_of(parts: list[str]) -> list[str]:
    """Return what is told: words and figures, without their marks and their letters' case."""
    return [word.casefold() for part in parts for word in WORDS.findall(part)]
