"""Statements: who said what, through whom and when, read from an article's sentences.

The road of an article is `assembly.statements_of`: paragraphs (`paragraphs`, `sentences`,
`quotations`), the relay frame (`relays`), the cue inside it (`cues`, `clauses`, `complements`,
`attributions`) with its speaker (`speakers`, `subjects`, `mentions`), what is denied (`denials`),
and the days (`dates`). `refusals` proposes what statements say of coalitions. The words of each
language are data in ``languages/``.
"""

from hemicycle.reading.statements.assembly import statements_of

__all__ = ["statements_of"]
