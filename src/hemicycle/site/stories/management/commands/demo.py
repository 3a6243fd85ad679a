"""``demo PAGE``: publish the story of a report, and make an editor."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from hemicycle.reading.pages import read_page
from hemicycle.site.fund.models import Campaign
from hemicycle.site.stories.demo import EDITOR, appeal, converse, editor, publish
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
        password = editor()
        if not Story.objects.exists():
            data, name = options["page"].read_bytes(), options["page"].name
            election = {"election_name": options["election"], "held_on": options["held_on"]}
            page = read_page(data, name)
            converse(publish(data, name, election), page)
            if page.report.fund and not Campaign.objects.exists():
                appeal(page.report.fund, get_user_model().objects.get(username=EDITOR))
        story = Story.objects.live().first()
        self.stdout.write(f"The story: {story.full_url}")
        self.stdout.write(
            f"The admin: {settings.BASE_URL}/admin/, user {EDITOR}, password {password}"
        )
