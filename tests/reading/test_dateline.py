"""Which year a story is of, and when that cannot be told."""

import pytest

from hemicycle.reading.dateline import story_year
from hemicycle.reading.looks import looks_of
from hemicycle.reading.text import text_of


@pytest.mark.parametrize(
    ("article", "year"),
    [
        pytest.param("Tuesday, 18 August 2015 19:25\n\nSince May 1977 ...", 2015, id="dateline"),
        pytest.param("It won on May 19, 2018. Talks began in June 2018.", 2018, id="one year"),
        pytest.param("Am 24. September 2017 wurde gewählt.", 2017, id="german"),
        pytest.param("It won in May 2018, and lost in May 2021.", None, id="two years"),
        pytest.param(
            "On May 23, the office denied it. The 2003 invasion ...", None, id="no month"
        ),
        pytest.param("In May it took 201855 votes.", None, id="a longer number"),
    ],
)
def test_the_year_of_a_story(article: str, year: int | None) -> None:
    assert story_year(looks_of(text_of(article).lines)) == year
