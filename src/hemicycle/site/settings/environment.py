"""What the environment says, and a clear word where it must say something and does not."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str = "") -> str:
    """Return a variable's text, or the default where it is not set."""
    return os.environ.get(name, default).strip()


def required(name: str, meaning: str) -> str:
    """Return a variable that the site cannot run without.

    Raises
    ------
    ImproperlyConfigured
        It is not set; the message names it and says what it is for.
    """
    found = text(name)
    if not found:
        raise ImproperlyConfigured(
            f"{name} is not set: {meaning}. Set it in the environment or in the site's site.env."
        )
    return found


def flag(name: str, default: str = "no") -> bool:
    """Return whether a variable says yes.

    Raises
    ------
    ImproperlyConfigured
        It says neither yes nor no.
    """
    found = text(name, default).lower()
    if found not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is {found!r}: write yes or no.")
    return found in TRUE


def number(name: str, default: int) -> int:
    """Return a variable as a whole number.

    Raises
    ------
    ImproperlyConfigured
        It is no whole number.
    """
    found = text(name, str(default))
    try:
        return int(found)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {found!r}: write a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """Return a variable's words, parted by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def folder() -> Path:
    """Return the folder of this site: its ``site.env``, database and media."""
    return Path(text("HEMICYCLE_SITE", ".")).resolve()


def load(path: Path) -> None:
    """Take ``NAME=value`` lines of a ``site.env`` into the environment; what is set there wins.

    Raises
    ------
    ImproperlyConfigured
        A line is no ``NAME=value``; the message names the file and the line.
    """
    if not path.is_file():
        return
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path}, line {at}: expected NAME=value, found {line!r}.")
        os.environ.setdefault(name.strip(), value.strip())
