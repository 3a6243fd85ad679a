"""A founded site and its people."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from hemicycle.site.stories.demo import publish
from hemicycle.site.stories.founding import found
from hemicycle.site.stories.models import FrontPage, Story

ELECTION = {"election_name": "Iraq 2018", "held_on": "2018-05-12"}


@pytest.fixture
def front(db: None) -> FrontPage:
    """Return the front page of a new site."""
    return found("The Desk", ("testserver", 80))


@pytest.fixture(scope="session")
def example(root: Path) -> bytes:
    """Return the shipped report."""
    return (root / "examples/iraq-2018/page.txt").read_bytes()


@pytest.fixture
def story(front: FrontPage, example: bytes) -> Story:
    """Return the shipped report's story, published."""
    return publish(example, "a report", ELECTION)


def person(name: str, role: str | None) -> Client:
    """Return the browser of somebody with a role, logged in."""
    user = User.objects.create_user(name, password="x")  # noqa: S106
    if role:
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(front: FrontPage) -> Client:
    """Return an editor's browser."""
    return person("ed", "Editors")


@pytest.fixture
def writer(front: FrontPage) -> Client:
    """Return a writer's browser."""
    return person("wri", "Writers")
