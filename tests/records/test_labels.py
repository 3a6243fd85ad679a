"""Short names: what a sentence would call a list, and never the same for two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.records.labels import labels, slug


@pytest.mark.parametrize(
    ("names", "abbreviations", "expected"),
    [
        pytest.param(["The Fatah Coalition"], {}, ["Fatah"], id="article and common word go"),
        pytest.param(["State of Law Coalition"], {}, ["State of Law"], id="of stays"),
        pytest.param(["National Alliance"], {}, ["National Alliance"], id="national says nothing"),
        pytest.param(
            ["Green Party", "Green Left"], {}, ["Green Party", "Green Left"], id="shared"
        ),
        pytest.param(["Kurdistan Democratic Party (KDP)"], {}, ["KDP"], id="brackets"),
        pytest.param(["PML (N)"], {}, ["PML (N)"], id="one letter in brackets is no name"),
        pytest.param(["Social Democrats"], {"Social Democrats": "S"}, ["S"], id="abbreviation"),
        pytest.param(["Movement", "Party"], {}, ["Movement", "Party"], id="nothing but that word"),
        pytest.param(["Unity (UN)", "Union (UN)"], {}, ["Unity (UN)", "Union (UN)"], id="clash"),
        pytest.param(
            ["Wisdom of Iraq Movement / Wisdom of Iraq Trend"],
            {},
            ["Wisdom of Iraq"],
            id="rows read as one list keep what they share",
        ),
        pytest.param(["Fatah / Victory"], {}, ["Fatah / Victory"], id="and if nothing, all of it"),
    ],
)
def test_a_label(names: list[str], abbreviations: dict[str, str], expected: list[str]) -> None:
    assert list(labels(names, abbreviations)) == expected


def test_accents_apostrophes_and_signs_do_not_make_another_slug() -> None:
    assert slug("Women’s Front – Équité!") == slug("WOMENS FRONT equite") == "womens-front-equite"


words = st.sampled_from(["The", "National", "Green", "Party", "Front", "(GF)", "of", "Law", "X"])
names = st.lists(
    st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6, unique_by=slug
)


@given(names)
def test_no_two_labels_are_the_same_and_none_is_empty(given_names: list[str]) -> None:
    found = [slug(label) for label in labels(given_names, {})]
    assert len(set(found)) == len(found)
    assert all(label.strip() for label in labels(given_names, {}))
