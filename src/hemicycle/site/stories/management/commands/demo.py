"""``demo PAGE``: publish the story of a report, and make an editor."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hemicycle.site.stories.demo import EDITOR, editor, publish
from hemicycle.site.stories.models import Story


class Command(BaseCommand):
    """Publish the story of a report through paste and go."""

    help = "Publish the story of a report through paste and go, and print an editor's login."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the page and what it does not say of the election."""
        parser.add_argument("page", type=Path)
        parser.add_argument("--election", default="Iraq 2018")
        parser.add_argument("--held-on", default="2018-05-12")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Publish where nothing has been published yet."""
        if not Story.objects.exists():
            election = {"election_name": options["election"], "held_on": options["held_on"]}
            publish(options["page"].read_bytes(), options["page"].name, election)
        story = Story.objects.live().first()
        self.stdout.write(f"The story: {story.full_url}")
        self.stdout.write(f"The admin: user {EDITOR}, password {editor()}")
