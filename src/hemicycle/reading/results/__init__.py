"""Results: who won how many seats, read from an article's prose and tables.

The road of an article is `tally.results_of`: lines are divided into tables and paragraphs
(`layouts`), each of them tells of lists (`rows`; `prose` with `clauses`, `mentions` and
`figures`), what is told of the same list is brought together (`lists`), and what does not add up
becomes findings (`checks`). The words of each language are data in ``languages/``.
"""

from hemicycle.reading.results.tally import Results, results_of

__all__ = ["Results", "results_of"]
