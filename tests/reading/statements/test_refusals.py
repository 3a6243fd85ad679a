"""Who says that they will not sit with whom: proposals with the words that say so."""

import json
from pathlib import Path

import pytest

from hemicycle.reading.statements import statements_of
from hemicycle.reading.statements.refusals import refusals_of
from hemicycle.reading.text import text_of
from hemicycle.records.refusals import ProposedRefusal

CASES = {
    "ruled out": (
        "Reis has ruled out a coalition with the National Front.",
        "Reis | coalition | the National Front | a coalition with the National Front",
    ),
    "not ruled out": ("Reis has not ruled out a coalition with the National Front.", None),
    "refused to sit down": (
        "The Greens refused to sit down with the National Front.",
        "The Greens | talks | the National Front | to sit down with the National Front",
    ),
    "quoted first person": (
        "“We will not support Berg’s cabinet,” said Ana Reis.",
        "Ana Reis | support | Berg’s cabinet | will not support Berg’s cabinet",
    ),
    "would never": (
        "Berg said that his party would never govern with the Communists.",
        "Berg | coalition | the Communists | would never govern with the Communists",
    ),
    "no coalition with": (
        "Berg insisted there would be no coalition with Labour.",
        "Berg | coalition | Labour | no coalition with Labour",
    ),
    "cabinet led by": (
        "The Centre Party said it would not join a government led by Berg.",
        "The Centre Party | coalition | Berg | would not join a government led by Berg",
    ),
    "them stays unknown": (
        "“We will not work with them,” Reis said.",
        "Reis | talks | None | will not work with them",
    ),
    "not only": ("Reis said she would not only support Berg but join him.", None),
    "ruled out doing": (
        "Holm has ruled out working with the Sweden Democrats.",
        "Holm | talks | the Sweden Democrats | working with the Sweden Democrats",
    ),
    "any government that includes": (
        "Berg said he will not join any government that includes the Communists.",
        "Berg | coalition | the Communists"
        " | will not join any government that includes the Communists",
    ),
    "vowed never to": (
        "Dorn vowed never to enter a cabinet led by Strand.",
        "Dorn | coalition | Strand | never to enter a cabinet led by Strand",
    ),
    "firewall": (
        "“The firewall against the AfD stands,” said Friedrich Lenz.",
        "Friedrich Lenz | coalition | the AfD | firewall against the AfD",
    ),
    "firewall falls": ("“The firewall against the AfD has fallen,” said Friedrich Lenz.", None),
    "denied past talks": ("Reis denied talks with Berg.", None),
    "willing": ("Reis said she would support Berg.", None),
    "vowed": (
        "The bloc vowed never to return.",
        None,
    ),
    "vote, not refusal": ("Reis said the party would not support the budget of 2019.", None),
}


ELSEWHERE = {
    "de schloss aus": (
        "Lenz schloss nach der Wahl in der Stadt auf dem Land nichts aus. "
        "Lenz schloss eine Koalition mit der AfD aus.",
        "Lenz | coalition | der AfD | Koalition mit der AfD",
    ),
    "de schloss nicht aus": (
        "Auf die Frage nach der Wahl sagte er nichts. Lenz schloss eine Koalition mit der AfD "
        "nicht aus.",
        None,
    ),
    "de nicht regieren": (
        "Lenz sagte, dass er nicht mit der Linken regieren werde.",
        "Lenz | coalition | der Linken | nicht mit der Linken regieren",
    ),
    "de Brandmauer": (
        "Die Brandmauer zur AfD bleibe bestehen, sagte Lenz.",
        "Lenz | coalition | AfD | Brandmauer zur AfD",
    ),
    "es no gobernaremos": (
        "“No gobernaremos con Vox”, dijo Sánchez.",
        "Sánchez | coalition | Vox | No gobernaremos con Vox",
    ),
    "es descartó": (
        "En la noche de las elecciones, los datos son los que son. Sánchez descartó un pacto "
        "con Vox.",
        "Sánchez | coalition | Vox | pacto con Vox",
    ),
    "es no descarta": (
        "En la noche de las elecciones, los datos son los que son. Sánchez no descarta un pacto "
        "con Junts.",
        None,
    ),
    "es no es no": (
        "“No es no”, dijo Sánchez.",
        "Sánchez | coalition | None | No es no",
    ),
    "fr exclut": (
        "Dans la nuit, les urnes ont parlé. Bayrou exclut une alliance avec le RN.",
        "Bayrou | coalition | le RN | alliance avec le RN",
    ),
    "fr n'exclut pas": (
        "Dans la nuit, les urnes ont parlé. Bayrou n’exclut pas une alliance avec le RN.",
        None,
    ),
    "fr ne gouvernerons pas": (
        "« Nous ne gouvernerons pas avec le RN », a déclaré Faure.",
        "Faure | coalition | le RN | ne gouvernerons pas avec le RN",
    ),
}


def proposals(string: str) -> tuple[ProposedRefusal, ...]:
    page = text_of(string)
    return refusals_of(page, statements_of(page, page.lines, 2018))


@pytest.mark.parametrize(
    ("string", "expected"),
    [*CASES.values(), *ELSEWHERE.values()],
    ids=[*CASES, *ELSEWHERE],
)
def test_contrast(string: str, expected: str | None) -> None:
    found = [
        f"{each.by} | {each.kind} | {each.of} | {each.span.exact}" for each in proposals(string)
    ]
    assert found == ([expected] if expected else [])
    for each in proposals(string):
        assert string[each.span.start : each.span.end] == each.span.exact


def test_the_iraq_page_proposes_that_sadrs_office_will_not_sit_down(gold: Path) -> None:
    page = json.loads((gold / "reading/pages/seed.json").read_text(encoding="utf-8"))
    found = proposals(page["text"])
    (refusal,) = [each for each in found if each.span.line == 15]
    assert (refusal.by, refusal.of, refusal.kind) == ("Diaa al-Assadi", None, "talks")
    assert refusal.span.exact.startswith("refuse to sit down or cooperate with")
