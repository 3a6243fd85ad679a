"""Copies of a migrated template, so that migrating is paid for once and not in each test run."""

import shutil
import sqlite3
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections


class Databases(Protocol):
    """One template, and one copy of it that tests may spoil."""

    folder: Path

    def make_template(self) -> None:
        """Migrate the template where it does not stand yet."""

    def make_copy(self) -> None:
        """Make this worker's copy anew and connect to it."""

    def remove_copy(self) -> None:
        """Disconnect and drop the copy."""


def databases_for(folder: Path, fingerprint: str, worker: str) -> Databases:
    """Return the maker of databases for the engine that the settings name."""
    if connection.vendor == "sqlite":
        return SqliteDatabases(folder, fingerprint, worker)
    return PostgresDatabases(folder, fingerprint, worker)


def connect_to(name: str) -> None:
    """Let Django's one connection be to the database of that name."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


class SqliteDatabases:
    """Files in a folder."""

    def __init__(self, folder: Path, fingerprint: str, worker: str) -> None:
        self.folder = folder
        self.template = folder / f"{fingerprint}.sqlite3"
        self.copy = folder / f"{fingerprint}-{worker}.sqlite3"

    def make_template(self) -> None:
        """Migrate into a new file, and give it its name only when it is whole."""
        if self.template.exists():
            return
        made = self.template.with_suffix(".making")
        made.unlink(missing_ok=True)
        connect_to(str(made))
        call_command("migrate", verbosity=0)
        connections.close_all()
        with sqlite3.connect(made) as file:  # what the write-ahead log holds goes into the file
            file.execute("PRAGMA journal_mode=DELETE")
        file.close()
        made.rename(self.template)

    def make_copy(self) -> None:
        """Copy the template's file."""
        connections.close_all()
        self._remove_files()
        shutil.copyfile(self.template, self.copy)
        connect_to(str(self.copy))

    def remove_copy(self) -> None:
        """Remove the copy's files."""
        connections.close_all()
        self._remove_files()

    def _remove_files(self) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.copy}{ending}").unlink(missing_ok=True)


class PostgresDatabases:
    """Databases of one server, copied by its own CREATE DATABASE … TEMPLATE."""

    def __init__(self, folder: Path, fingerprint: str, worker: str) -> None:
        self.folder = folder
        self.served = settings.DATABASES["default"]["NAME"]
        self.template = f"hemicycle_template_{fingerprint}"
        self.copy = f"hemicycle_test_{worker}"

    def make_template(self) -> None:
        """Migrate into a new database where the template does not stand yet."""
        connect_to(self.served)
        if self._rows("SELECT 1 FROM pg_database WHERE datname = %s", self.template):
            return
        making = f"{self.template}_making"
        self._run(f'DROP DATABASE IF EXISTS "{making}"')
        self._run(f'CREATE DATABASE "{making}"')
        connect_to(making)
        call_command("migrate", verbosity=0)
        connect_to(self.served)
        self._run(f'ALTER DATABASE "{making}" RENAME TO "{self.template}"')

    def make_copy(self) -> None:
        """Copy the template within the server."""
        connect_to(self.served)
        self._run(f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{self.copy}" TEMPLATE "{self.template}"')
        connect_to(self.copy)

    def remove_copy(self) -> None:
        """Drop the copy."""
        connect_to(self.served)
        self._run(f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    def _rows(self, question: str, *values: str) -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return list(cursor.fetchall())
