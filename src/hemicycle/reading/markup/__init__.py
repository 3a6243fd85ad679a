"""Markup: what an HTML page tells beyond its text.

The road is `scan.flattened`: the page becomes the text that a reader would see (`printed`), with
the elements that matter kept as ranges of that text (`elements`). The text is the source at which
every span points. From the elements come the readers' comments (`systems`, `threads`), from the
head and the linked data who published the page and when (`about`), and from trafilatura, where it
is installed, which lines are the article (`extraction`).
"""
