"""How staff come in: tries, and the second factor."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.site.stories.conftest import person

from hemicycle.site.stories.models import FrontPage
from hemicycle.site.stories.staff.tries import MOST_FOR_A_NAME, MOST_FOR_A_NETWORK

LOGIN = "/admin/login/"
FACTOR = "/admin/second-factor/"
PASSWORD = "correct horse"  # noqa: S105


@pytest.fixture
def known(front: FrontPage) -> User:
    user = User.objects.create_user("known", password=PASSWORD)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def tried(name: str, password: str, **where: str) -> Any:
    return Client(**where).post(LOGIN, {"username": name, "password": password})


def test_a_name_has_ten_tries_and_then_the_right_password_does_not_help(known: User) -> None:
    for _try in range(MOST_FOR_A_NAME - 1):
        tried("known", "wrong")
    assert tried("known", PASSWORD).status_code == 302
    assert "didn't match" not in tried("KNOWN", "wrong").content.decode()
    refused = tried("known", PASSWORD)
    assert "Too many tries" in refused.content.decode()


def test_a_network_that_tries_many_names_is_refused_and_others_are_not(known: User) -> None:
    for number in range(MOST_FOR_A_NETWORK):
        tried(f"name{number}", "wrong", REMOTE_ADDR="203.0.113.9")
    assert tried("known", PASSWORD, REMOTE_ADDR="203.0.113.9").status_code == 200
    assert tried("known", PASSWORD, REMOTE_ADDR="198.51.100.7").status_code == 302


@pytest.fixture
def asked(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True


def code_of(user: User, ahead: int = 0) -> str:
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, drift=ahead):06d}"


def set_up(client: Client) -> list[str]:
    """Set the second factor up, and return the recovery codes."""
    client.get(FACTOR)
    page = client.post(FACTOR, {"code": code_of(User.objects.get(username="ed"))})
    return re.findall(r"<code>(\w+)</code>", page.content.decode())


def again() -> Client:
    """Return a new browser of the same person, who gave the password."""
    client = Client()
    client.force_login(User.objects.get(username="ed"))
    return client


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("address", ["/admin/", "/admin/paste/", "/admin/account/"])
def test_a_password_alone_opens_nothing(editor: Client, address: str) -> None:
    answer = editor.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{FACTOR}?next=")
    assert editor.post("/admin/paste/", {"text": "x", "name": "x"}).status_code == 302


@pytest.mark.usefixtures("asked")
def test_the_set_up_shows_a_picture_and_a_code_opens_the_door(editor: Client) -> None:
    page = editor.get(FACTOR)
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert editor.post(FACTOR, {"code": "not a code"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert len(set(set_up(editor))) == 10
    assert editor.get("/admin/paste/").status_code == 200


@pytest.mark.usefixtures("asked")
def test_a_recovery_code_opens_the_door_once(editor: Client) -> None:
    first, *_others = set_up(editor)
    other = again()
    assert other.get("/admin/paste/").status_code == 302
    address = f"{FACTOR}?next=/admin/paste/"
    assert "data:image" not in other.get(address).content.decode()
    answer = other.post(address, {"code": f" {first.upper()} "})
    assert answer.headers["Location"] == "/admin/paste/"
    assert other.get("/admin/paste/").status_code == 200
    assert again().post(FACTOR, {"code": first}).status_code == 422


@pytest.mark.usefixtures("asked")
def test_a_code_is_not_taken_twice_and_leads_to_no_other_site(editor: Client) -> None:
    codes = set_up(editor)
    used = code_of(User.objects.get(username="ed"))
    assert again().post(FACTOR, {"code": used}).status_code == 422
    StaticDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    answer = again().post(f"{FACTOR}?next=https://evil.example/", {"code": codes[0]})
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.usefixtures("asked")
def test_readers_are_asked_for_nothing(front: FrontPage) -> None:
    assert person("reader", None).get("/").status_code == 200
    assert Client().get(LOGIN).status_code == 200


def test_a_site_of_one_machine_asks_for_no_second_factor(editor: Client) -> None:
    assert editor.get("/admin/paste/").status_code == 200
