"""The pictures of a brief."""

from dataclasses import dataclass

from hemicycle.brief.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Drawings:
    """SVG for a page: the chamber wide and narrow, and each majority listed, in order."""

    hemicycle: str
    stacked: str
    bars: tuple[str, ...]


def drawings_of(outlook: Outlook) -> Drawings:
    """Draw the chamber of an outlook and its majorities."""
    from hemicycle.pictures.bars import coalition_bar, stacked_bar
    from hemicycle.pictures.hemicycle import hemicycle
    from hemicycle.pictures.view import View

    chamber = outlook.chamber
    return Drawings(
        hemicycle(chamber, View(width=600, prefix="hemicycle")),
        stacked_bar(chamber, View(width=320, prefix="bar")),
        tuple(
            coalition_bar(
                chamber,
                [member.id for member in majority.members],
                View(width=600, prefix=f"majority-{number}"),
            )
            for number, majority in enumerate(outlook.majorities)
        ),
    )
