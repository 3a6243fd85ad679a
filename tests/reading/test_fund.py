"""Fund meters in several wordings, and blocks of figures that are none."""

import pytest

from hemicycle.reading.fund import fund_of, lines_of
from hemicycle.reading.text import text_of

Meter = tuple[str | None, str | None, int | None, tuple[int, ...]]


def meter(page: str) -> Meter | None:
    fund = fund_of(text_of(page))
    if fund is None:
        return None
    return fund.month, fund.currency, fund.raised_minor, fund.marks_minor


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "0 $\n2,500 $\n5,000 $\n1,120 $\nJUNE 2021",
            ("2021-06", "USD", 112_000, (0, 250_000, 500_000)),
            id="the figure that breaks the row was raised",
        ),
        pytest.param(
            "June 2021\n$1,120\n$0\n$2,500\n$5,000",
            ("2021-06", "USD", 112_000, (0, 250_000, 500_000)),
            id="raised stands first",
        ),
        pytest.param(
            "$1,120.50 raised of $5,000 goal",
            (None, "USD", 112_050, (500_000,)),
            id="one line",
        ),
        pytest.param(
            "£900 of £2,000 raised\n45%", (None, "GBP", 90_000, (200_000,)), id="per cent"
        ),
        pytest.param(
            "Goal: €5.000,00\nRaised: €1.120,50",
            (None, "EUR", 112_050, (500_000,)),
            id="goal first, decimal comma",
        ),
        pytest.param(
            "Raised\n€1 120\nGoal\n€5 000", (None, "EUR", 112_000, (500_000,)), id="label above"
        ),
        pytest.param(
            "Spendenziel: 3.000 €\nbisher 450 €\nMärz 2024",
            ("2024-03", "EUR", 45_000, (300_000,)),
            id="german",
        ),
        pytest.param(
            "¥1,120 / ¥5,000\n2021-06", ("2021-06", "JPY", 1_120, (5_000,)), id="yen have no cents"
        ),
        pytest.param(
            "1.120 KWD raised, goal 5.000 KWD", (None, "KWD", 1_120, (5_000,)), id="thousand fils"
        ),
        pytest.param(
            "٠ $\n٢٬٥٠٠ $\n٥٬٠٠٠ $\n١٬١٢٠ $\nيونيو 2021",
            ("2021-06", "USD", 112_000, (0, 250_000, 500_000)),
            id="arabic figures",
        ),
        pytest.param(
            "0 $\n2,500 $\n5,000 $", (None, "USD", None, (0, 250_000, 500_000)), id="marks alone"
        ),
    ],
)
def test_a_meter_is_read(page: str, expected: Meter) -> None:
    assert meter(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("Labour 50\nNational 49\nMay 2005", id="seats"),
        pytest.param("The party spent $5,000\nand raised $1,120 more.", id="a sentence"),
        pytest.param("$5,000", id="one figure"),
        pytest.param("$5,000\n\n\n\n$1,120\n\n\n\n$0", id="figures far apart"),
        pytest.param("$1,120 raised of €5,000 goal", id="two currencies"),
        pytest.param("¥1.5 raised of ¥5,000", id="finer than the currency"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_meter(page: str) -> None:
    assert meter(page) is None


def test_the_span_and_the_lines_are_the_meters() -> None:
    text = text_of("A headline\n\n$0\n$10\n$5 \nMAY 2020\n\nMay 2018")
    fund = fund_of(text)
    assert fund is not None
    assert fund.span is not None
    assert fund.span.exact == "$0\n$10\n$5 \nMAY 2020"
    assert fund.span.line == 3
    assert lines_of(text, fund) == {3, 4, 5, 6}
