"""Files of the library that the site serves: the coalition builder's script and style."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from hemicycle.pictures import builder

PREFIX = "builder"
NAMES = ("builder.css", "builder.js")


class LibraryFinder(BaseFinder):
    """Finds these files where the library keeps them, so that they stand once."""

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        self.storage = FileSystemStorage(location=Path(builder.__file__).parent)
        self.storage.prefix = PREFIX

    def check(self, **_named: Any) -> list[Any]:
        """Find nothing to complain of: the files come with the package."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """Return the file behind an address, or nothing."""
        prefix, _, name = path.partition("/")
        found = [self.storage.path(name)] if prefix == PREFIX and name in NAMES else []
        return found if find_all or not found else found[0]

    def list(self, _ignored: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every file."""
        for name in NAMES:
            yield name, self.storage
