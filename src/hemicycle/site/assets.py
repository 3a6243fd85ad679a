"""Files that stand elsewhere than they are served: the coalition builder's, and the one sheet."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from hemicycle.pictures import builder

PREFIX = "builder"
NAMES = ("builder.css", "builder.js")

SHEET = "hemicycle/readers.css"
"""The readers' one sheet: one request, whatever rooms the site has."""

PARTS = (
    "hemicycle/house.css",
    "stories/stories.css",
    "builder/builder.css",
    "discussion/discussion.css",
    "fund/fund.css",
)
"""What the sheet is joined of, in this order; the house comes first, and names the variables.

Only the house's part may name other files: they are sought beside the sheet.
"""


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


class JoinedSheet(BaseFinder):
    """Finds the readers' sheet: its parts as they stand, joined in a folder of this process."""

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="hemicycle-sheet-")
        self.storage = FileSystemStorage(location=self.folder.name)

    def check(self, **_named: Any) -> list[Any]:
        """Find nothing to complain of: a room that is not there has no part."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """Return the sheet, joined anew, or nothing."""
        found = [self._join()] if path == SHEET else []
        return found if find_all or not found else found[0]

    def list(self, _ignored: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the sheet, joined anew."""
        self._join()
        yield SHEET, self.storage

    def _join(self) -> str:
        parts = [Path(found) for name in PARTS if (found := finders.find(name))]
        joined = Path(self.folder.name) / SHEET
        joined.parent.mkdir(exist_ok=True)
        # Written beside and put in place at once: another thread may be reading it.
        with tempfile.NamedTemporaryFile(
            "w", dir=self.folder.name, delete=False, encoding="utf-8"
        ) as new:
            new.write("\n".join(part.read_text(encoding="utf-8") for part in parts))
        Path(new.name).chmod(0o644)
        return str(Path(new.name).replace(joined))
