"""``hemicycle site …``: make a site, run it, serve it. Plugged into the command line from here."""

import os
import secrets
import sys
from pathlib import Path

import click

NEEDS_THE_EXTRA = "the site needs its extra: pip install 'hemicycle[site]'"


@click.group()
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="HEMICYCLE_SITE",
    default=".",
    help="The site's folder, as `site init` made it; here by default.",
)
def site(folder: Path) -> None:
    """Make and run the newsroom's site."""
    from importlib.util import find_spec

    if find_spec("wagtail") is None:
        raise click.UsageError(NEEDS_THE_EXTRA)
    os.environ["HEMICYCLE_SITE"] = str(folder.resolve())


def start(settings: str) -> None:
    """Set Django up with one of the settings, for the site in the folder."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"hemicycle.site.settings.{settings}")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from None


def call(*arguments: str) -> None:
    """Run one of Django's management commands."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["hemicycle site", *arguments])


@site.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="The Desk", help="What the site is called.")
def init(folder: Path, name: str) -> None:
    """Make a new site in FOLDER: its secrets, its database, its first pages."""
    if (folder / "site.env").exists():
        raise click.ClickException(f"{folder} holds a site already; choose another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "site.env"
    written.touch(mode=0o600)
    written.write_text(
        f"SITE_NAME={name}\nSECRET_KEY={secrets.token_urlsafe(50)}\n", encoding="utf-8"
    )
    os.environ["HEMICYCLE_SITE"] = str(folder.resolve())
    start("development")
    call("migrate", "--verbosity=0")
    call("found")
    click.echo(f"A new site stands in {folder}.", err=True)
    click.echo(f"Run it: hemicycle site --dir {folder} run", err=True)


@site.command()
@click.argument("address", default="127.0.0.1:8000")
def run(address: str) -> None:
    """Run the site for one person on this machine."""
    start("development")
    call("runserver", "--noreload", address)


@site.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the site's database and media into FILE (.tar.gz)."""
    start("development")
    from hemicycle.site.backup import BackupError
    from hemicycle.site.backup import backup as keep

    try:
        keep(file)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{file}: {file.stat().st_size:,} bytes; site.env is not in it", err=True)


@site.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="This replaces the site's database and media. Go on?")
def restore(file: Path) -> None:
    """Put the backup in FILE in place of the site's database and media."""
    start("development")
    from hemicycle.site.backup import BackupError
    from hemicycle.site.backup import restore as take_back

    try:
        take_back(file)
    except BackupError as error:
        raise click.ClickException(str(error)) from None


@site.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the public site into FOLDER as plain files."""
    start("development")
    from hemicycle.site.stories.exporting import ExportError
    from hemicycle.site.stories.exporting import export as write

    try:
        click.echo(f"{write(folder)} files in {folder}", err=True)
    except ExportError as error:
        raise click.ClickException(str(error)) from None


@site.command()
def check() -> None:
    """Say what keeps the site from being public: Django's check for deployment."""
    start("production")
    call("check", "--deploy", "--fail-level=WARNING")


@site.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands."""
    start("development")
    call(*arguments)


@site.command()
@click.option("--bind", default="127.0.0.1:8000", help="The address to listen on.")
@click.option("--workers", default=2, show_default=True, help="Processes that answer.")
def serve(bind: str, workers: int) -> None:
    """Serve the public site with gunicorn."""
    start("production")
    call("collectstatic", "--noinput", "--verbosity=0")
    gunicorn = Path(sys.executable).with_name("gunicorn")
    arguments = ["--bind", bind, "--workers", str(workers), "hemicycle.site.wsgi"]
    os.execv(gunicorn, [str(gunicorn), *arguments])  # noqa: S606
