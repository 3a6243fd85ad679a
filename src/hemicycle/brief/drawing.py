"""The pictures of a brief."""


def drawings_of(outlook):  # type: ignore
    """X."""


def chamber_drawing(chamber, suffix):  # type: ignore
    """X."""
    return ""
