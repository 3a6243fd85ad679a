"""The site starts, answers, and is safe to deploy."""

import io
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from django.test import Client

DEPLOY = {"SECRET_KEY": "k" * 60 + "0123456789", "BASE_URL": "https://desk.example"}


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_a_machine_may_ask_whether_the_site_serves(client: Client, address: str) -> None:
    assert client.get(address).content == b"ok"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "framed_by"), [("/healthz", "DENY"), ("/admin/login/", "SAMEORIGIN")]
)
def test_only_the_admin_may_be_framed(client: Client, address: str, framed_by: str) -> None:
    assert client.get(address).headers["X-Frame-Options"] == framed_by


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


def checked(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Django's check for deployment as an operator would."""
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level=WARNING"]
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.production"}
    whole = inherited | settings | {"HEMICYCLE_SITE": str(folder)} | environment
    return subprocess.run(command, env=whole, capture_output=True, text=True, check=False)


def test_the_deployment_check_has_no_warning(tmp_path: Path) -> None:
    found = checked(tmp_path, DEPLOY)
    assert found.returncode == 0, found.stderr


def test_a_missing_secret_stops_production_with_a_clear_message(tmp_path: Path) -> None:
    found = checked(tmp_path, {})
    assert found.returncode != 0
    assert "SECRET_KEY is not set: it signs sessions and links" in found.stderr


def test_the_server_of_the_browser_tests_answers(server: str) -> None:
    with urlopen(f"{server}/healthz") as answer:  # noqa: S310 - our own address
        assert answer.read() == b"ok"
