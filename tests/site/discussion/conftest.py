"""A page to talk under, and what lets readers say something; Django is imported when it stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from hemicycle.site.discussion.models import Comment, Thread


@pytest.fixture
def client() -> "Client":
    """Return a guest's browser: it says which page a form was sent from."""
    from tests.site.discussion.talk import browser_of

    return browser_of()


@pytest.fixture
def page(db: None) -> Any:
    """Return a published story."""
    from tests.site.discussion.talk import published_page

    return published_page()


@pytest.fixture
def thread(page: Any) -> "Thread":
    """Return the thread of the story, where nothing is held."""
    from tests.site.discussion.talk import open_rules

    from hemicycle.site.discussion.threads import thread_for_writing

    open_rules()
    return thread_for_writing(page)


@pytest.fixture
def says(thread: "Thread") -> "Callable[..., Comment]":
    """Return what lets a reader say something: ``says("text", "who", parent=…)``."""
    from tests.site.discussion.talk import said

    def says_here(text: str, who: str = "rima", **more: Any) -> "Comment":
        return said(thread, text, who, **more)

    return says_here
