"""A site in one file: its database and its media. Its secrets (site.env) are not in it.

SQLite is copied by its own online backup, which is consistent while the site runs; PostgreSQL by
pg_dump and pg_restore.
"""

import io
import json
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections

MANIFEST, DATABASE, MEDIA = "manifest.json", "database", "media"
FORMAT = 1


class BackupError(Exception):
    """The backup cannot be made or taken back; the message says why."""


def backup(into: Path) -> None:
    """Write the site into a file.

    Raises
    ------
    BackupError
        Where the file stands already, or the database cannot be copied.
    """
    if into.exists():
        raise BackupError(f"{into} stands already: choose another name")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        _dump(copy)
        making = into.with_name(into.name + ".making")
        with tarfile.open(making, "w:gz") as archive:
            manifest = json.dumps({"format": FORMAT, "engine": connection.vendor}).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(manifest)
            archive.addfile(entry, io.BytesIO(manifest))
            archive.add(copy, DATABASE)
            if Path(settings.MEDIA_ROOT).is_dir():
                archive.add(settings.MEDIA_ROOT, MEDIA)
        making.rename(into)


def restore(archive_file: Path) -> None:
    """Put a backup in place of this site's database and media.

    Raises
    ------
    BackupError
        Where the file is no backup, or one of another engine; nothing is changed then.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = _unpacked(archive_file, Path(folder))
        _load(kept / DATABASE)
        if (kept / MEDIA).is_dir():
            shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
            shutil.copytree(kept / MEDIA, settings.MEDIA_ROOT)
    cache.clear()


def _unpacked(archive_file: Path, folder: Path) -> Path:
    try:
        with tarfile.open(archive_file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupError(f"{archive_file} is no backup of a site: {error}") from error
    if manifest.get("format") != FORMAT or not (folder / DATABASE).is_file():
        raise BackupError(f"{archive_file} is a backup that this version does not know")
    if manifest["engine"] != connection.vendor:
        raise BackupError(
            f"{archive_file} holds a {manifest['engine']} database, and this site runs on "
            f"{connection.vendor}: set DATABASE_URL accordingly"
        )
    return folder


def _dump(into: Path) -> None:
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        with closing(sqlite3.connect(name)) as here, closing(sqlite3.connect(into)) as there:
            here.backup(there)
        return
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={into}", _address())


def _load(dump: Path) -> None:
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        connections.close_all()
        with closing(sqlite3.connect(dump)) as there, closing(sqlite3.connect(name)) as here:
            there.backup(here)
        return
    connections.close_all()
    _run("pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={_address()}", str(dump))


def _address() -> str:
    """Return the database as libpq knows it."""
    known = connection.settings_dict
    parts = {
        "host": known["HOST"],
        "port": known["PORT"],
        "user": known["USER"],
        "password": known["PASSWORD"],
        "dbname": known["NAME"],
    }
    return " ".join(f"{name}={value}" for name, value in parts.items() if value)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupError(f"{program} is not installed: it comes with PostgreSQL's client")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")
