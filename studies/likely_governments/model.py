"""The model that the protocol's development chose: 31 features in four families, ridge 3."""

RIDGE = 3.0

FEATURES = {
    "size": (
        "minority", "surplus", "seats_short", "over_squared", "nearly_a_majority",
        "parties", "share_of_parties", "relative_size", "leader_share",
    ),
    "axis": ("gaps", "median_party", "extreme_seats", "far_from_median"),
    "outgoing": (
        "same_as_before", "none_from_before", "left_out", "one_left_out",
        "one_left_out_after_election", "enlarged_after_election", "added_to_a_majority",
        "prime_minister", "prime_minister_largest",
    ),
    "past": (
        "usual_kind", "like_past", "governed_before", "worst_pair", "never_together",
        "leader_record", "unusual_parties", "unusual_seats", "swing",
    ),
}  # fmt: skip

KNOWN = (
    ("size", "axis", "outgoing", "past"),
    ("size", "outgoing", "past"),
    ("size", "axis", "outgoing"),
    ("size", "outgoing"),
    ("size", "axis"),
    ("size",),
)
"""Which families can be known together; each combination has its own weights."""


def names_of(families: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features of the families in order."""
    return tuple(name for family in families for name in FEATURES[family])
