"""Sentences as news prints them: who says what, and what is no statement."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hemicycle.reading.statements import statements_of
from hemicycle.reading.statements.language import language_of
from hemicycle.reading.text import text_of
from hemicycle.records.page import Statement

CONTRASTS = tomllib.loads(Path(__file__).with_name("contrasts.toml").read_text(encoding="utf-8"))


def read(string: str, year: int | None = 2018) -> tuple[Statement, ...]:
    page = text_of(string)
    return statements_of(page, page.lines, year)


def row(each: Statement) -> str:
    """Return a statement as the table of contrasts writes it."""
    doubt = "? " if each.doubt else ""
    via = ", ".join(each.via) or "-"
    speaker = each.speaker
    return (
        f"{doubt}{speaker.name or '-'} | {speaker.role or '-'} | {each.act} | {via} | {each.form}"
        f" | {each.text}"
    )


@pytest.mark.parametrize("name", CONTRASTS)
def test_contrast(name: str) -> None:
    case = CONTRASTS[name]
    assert [row(each) for each in read(case["text"])] == case["is"]


FRAMES = {
    f"{language}-{name}": case
    for language in ("de", "es", "fr", "ar")
    for name, case in tomllib.loads(
        Path(__file__).with_name(f"contrasts_{language}.toml").read_text(encoding="utf-8")
    ).items()
}


@pytest.mark.parametrize("case", FRAMES.values(), ids=FRAMES.keys())
def test_contrast_of_the_simple_frames(case: dict[str, Any]) -> None:
    assert [row(each) for each in read(case["text"])] == case["is"]


LANGUAGES = {
    "German": ("Die Partei sagte, dass sie nicht mit der SPD regiert.", "de"),
    "Spanish": ("La ley dice que el presidente nombra al ministro.", "es"),
    "French": ("Le parti a dit que les voix sont dans la balance.", "fr"),
    "Arabic": ("قال العبادي إن الحكومة في بغداد من هذا التحالف.", "ar"),
    "English": ("The party said that it would not join the bloc.", "en"),
    "English with a German quotation": (
        "„Wir haben die Wahl gewonnen“, said Berg of the CDU.",
        "en",
    ),
    "too few words to tell": ("Die Linke: 39", "en"),
    "other languages": ("Puolue voitti vaalit.", "en"),
    "nothing": ("", "en"),
}


@pytest.mark.parametrize(("string", "language"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_language_is_told_by_small_words(string: str, language: str) -> None:
    assert language_of(text_of(string).lines) == language


BLOCKS = {
    "a colon announces": (
        "Berg said the talks had failed:\n\n“We waited for nine days.”",
        ["Berg | - | claim | - | direct | “We waited for nine days.”"],
    ),
    "no colon": (
        "Berg said the talks had failed, Reuters reported.\n\n“We waited for nine days.”",
        ["? Berg | - | claim | Reuters | direct | “We waited for nine days.”"],
    ),
    "a denial's words": (
        "Berg denied that he had met her:\n\n“There was no meeting.”",
        ["Berg | - | denial | - | direct | “There was no meeting.”"],
    ),
    "a speech over two paragraphs": (
        "“We waited,” Berg said. “Nine days.\n\n“Then we went home.”",
        [
            "Berg | - | claim | - | direct | “Nine days.",
            "Berg | - | claim | - | direct | “Then we went home.”",
        ],
    ),
    "prose in between": (
        "Berg said the talks had failed.\n\nIt rained.\n\n“We waited for nine days in the cold.”",
        ["? - | - | claim | - | direct | “We waited for nine days in the cold.”"],
    ),
    "a pronoun beside its speaker": (
        "Ana Reis said the talks had failed. She added that she was tired.",
        ["Ana Reis | - | claim | - | indirect | she was tired"],
    ),
    "a pronoun further away": (
        "Ana Reis said the talks had failed.\n\nShe added that she was tired.",
        ["? Ana Reis | - | claim | - | indirect | she was tired"],
    ),
    "a pronoun for nobody": (
        "It rained. He said that he was tired.",
        ["? He | - | claim | - | indirect | he was tired"],
    ),
    "a pronoun for the sentence's subject": (
        "Ana Reis led the party for years. She calls herself a liberal.",
        ["? Ana Reis | - | claim | - | indirect | herself a liberal"],
    ),
    "a place is no person": (
        "Baghdad in May was hot. He calls himself a liberal.",
        ["? He | - | claim | - | indirect | himself a liberal"],
    ),
    "they are not one person": (
        "Ana Reis said the talks had failed. They said that they were tired.",
        ["? They | - | claim | - | indirect | they were tired"],
    ),
    "a surname takes the role": (
        "Party leader Ana Reis said the talks had failed.\n\nReis said that she was tired.",
        ["Reis | Party leader | claim | - | indirect | she was tired"],
    ),
    "the spokeswoman": (
        "Labour spokeswoman Ana Reis said it was late.\n\nThe spokeswoman said that it was dark.",
        ["? Ana Reis | Labour spokeswoman | claim | - | indirect | it was dark"],
    ),
}


@pytest.mark.parametrize(("string", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_what_carries_over(string: str, expected: list[str]) -> None:
    assert [row(each) for each in read(string)][-len(expected) :] == expected


DAYS = {
    "leading": ("On May 22, Berg said that it was late.", 2018, "2018-05-22"),
    "its own year": ("On May 22, 2017, Berg said that it was late.", 2018, "2017-05-22"),
    "day before month": ("On 22 May 2017 Berg said that it was late.", None, "2017-05-22"),
    "beside the cue": ("Berg said on June 3 that it was late.", 2018, "2018-06-03"),
    "behind": ("“It is late,” Berg said on Sept. 9.", 2018, "2018-09-09"),
    "in the relay": ("Berg said it was late, Reuters reported on May 22.", 2018, "2018-05-22"),
    "German, dotted": (
        "Am 18. Mai sagte der Minister, dass die Wahl nicht mit der SPD zu Ende ist.",
        2018,
        "2018-05-18",
    ),
    "Spanish": (
        "Mora dijo el 18 de mayo de 2017 que no habrá una coalición con los liberales.",
        2018,
        "2017-05-18",
    ),
    "French": (
        "Mercier a déclaré le 18 mai que les négociations sont dans une impasse.",
        2018,
        "2018-05-18",
    ),
    "ISO": ("On 2018-05-22, Berg said that it was late.", None, "2018-05-22"),
    "inside the content": ("Berg said that the vote on May 22 was late.", 2018, None),
    "weekday": ("On Tuesday, Berg said that it was late.", 2018, None),
    "leap day of another year": ("On February 29, Berg said that it was late.", 2018, None),
    "not carried over": ("On May 22 it rained. Berg said it was late.", 2018, None),
}  # fmt: skip


@pytest.mark.parametrize(("string", "year", "day"), DAYS.values(), ids=DAYS.keys())
def test_the_day(string: str, year: int | None, day: str | None) -> None:
    (found,) = read(string, year)
    assert found.said_on == day


@pytest.mark.parametrize(
    ("string", "year", "doubt"),
    [
        ("On May 22, Berg said that it was late.", None, "year not on the page"),
        ("On June 31, Berg said that it was late.", 2018, "no such day in the calendar"),
    ],
)
def test_a_day_that_is_not_known_is_a_doubt(string: str, year: int | None, doubt: str) -> None:
    (found,) = read(string, year)
    assert (found.said_on, found.doubt) == (None, (doubt,))


def test_the_same_denial_again_denies_the_same_claim() -> None:
    found = read(
        "Reis rejected reports that the Liberals had offered her party three ministries.\n\n"
        "Her deputy Jan Novak also denied reports that the Liberals offered three ministries."
    )
    assert [(each.act, each.denies) for each in found] == [
        ("claim", None), ("denial", "s0"), ("denial", "s0"),
    ]  # fmt: skip


def test_another_denial_denies_its_own_claim() -> None:
    found = read(
        "Reis rejected reports that the Liberals had offered her party three ministries.\n\n"
        "Novak denied reports that the king was ill."
    )
    assert [(each.act, each.denies) for each in found] == [
        ("claim", None), ("denial", "s0"), ("claim", None), ("denial", "s2"),
    ]  # fmt: skip


def test_a_denial_without_reports_is_linked_by_likeness_and_says_so() -> None:
    found = read(
        "Jan Novak said that Reis had offered the Liberals three ministries.\n\n"
        "Reis denied that she had offered the Liberals three ministries."
    )
    assert [(each.act, each.denies) for each in found] == [("claim", None), ("denial", "s0")]
    assert found[1].doubt == ("which claim this denies was told by likeness of words",)


BACK = {
    "denied this, beside it": ("Berg said the vote was bought. Holm denied this.", "s0", ()),
    "denied the claim, further on": (
        "Berg said the vote was bought.\n\nHolm denied the claim.",
        "s0",
        ("which claim this denies was told by its place on the page",),
    ),
    "his own claim": (
        "Berg said the vote was bought. “I deny it,” he said. Berg denied it.",
        None,
        ("what this denies does not stand before it on the page",),
    ),
    "nothing before": (
        "Holm denied it.",
        None,
        ("what this denies does not stand before it on the page",),
    ),
    "denial repeated": (
        "Ana Reis rejected reports that the vote was bought.\n\nReis repeated her denial.",
        "s0",
        (),
    ),
    "another's denial repeated": (
        "Ana Reis rejected reports that the vote was bought.\n\nBerg repeated his denial.",
        None,
        ("what this denies does not stand before it on the page",),
    ),
}


@pytest.mark.parametrize(("string", "denies", "doubt"), BACK.values(), ids=BACK.keys())
def test_a_denial_that_points_back(string: str, denies: str | None, doubt: tuple[str]) -> None:
    found = read(string)[-1]
    assert (found.act, found.denies, found.doubt) == ("denial", denies, doubt)


def test_a_speech_named_at_its_end_is_that_speakers_from_its_beginning() -> None:
    found = read("“We waited nine days.\n\n“Nobody came.\n\n“Then we left,” said Ana Reis.")
    assert [(each.speaker.name, each.doubt) for each in found[1:]] == [("Ana Reis", ())] * 2
    assert (found[0].speaker.name, found[0].text) == ("Ana Reis", "“We waited nine days.")


def test_a_closed_quotation_does_not_take_the_speaker_behind_it() -> None:
    found = read("“We waited nine days in the cold.”\n\n“Then we left,” said Ana Reis.")
    assert [each.speaker.name for each in found] == [None, "Ana Reis"]


def test_a_headline_in_sentence_case_is_shown_with_a_doubt() -> None:
    (found,) = read("Reis denies that talks have failed")
    assert found.doubt == ("from a line that is no full sentence, such as a headline",)


def test_lines_broken_by_width_are_one_paragraph() -> None:
    (found,) = read(
        "The prime minister, Ana Reis, said in a statement that the\n"
        "talks with the Liberals had failed."
    )
    assert found.text == "the talks with the Liberals had failed"
    assert found.span is not None
    assert (found.span.line, found.span.exact[:9]) == (1, "the\ntalks")


def test_a_table_in_one_line_is_no_sentence() -> None:
    assert read("Berg said that " + "Labour 3, " * 400) == ()
