"""Pages invented here, in the markup of each system of comments; the names of classes are real."""

from pathlib import Path

FOLDER = Path(__file__).parent / "comments"
STORY = (
    "<!doctype html><html lang='en'><head><title>Talks begin</title></head><body>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
    "<article><h1>Talks on a cabinet begin on Monday</h1>"
    "<p>The three lists that won the election begin talks on a cabinet on Monday, they said.</p>"
    "<p>None of them has a majority, and two of them have ruled out sitting with the third.</p>"
    "</article>"
)
END = "<footer><p>All rights reserved</p></footer></body></html>"


def comments(name: str) -> str:
    """Return the comments in the markup of the system that is called so."""
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


WORDPRESS = comments("wordpress")
WORDPRESS_OLD = comments("wordpress_old")
WORDPRESS_BLOCKS = comments("wordpress_blocks")
WPDISCUZ = comments("wpdiscuz")
WPDISCUZ_OLD = comments("wpdiscuz_old")
BLOGGER = comments("blogger")
BLOGGER_LIST = comments("blogger_list")
BLOGGER_BLOCKS = comments("blogger_blocks")
ISSO = comments("isso")
MICRODATA = comments("microdata")
LINKED = comments("linked")


def page(marked: str) -> str:
    """Return a page with a story and these comments under it."""
    return STORY + marked + END
