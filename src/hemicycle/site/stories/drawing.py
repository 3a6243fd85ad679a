"""An answer's pictures as a page needs them: its language, its direction, ids of their own."""

from hemicycle.brief.outlook import Majority
from hemicycle.pictures.bars import coalition_bar, stacked_bar
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC, ENGLISH, Words
from hemicycle.site.desk.answers import Answer

WORDS: dict[str, Words] = {"en": ENGLISH, "ar": ARABIC}
RIGHT_TO_LEFT = frozenset({"ar"})
WIDE, NARROW = 600, 320


def view(answer: Answer, language: str, prefix: str, width: int = WIDE) -> View:
    """Return how an answer's chamber is drawn on a page of a language."""
    return View(
        width=width,
        colours=answer.colours,
        words=WORDS.get(language, ENGLISH),
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        prefix=prefix,
    )


def chamber_drawings(answer: Answer, language: str, prefix: str) -> dict[str, str]:
    """Return the chamber wide, as a hemicycle, and narrow, as a bar."""
    if answer.outlook is None:
        return {}
    chamber = answer.outlook.chamber
    return {
        "wide": hemicycle(chamber, view(answer, language, f"{prefix}-hemicycle")),
        "narrow": stacked_bar(chamber, view(answer, language, f"{prefix}-bar", NARROW)),
    }


def majority_drawing(answer: Answer, majority: Majority, language: str, prefix: str) -> str:
    """Return one majority as a bar against the line."""
    if answer.outlook is None:
        return ""
    members = [member.id for member in majority.members]
    return coalition_bar(answer.outlook.chamber, members, view(answer, language, prefix))
