"""HTML where text is expected: its text, block by block, as a browser would print it.

What else the markup tells is read in `hemicycle.reading.markup`.
"""

from hemicycle.reading.markup.scan import flattened

_OPENING = ("<!doctype", "<html", "<?xml", "<head", "<body", "<!--")
_BLOCKS_OF_PAGES = ("<div", "<p", "<article", "<section", "<main", "<h1", "<table", "<header")


def is_html(string: str) -> bool:
    """Return whether the page begins as markup does.

    >>> is_html(" <!DOCTYPE html><p>Hi"), is_html("a < b"), is_html("<p>One</p>")
    (True, False, True)
    """
    head = string[:2000].lstrip("\ufeff \t\r\n").casefold()
    return head.startswith(_OPENING) or (head.startswith(_BLOCKS_OF_PAGES) and "</" in string)


def flatten(markup: str) -> str:
    r"""Return the text of a page, a block a line, a cell of a table between bars.

    >>> flatten("<h1>A &amp; B</h1><script>x()</script><ul><li>one<li>two</ul>")
    'A & B\n\n• one\n• two'
    """
    return flattened(markup).text
