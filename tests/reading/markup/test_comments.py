"""Readers' comments out of the markup of each system: who, when, votes, and whom they answer."""

import pytest
from tests.reading.markup import pages

from hemicycle.reading.pages import Page, read_page
from hemicycle.records.discussion import Post, Votes


def read(comments: str) -> Page:
    return read_page(pages.page(comments).encode(), "talks.html")


def posts(comments: str) -> tuple[Post, ...]:
    discussion = read(comments).discussion
    assert discussion is not None
    return discussion.threads[0].posts


@pytest.mark.parametrize(
    ("markup", "system", "told"),
    [
        pytest.param(
            pages.WORDPRESS,
            "WordPress",
            [
                ("11", "Ann Lee", "They will never agree.\n\nMark my words.", None),
                ("12", "Bo", "They did in 2014.", "11"),
                ("14", "Cy", "Who counts?", None),
            ],
            id="wordpress leaves pingbacks out",
        ),
        pytest.param(
            pages.WORDPRESS_OLD,
            "WordPress",
            [
                ("21", "Ann", "The words have no element of their own.", None),
                ("22", "Bo", "Nor have these.", "21"),
            ],
            id="wordpress without an element for the words",
        ),
        pytest.param(
            pages.WORDPRESS_BLOCKS,
            "WordPress",
            [
                ("31", "Ann", "One block within another.", None),
                ("32", "Bo", "As the style says.", "31"),
            ],
            id="wordpress in blocks",
        ),
        pytest.param(
            pages.WPDISCUZ,
            "wpDiscuz",
            [
                ("5", "Cy", "A grand coalition it will be.", None),
                ("6", "Di", "It will not.", "5"),
            ],
            id="wpdiscuz",
        ),
        pytest.param(
            pages.WPDISCUZ_OLD,
            "wpDiscuz",
            [("7", "Eve", "Old but good.", None), ("8", "Flo", "Quite so.", "7")],
            id="wpdiscuz before 7",
        ),
        pytest.param(
            pages.BLOGGER,
            "Blogger",
            [
                ("517", "Gus", "Is that a majority?\nI think not.", None),
                ("518", "Hal", "It is not.", "517"),
            ],
            id="blogger in threads",
        ),
        pytest.param(
            pages.BLOGGER_LIST,
            "Blogger",
            [("765", "Anonymous", "Can it be?", None), ("766", "Tama", "It can.", None)],
            id="blogger in a list",
        ),
        pytest.param(
            pages.BLOGGER_BLOCKS,
            "Blogger",
            [
                ("601", "Ivy", "In blocks.", None),
                ("602", "Jo", "This comment has been removed by the author.", None),
            ],
            id="blogger in blocks",
        ),
        pytest.param(
            pages.ISSO,
            "Isso",
            [("3", "Kim", "Five lists at least.", None), ("4", "Lou", "Or six.", "3")],
            id="isso",
        ),
        pytest.param(
            pages.MICRODATA,
            "schema.org",
            [
                ("at-1", "Max", "Marked by nobody's plugin.", None),
                ("at-2", "Nan", "An answer.", "at-1"),
            ],
            id="microdata",
        ),
        pytest.param(
            pages.LINKED,
            "schema.org",
            [
                ("at-1", "Oz", "From the data & only there.", None),
                ("at-2", "Pat", "And its answer.", "at-1"),
            ],
            id="linked data",
        ),
    ],
)
def test_each_system_is_read(
    markup: str, system: str, told: list[tuple[str, str, str, str | None]]
) -> None:
    discussion = read(markup).discussion
    assert discussion is not None
    assert discussion.system == system
    found = discussion.threads[0].posts
    assert [(post.id, post.author, post.text, post.parent) for post in found] == told


@pytest.mark.parametrize(
    ("markup", "times"),
    [
        (pages.WORDPRESS, ["2018-05-19T15:28:00+00:00", "2018-05-19T16:02:00+00:00", None]),
        (pages.BLOGGER, ["2018-05-19T14:28:00+00:00", None]),
        (pages.BLOGGER_LIST, ["2007-10-23T19:01:00+00:00", None]),
        (pages.ISSO, ["2018-05-19T15:28:00+00:00", None]),
        (pages.MICRODATA, ["2018-05-19", None]),
        (pages.LINKED, ["2018-05-19T15:28:00+00:00", None]),
        (pages.WPDISCUZ, [None, None]),
    ],
)
def test_times_that_a_machine_wrote(markup: str, times: list[str | None]) -> None:
    assert [post.posted_at for post in posts(markup)] == times


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        (pages.WPDISCUZ, ["11.08.2018 00:22", None]),
        (pages.WPDISCUZ_OLD, ["3 years ago", None]),
        (pages.WORDPRESS_OLD, ["May 20, 2018 at 1:00 am", None]),
        (pages.BLOGGER_LIST, [None, "October 24, 2007"]),
    ],
)
def test_other_times_stay_as_they_are_printed(markup: str, printed: list[str | None]) -> None:
    assert [post.posted_text for post in posts(markup)] == printed


