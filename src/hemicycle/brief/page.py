"""The brief as one page of HTML: no script, no request, light and dark, every figure sourced."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from hemicycle.brief.marks import MarkedLine, anchor, marked_lines
from hemicycle.brief.view import View
from hemicycle.reading.text import Text
from hemicycle.records.page import Report, Span, ZoneKind

if TYPE_CHECKING:
    from jinja2 import Template

LONGEST_TITLE = 160


def page(view: View, text: Text | None) -> str:
    """Return the page of a brief; ``text`` is what it was read from, where there is such.

    Without the text (a report that was read elsewhere), figures name their line but do not link.
    """
    lines = _lines(text, view) if text else ()
    return _template().render(
        view=view, brief=view.brief, lines=lines, version=version("hemicycle")
    )


def spans_of(report: Report) -> set[Span]:
    """Return every span that a record of the report carries."""
    ...
