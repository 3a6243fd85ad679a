"""An article's results: the chamber, a row for each list, and what does not add up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hemicycle.reading.results.chamber import chamber_of
from hemicycle.reading.results.checks import findings_of, partial_findings, variant_findings
from hemicycle.reading.results.layouts import layout_of
from hemicycle.reading.results.lists import Listed, lists_of
from hemicycle.reading.results.names import abbreviations_in, proper_name, spelt_out
from hemicycle.reading.results.prose import read_prose
from hemicycle.reading.results.rows import tell_tables
from hemicycle.reading.results.told import place_of
from hemicycle.reading.results.variants import variants_of
from hemicycle.reading.results.wording import Wording, wording_of
from hemicycle.reading.text import Line, Text
from hemicycle.records.page import Finding, ListRow, StatedChamber

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Results:
    """What an article says was elected."""

    chamber: StatedChamber
    lists: tuple[ListRow, ...]
    findings: tuple[Finding, ...]


def results_of(text: Text, lines: Sequence[Line]) -> Results:
    """Read the results in some lines of a page, usually those of its article.

    >>> from hemicycle.reading.text import text_of
    >>> page = text_of("Red won 30 of the 50 seats, followed by Blue with 19.")
    >>> [(row.name, row.seats) for row in results_of(page, page.lines).lists]
    [('Red', 30), ('Blue', 19)]
    """
    article = "\n".join(line.text for line in lines)
    wording = wording_of(article)
    place = place_of(text, max(map(int, _YEAR.findall(article)), default=0))
    layout = layout_of(text.string, lines, wording)
    tables = tell_tables(place, layout, wording)
    prose = read_prose(place, layout.paragraphs, wording)
    told = sorted([*tables.lists, *prose.lists], key=lambda one: one.span.start)
    lists = lists_of(told, wording)
    totals, majorities = tables.totals + prose.totals, tables.majorities + prose.majorities
    totals = [one for one in totals if not one.placed] or totals
    chamber = chamber_of(totals, majorities)
    places = abbreviations_in(article)
    rows = tuple(_row(listed, article, places, wording) for listed in lists.rows)

    reach = [(line.start, line.end) for line in lines]
    findings = (
        *findings_of(lists, chamber, totals, wording),
        *partial_findings(prose.partial),
        *variant_findings(variants_of([row.name for row in rows], place, reach, wording)),
    )
    return Results(chamber, rows, findings)


def _row(listed: Listed, article: str, places: Mapping[str, int], wording: Wording) -> ListRow:
    best = listed.best
    name = spelt_out(listed.name, article, places, wording)
    exact = best.low == best.high
    votes = next((one.votes for one in listed.told if one.votes is not None), None)
    share = next((one.share for one in listed.told if one.share is not None), None)
    abbreviations = [one.name.abbreviation for one in listed.told if one.name.abbreviation]
    abbreviations += [name.abbreviation] if name.abbreviation else []
    return ListRow(
        name=proper_name(name.full, article, wording),
        abbreviation=next(iter(abbreviations), None),
        seats=best.low if exact else None,
        seats_min=None if exact else best.low,
        seats_max=None if exact else best.high,
        votes=votes,
        vote_share=share,
        counted_in=listed.counted_in,
        span=best.span,
    )
