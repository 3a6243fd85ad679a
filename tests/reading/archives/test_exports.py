"""Exports of discussions, written anew in each system's form: one small forum in all of them."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import DocumentError, HemicycleError
from hemicycle.reading.archives.coral import read_coral
from hemicycle.reading.archives.disqus import read_disqus
from hemicycle.reading.archives.isso import read_isso
from hemicycle.reading.archives.recognition import import_of, reader_of
from hemicycle.reading.archives.remark42 import read_remark42
from hemicycle.reading.archives.wordpress import read_wordpress
from hemicycle.records.discussion import Discussion, Post, Votes
from hemicycle.records.documents import from_json, to_json

DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>example</forum><title>General</title></category>
<thread dsq:id="100"><id>talks</id><link>https://e.example/talks/</link>
<title>Talks begin</title></thread>
<thread dsq:id="101"><id/><link>https://e.example/quiet/</link><title>Nobody wrote</title></thread>
<post dsq:id="7"><id/><message><![CDATA[<p>They will <b>never</b> agree.</p>]]></message>
<createdAt>2018-05-19T15:28:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><email>ann@e.example</email><name>Ann Lee</name></author><ipAddress>192.0.2.1</ipAddress>
<thread dsq:id="100"/></post>
<post dsq:id="8"><message>They did.</message><createdAt>2018-05-19T16:02:00Z</createdAt>
<isDeleted>true</isDeleted><author><name>Bo</name></author><thread dsq:id="100"/>
<parent dsq:id="7"/></post>
<post dsq:id="9"><message>Buy watches</message><isSpam>true</isSpam><thread dsq:id="100"/>
<parent dsq:id="6"/></post></disqus>"""

WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>E</title>
<item><title>Talks begin</title><link>https://e.example/talks/</link><wp:post_id>40</wp:post_id>
<wp:comment><wp:comment_id>7</wp:comment_id>
<wp:comment_author><![CDATA[Ann Lee]]></wp:comment_author>
<wp:comment_author_email>ann@e.example</wp:comment_author_email>
<wp:comment_date>2018-05-19 18:28:00</wp:comment_date>
<wp:comment_date_gmt>2018-05-19 15:28:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[They will never agree.

Mark my words:
never.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type/>
<wp:comment_parent>0</wp:comment_parent><wp:commentmeta>
<wp:meta_key>wpdiscuz_votes_seperate</wp:meta_key>
<wp:meta_value><![CDATA[a:2:{s:4:"like";i:5;s:7:"dislike";i:-2;}]]></wp:meta_value></wp:commentmeta>
</wp:comment>
<wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_author>Bo</wp:comment_author>
<wp:comment_date>2018-05-19 19:02:00</wp:comment_date>
<wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>
<wp:comment_content>They did.</wp:comment_content><wp:comment_approved>0</wp:comment_approved>
<wp:comment_parent>7</wp:comment_parent><wp:commentmeta><wp:meta_key>wpdiscuz_votes</wp:meta_key>
<wp:meta_value>-3</wp:meta_value></wp:commentmeta></wp:comment>
<wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_content>See</wp:comment_content>
<wp:comment_type>pingback</wp:comment_type></wp:comment></item>
<item><title>Quiet</title><link>https://e.example/quiet/</link></item></channel></rss>"""

REMARK42 = "\n".join(
    json.dumps(line)
    for line in (
        {"version": 1, "users": [{"id": "u", "blocked": {}}], "posts": []},
        {
            "id": "7",
            "pid": "",
            "text": "<p>They will never agree.</p>",
            "orig": "They",
            "user": {"name": "Ann Lee", "id": "u", "ip": "x"},
            "locator": {"site": "e", "url": "https://e.example/talks/"},
            "score": 1,
            "votes": {"a": True, "b": True, "c": False},
            "title": "Talks begin",
            "time": "2018-05-19T15:28:00.123456789Z",
        },
        {
            "id": "8",
            "pid": "7",
            "text": "",
            "delete": True,
            "score": 0,
            "votes": {},
            "user": {"name": "deleted", "id": "deleted"},
            "locator": {"site": "e", "url": "https://e.example/talks/"},
            "time": "2018-05-19T16:02:00Z",
        },
    )
)

CORAL = "\n".join(
    json.dumps(line)
    for line in (
        {"id": "s", "url": "https://e.example/talks/", "metadata": {"title": "Talks begin"}},
        {"id": "u", "username": "Ann Lee", "email": "ann@e.example", "profiles": []},
        {
            "id": "7",
            "storyID": "s",
            "authorID": "u",
            "status": "NONE",
            "revisions": [{"body": "Frist!"}, {"body": "<div>They will never agree.</div>"}],
            "actionCounts": {"REACTION": 4, "FLAG": 1},
            "createdAt": {"$date": "2018-05-19T15:28:00.000Z"},
        },
        {
            "id": "8",
            "storyID": "s",
            "authorID": None,
            "parentID": "7",
            "revisions": [{"body": "They did."}],
            "status": "PREMOD",
            "createdAt": {"$date": {"$numberLong": "1526745720000"}},
        },
    )
)

CORAL_ANSWER = json.dumps(
    {
        "data": {
            "comments": {
                "nodes": [
                    {
                        "id": "7",
                        "body": "They will never agree.",
                        "status": "APPROVED",
                        "author": {"id": "u", "username": "Ann Lee"},
                        "story": {"id": "s", "url": "https://e.example/talks/"},
                        "actionCounts": {"reaction": {"total": 4}},
                        "createdAt": "2018-05-19T15:28:00Z",
                    },
                    {
                        "id": "8",
                        "body": "They did.",
                        "status": "REJECTED",
                        "author": None,
                        "parent": {"id": "7"},
                        "story": {"id": "s"},
                        "createdAt": "2018-05-19T16:02:00Z",
                    },
                ]
            }
        }
    }
)

ISSO_JSON = json.dumps(
    [
        {
            "id": "https://e.example/talks/",
            "title": "Talks begin",
            "comments": [
                {
                    "id": 7,
                    "author": "Ann Lee",
                    "text": "They will *never* agree.",
                    "email": "ann@e.example",
                    "created": "2018-05-19 15:28:00",
                },
                {
                    "id": 8,
                    "author": None,
                    "text": "They did.",
                    "created": 1526745720.5,
                    "parent": 7,
                },
            ],
        }
    ]
)


def isso_database(view: bool = False) -> bytes:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE threads (id INTEGER PRIMARY KEY, uri, title)")
        database.execute(
            "CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent, created FLOAT, "
            "mode INTEGER, remote_addr, text, author, email, likes INTEGER, dislikes INTEGER)"
        )
        database.execute("INSERT INTO threads VALUES (1, '/talks/', 'Talks begin')")
        database.executemany(
            "INSERT INTO comments VALUES (1, ?, ?, ?, ?, 'x', ?, ?, 'm', ?, ?)",
            [
                (7, None, 1526743680.25, 1, "They will *never* agree.", "Ann Lee", 5, 2),
                (8, 7, 1526745720.0, 4, "", None, 0, 0),
            ],
        )
        if view:
            database.execute("DROP TABLE threads")
            database.execute("CREATE VIEW threads AS SELECT 1 AS id, 2 AS uri, 3 AS title")
        database.commit()
        return database.serialize()


def posts(found: Discussion) -> tuple[Post, ...]:
    assert len(found.threads) == 1
    return found.threads[0].posts


FIRST, SECOND = "2018-05-19T15:28:00+00:00", "2018-05-19T16:02:00+00:00"


@pytest.mark.parametrize(
    ("data", "system", "first", "second"),
    [
        pytest.param(
            DISQUS.encode(),
            "Disqus",
            ("7", "Ann Lee", "They will never agree.", FIRST, None, Votes(), "approved"),
            ("8", "Bo", "They did.", SECOND, "7", Votes(), "deleted"),
            id="disqus",
        ),
        pytest.param(
            WORDPRESS.encode(),
            "WordPress",
            (
                *("7", "Ann Lee", "They will never agree.\n\nMark my words:\nnever."),
                *(FIRST, None, Votes(5, 2), "approved"),
            ),
            ("8", "Bo", "They did.", "2018-05-19T19:02:00", "7", Votes(score=-3), "pending"),
            id="wordpress",
        ),
        pytest.param(
            REMARK42.encode(),
            "Remark42",
            (
                *("7", "Ann Lee", "They will never agree.", "2018-05-19T15:28:00.123456+00:00"),
                *(None, Votes(2, 1, 1), "approved"),
            ),
            ("8", None, "", SECOND, "7", Votes(score=0), "deleted"),
            id="remark42",
        ),
        pytest.param(
            CORAL.encode(),
            "Coral",
            ("7", "Ann Lee", "They will never agree.", FIRST, None, Votes(up=4), "approved"),
            ("8", None, "They did.", SECOND, "7", Votes(), "pending"),
            id="coral's collections",
        ),
        pytest.param(
            CORAL_ANSWER.encode(),
            "Coral",
            ("7", "Ann Lee", "They will never agree.", FIRST, None, Votes(up=4), "approved"),
            ("8", None, "They did.", SECOND, "7", Votes(), "deleted"),
            id="coral's answer",
        ),
        pytest.param(
            isso_database(),
            "Isso",
            ("7", "Ann Lee", "They will *never* agree.", FIRST, None, Votes(5, 2), "approved"),
            ("8", None, "", SECOND, "7", Votes(0, 0), "deleted"),
            id="isso's database",
        ),
        pytest.param(
            ISSO_JSON.encode(),
            "Isso",
            (
                *("7", "Ann Lee", "They will *never* agree.", "2018-05-19T15:28:00"),
                *(None, Votes(), "approved"),
            ),
            ("8", None, "They did.", SECOND, "7", Votes(), "approved"),
            id="isso's json",
        ),
    ],
)
def test_one_forum_in_every_export(
    data: bytes, system: str, first: tuple[object, ...], second: tuple[object, ...]
) -> None:
    found = import_of(data, "export")
    assert found is not None
    assert found.system == system
    told = [
        (post.id, post.author, post.text, post.posted_at, post.parent, post.votes, post.state)
        for post in posts(found)[:2]
    ]
    assert told == [first, second]
    assert found.threads[0].title in {"Talks begin", None}
    assert found.threads[0].url in {"https://e.example/talks/", "/talks/"}
    assert from_json(to_json(found), Discussion) == found


@pytest.mark.parametrize(
    "data",
    [DISQUS.encode(), WORDPRESS.encode(), REMARK42.encode(), CORAL.encode(), isso_database()],
)
def test_readers_addresses_stay_behind(data: bytes) -> None:
    found = import_of(data, "export")
    assert found is not None
    document = to_json(found)
    assert b"ann@e.example" not in document
    assert b"192.0.2.1" not in document


def test_what_was_stored_is_kept_as_it_was() -> None:
    first = posts(read_disqus(DISQUS.encode(), "-"))[0]
    assert (first.source, first.form) == ("<p>They will <b>never</b> agree.</p>", "html")
    assert posts(read_isso(ISSO_JSON.encode(), "-"))[0].form == "markdown"


def test_an_answer_to_nobody_stands_by_itself_and_is_said() -> None:
    found = read_disqus(DISQUS.encode(), "-")
    assert (posts(found)[2].parent, posts(found)[2].state) == (None, "spam")
    assert [finding.code for finding in found.findings] == ["answer-orphaned"]
    assert found.findings[0].message.startswith("1 of the posts")


@pytest.mark.parametrize(
    ("read", "data", "message"),
    [
        (read_disqus, b"<a/>", "begins with 'a'"),
        (read_disqus, b"<disqus", "not XML"),
        (read_disqus, DISQUS.replace(' dsq:id="7"><id/>', ">").encode(), "post 1 .* has no id"),
        (read_disqus, DISQUS.replace('dsq:id="8"', 'dsq:id="7"').encode(), "have the id 7"),
        (read_wordpress, b"<rss/>", "no <rss><channel>"),
        (
            read_wordpress,
            WORDPRESS.replace("<wp:comment_id>7</wp:comment_id>", "").encode(),
            "item 1 .* has no id",
        ),
        (read_remark42, b'{"version":1}\n{"id":1}', "no comment with a 'locator'"),
        (read_remark42, b'{"locator": {}}', "comment 1 .* has no id"),
        (read_remark42, b'{"version":1}\n{broken', "line 2"),
        (read_coral, b'{"id": "u", "username": "x"}', "no comment of Coral"),
        (read_coral, b'{"revisions": []}', "comment 1 .* has no id"),
        (read_coral, b"[" * 100_000, "nested|line 1"),
        (read_isso, b"SQLite format 3\0" + b"x" * 200, "cannot be read"),
        (read_isso, isso_database(view=True), "no tables"),
        (read_isso, b'[{"id": "x"}]', "no thread with 'comments'"),
        (read_isso, b'[{"comments": [{"text": "x"}]}]', "thread 1 .* has no id"),
    ],
)
def test_what_is_no_export_is_refused_with_the_place(
    read: Callable[[bytes, str], Discussion], data: bytes, message: str
) -> None:
    with pytest.raises(DocumentError, match=message):
        read(data, "-")


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(LAUGHS, id="entities that grow"),
        pytest.param('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', id="a file"),
        pytest.param('<!DOCTYPE x SYSTEM "http://e.example/x.dtd">', id="an address"),
        pytest.param("<!DOCTYPE html>", id="any document type"),
    ],
)
@pytest.mark.parametrize("read", [read_disqus, read_wordpress])
def test_xml_that_declares_anything_is_refused(
    read: Callable[[bytes, str], Discussion], head: str
) -> None:
    with pytest.raises(DocumentError, match="document type"):
        read(f"{head}<disqus>&a9;</disqus>".encode(), "-")