@pytest.mark.parametrize(
    ("markup", "votes"),
    [
        (pages.WPDISCUZ, [Votes(1204, 3), Votes(score=7)]),
        (pages.WPDISCUZ_OLD, [Votes(score=-2), Votes()]),
        (pages.ISSO, [Votes(score=4), Votes()]),
        (pages.MICRODATA, [Votes(12, 1), Votes()]),
        (pages.LINKED, [Votes(3), Votes()]),
    ],
)
def test_votes(markup: str, votes: list[Votes]) -> None:
    assert [post.votes for post in posts(markup)] == votes


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        (pages.WORDPRESS, "https://e.example/talks/#comment-11"),
        (pages.WPDISCUZ, "#comment-5"),
        (pages.BLOGGER, "https://b.example/p.html?showComment=1526740080000#c517"),
        (pages.ISSO, "#isso-3"),
        (pages.MICRODATA, None),
    ],
)
def test_permalinks_stay_as_they_are_printed(markup: str, link: str | None) -> None:
    assert posts(markup)[0].permalink == link


def test_what_is_not_shown_to_all_says_so() -> None:
    assert [post.state for post in posts(pages.WORDPRESS)] == ["approved", "approved", "pending"]
    assert [post.state for post in posts(pages.BLOGGER_BLOCKS)] == ["approved", "deleted"]


def test_the_report_lists_them_by_their_lines() -> None:
    page = read(pages.WORDPRESS)
    lines = page.text.lines
    told = [
        (comment.author, lines[comment.lines[0] - 1].text, lines[comment.lines[1] - 1].text)
        for comment in page.report.comments
    ]
    assert told == [
        ("Ann Lee", "Ann Lee says:", "Mark my words."),
        ("Bo", "Bo says:", "They did in 2014."),
        ("Cy", "Cy", "Who counts?"),
    ]
    assert [comment.parent for comment in page.report.comments] == [None, 0, None]
    zones = {zone.kind for zone in page.report.zones if zone.kind == "comments"}
    assert zones == {"comments"}
    buttons = [line.number for line in lines if line.text == "Reply"]
    inside = [
        zone.kind
        for zone in page.report.zones
        for number in buttons
        if zone.lines[0] <= number <= zone.lines[1]
    ]
    assert inside == ["furniture"]


def test_comments_that_only_the_linked_data_has_are_on_no_line() -> None:
    page = read(pages.LINKED)
    assert page.report.comments == ()
    assert [post.lines for post in posts(pages.LINKED)] == [None, None]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p class='comment'>No id, no level.</p>", id="a class that means much"),
        pytest.param("<ol class='commentlist'></ol>", id="an empty list"),
        pytest.param("<li class='comment' id='comment-1'></li>", id="an empty comment"),
        pytest.param("<form class='comment-form'>Leave a reply</form>", id="a form"),
    ],
)
def test_what_is_no_comment(markup: str) -> None:
    assert read(markup).discussion is None


def test_a_level_tells_whom_a_sibling_answers() -> None:
    one, two, three = (
        f"<div class='wc-comment wc_comment_level-{level}'><div class='wc-comment-author'>{name}"
        f"</div><div class='wc-comment-text'>words</div></div>"
        for level, name in ((1, "A"), (2, "B"), (2, "C"))
    )
    assert [post.parent for post in posts(one + two + three)] == [None, "at-1", "at-1"]


def test_a_minified_page_and_a_theme_of_its_own() -> None:
    """Line breaks between attributes, no quotation marks; the author in a class of the theme's."""
    minified = (
        '<ol\nclass="commentlist x"><li\nclass="comment depth-1"\nid=li-comment-41><article>'
        '<span\nclass="author">Ann</span><time\ndatetime=2018-05-19>19 May</time><span '
        "class=reply><a class=comment-reply-link href=#comment-41>Reply</a></span>"
        "<p>Words behind the button.</p></article></ol>"
    )
    (post,) = posts(minified)
    assert (post.id, post.author, post.text) == ("41", "Ann", "Words behind the button.")
    assert post.posted_at == "2018-05-19"
