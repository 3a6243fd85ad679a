"""Questions for the builder drawn at random, with every kind of doubt and every kind of word."""

from typing import Any

from hypothesis import strategies as st

from hemicycle.governments.refusals import Confidence, Kind

NAMES = ("Ash", "Birch", "Cedar", "Date", "Elm", "Fig", "Gum")


@st.composite
def drawn_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a house of up to seven lists, what they say, and a choice, as `cases.json` has them."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    rows = [[name, *draw(_seats)] for name in names]
    least = sum(row[1] for row in rows)
    total = max(least + draw(st.integers(0, 9)), 1)
    pairs = st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)
    together = st.lists(pairs, max_size=1) if len(names) > 1 else st.just([])
    refusal = st.tuples(
        st.sampled_from(names),
        st.sampled_from([*names, None]),
        st.sampled_from([one.value for one in Kind]),
        st.sampled_from([one.value for one in Confidence]),
    ).filter(lambda one: one[0] != one[1])
    refusals = draw(st.lists(refusal, max_size=4))
    keys = [f"{by}:{of or 'anybody'}".lower() for by, of, *_ in refusals]
    return {
        "seats_total": total,
        "majority": draw(st.integers(1, total)),
        "rows": rows,
        "repeated": draw(together),
        "refusals": refusals,
        "alliances": draw(together),
        "chosen": sorted({name.lower() for name in draw(st.lists(st.sampled_from(names)))}),
        "aside": draw(st.lists(st.sampled_from([*keys, "all"]), max_size=1)),
    }


_seats = st.one_of(
    st.tuples(st.integers(0, 9)),
    st.tuples(st.integers(0, 9), st.integers(0, 3)).map(lambda ends: (ends[0], sum(ends))),
)