def test_xml_nested_deeper_than_any_export_is_refused() -> None:
    with pytest.raises(DocumentError, match="100 deep"):
        read_disqus(b"<a>" * 100_000, "-")


@pytest.mark.parametrize(
    "data",
    [
        b"Talks begin on Monday",
        b"<!doctype html><p>https://disqus.example",
        b'{"text": "A page", "comments": []}',
        b'{"schema": "hemicycle/report/1", "locator": {}}',
        b"list,seats\nA,1\n",
    ],
)
def test_pages_tables_and_our_own_documents_are_no_exports(data: bytes) -> None:
    assert reader_of(data) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = (
    *("id", "pid", "text", "user", "locator", "votes", "score", "time", "delete", "title", "url"),
    *("revisions", "storyID", "authorID", "parentID", "status", "createdAt", "actionCounts"),
    *("story", "author", "parent", "body", "comments", "created", "mode", "likes", "deletedAt"),
)
objects = st.dictionaries(st.sampled_from(KEYS), json_values | st.just("1"), max_size=12)


@given(st.lists(objects, max_size=4), st.sampled_from([read_remark42, read_coral, read_isso]))
def test_no_json_breaks_a_reader(
    found: list[dict[str, Any]], read: Callable[[bytes, str], Discussion]
) -> None:
    try:
        discussion = read(json.dumps(found).encode(), "-")
    except HemicycleError:
        return
    assert from_json(to_json(discussion), Discussion) == discussion


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=40))
def test_no_broken_database_breaks_isso(place: int, junk: bytes) -> None:
    data = isso_database()
    at = place % len(data)
    try:
        read_isso(data[:at] + junk + data[at + len(junk) :], "-")
    except HemicycleError:
        return


@given(st.integers(0, 3_000), st.binary(max_size=20), st.sampled_from([DISQUS, WORDPRESS]))
def test_no_broken_xml_breaks_a_reader(place: int, junk: bytes, export: str) -> None:
    data = export.encode()
    at = place % len(data)
    try:
        import_of(data[:at] + junk + data[at:], "-")
    except HemicycleError:
        return
