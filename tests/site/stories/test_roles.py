"""Who may: every address of the admin for readers, and its areas for each role, GET and POST."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from hemicycle.site.stories.founding import found

ROLES = {
    "w": "Writers", "e": "Editors", "m": "Comment moderators", "t": "Treasurers", "a": "",
}  # fmt: skip
AREAS = {
    "paste/": "ea",
    "users/": "a",
    "groups/": "a",
    "sites/": "a",
    "redirects/": "a",
    "workflows/list/": "a",
    "collections/": "a",
    "images/add/": "wea",
    "snippets/desk/election/add/": "ea",
    "snippets/desk/party/add/": "ea",
    "snippets/desk/statement/add/": "ea",
    "snippets/desk/refusal/add/": "ea",
    "snippets/desk/electorallist/add/": "ea",
    "documents/add/": "a",
}
"""An address of each area that is not for everybody who works here, and who may."""
OPEN = ("login/", "password_reset/", "sprite/", "jsi18n/", "logout/", "second-factor/")
PART = re.compile(r"<(?:(\w+):)?(\w+)>")


def addresses(patterns: Any, before: str = "") -> Iterator[str]:
    """Yield the route of each address, as the URLconf writes it."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route


def filled(route: str) -> str:
    """Return an address of a route: 1 for each number, a word for each word."""
    plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", route)
    return "/" + re.sub(r"[\^$\\?]|\.\*", "", PART.sub("1", plain))


ADMIN = sorted({
    filled(route)
    for route in addresses(get_resolver().url_patterns)
    if route.startswith("admin/") and not route.removeprefix("admin/").startswith(OPEN)
})  # fmt: skip


@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_no_address_of_the_admin_opens_to_a_reader(db: None, verb: str) -> None:
    reader = Client()
    found("The Desk", ("testserver", 80))
    answers = {address: reader.generic(verb, address) for address in ADMIN}
    let_in = {
        address: answer.status_code
        for address, answer in answers.items()
        if not answer.headers.get("Location", "").startswith("/admin/login/")
        and answer.status_code not in {403, 404}
    }
    assert len(ADMIN) > 200
    assert let_in == {}


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    """Return a browser of each role."""
    found("The Desk", ("testserver", 80))
    clients = {letter: Client() for letter in ROLES}
    for letter, role in ROLES.items():
        user = User.objects.create_user(letter, is_superuser=not role)
        if role:
            user.groups.add(Group.objects.get(name=role))
        clients[letter].force_login(user)
    return clients


def may(client: Client, verb: str, area: str) -> bool:
    """Return whether the site lets somebody in; what they did there is undone."""
    with transaction.atomic():
        answer = client.generic(verb, f"/admin/{area}", "", "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer.status_code != 403 and answer.headers.get("Location") != "/admin/"


@pytest.mark.parametrize("area", AREAS)
def test_each_area_lets_in_whom_it_should(people: dict[str, Client], area: str) -> None:
    let_in = {
        verb: "".join(letter for letter, client in people.items() if may(client, verb, area))
        for verb in ("GET", "POST")
    }
    assert let_in == {"GET": AREAS[area], "POST": AREAS[area]}
