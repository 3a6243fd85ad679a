"""The site's tests: a database migrated once and copied, and a server to open in the browser.

``db`` (pytest-django's) rolls each test back. ``fresh_database`` is for tests of several threads
or processes: what they commit is real, and the copy is made anew afterwards. ``server`` answers on
such a database. DATABASE_URL chooses PostgreSQL; without it all is SQLite.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.databases import Databases

# The browser's driver runs a loop in this thread; the tests ask the database beside it, in turn.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")

SITE = Path(__file__).resolve().parents[2] / "src/hemicycle/site"


def fingerprint() -> str:
    """Return what the template's tables depend on: our migrations and the libraries' versions."""
    seen = hashlib.sha256()
    for name in ("django", "wagtail", "django-otp", "django-tasks-db"):
        seen.update(f"{name} {version(name)}".encode())
    for file in sorted(SITE.glob("*/migrations/*.py")):
        seen.update(file.read_bytes())
    return seen.hexdigest()[:12]


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> "Databases":
    """Return the maker of databases: one template for all workers, one copy for each."""
    from tests.site.databases import databases_for

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    kept = SITE.parents[2] / "build" / "test-databases"
    kept.mkdir(parents=True, exist_ok=True)
    return databases_for(kept, fingerprint(), worker)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: object, databases: "Databases"
) -> Iterator[None]:
    """Give this worker its copy of the migrated template; the first worker makes the template."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with (databases.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            databases.make_template()
        databases.make_copy()
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        databases.remove_copy()


@pytest.fixture
def fresh_database(
    django_db_setup: None, django_db_blocker: object, databases: "Databases"
) -> Iterator[None]:
    """Open the worker's database without a transaction, and copy it anew afterwards."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        databases.make_copy()


@pytest.fixture
def server(fresh_database: None) -> Iterator[str]:
    """Return the address of a threaded server of the site, on a database of its own."""
    from django.db import connections
    from django.test.testcases import LiveServerThread, _StaticFilesHandler

    thread = LiveServerThread("127.0.0.1", _StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
    connections.close_all()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Forget what other tests kept: their databases are gone."""
    from django.core.cache import cache

    cache.clear()
