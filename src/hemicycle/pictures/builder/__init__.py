"""The coalition builder: choose lists, and see what they come to.

`builder_fragment` writes it for a page that a server makes, `standing_builder` for one that none
answers for. Both work without script; `SCRIPT`, the custom element ``<hemicycle-builder>``, makes
them answer at once. `STYLE` is their style sheet. A page links or inlines the two as it likes.

This room draws and speaks; it knows no governments. `hemicycle.brief.builder` makes the `Table`
and answers with the library's arithmetic.
"""

from importlib.resources import files

from hemicycle.pictures.builder.markup import builder_fragment, standing_builder
from hemicycle.pictures.builder.phrases import ARABIC, ENGLISH, Phrases
from hemicycle.pictures.builder.query import choice_of, query_of
from hemicycle.pictures.builder.table import Answer, Choice, Table

SCRIPT = (files(__name__) / "builder.js").read_text(encoding="utf-8")
"""The whole of the script: one file, no framework, no build step."""

STYLE = (files(__name__) / "builder.css").read_text(encoding="utf-8")
"""The style sheet; it takes the page's variables, such as --ink and --paper."""

__all__ = [
    "ARABIC",
    "ENGLISH",
    "SCRIPT",
    "STYLE",
    "Answer",
    "Choice",
    "Phrases",
    "Table",
    "builder_fragment",
    "choice_of",
    "query_of",
    "standing_builder",
]
