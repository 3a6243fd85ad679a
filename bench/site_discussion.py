"""The discussion against the bars of issue 8, on the database that DATABASE_URL names.

Everything runs on 127.0.0.1, on a database made for the run. Times are the machine's: compare
them only with others of the same run. ``python -m bench.site_discussion [NAME …]`` runs a part.
"""

import http.client
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

POSTS, AT_ONCE, REPLIES, VOTES, KILLS = 500, 50, 1000, 200, 20
PORT = 8188
_IDS = re.compile(r"\d+")


def main() -> None:
    """Run all parts, or those named on the command line after the bench's own name."""
    asked = [name for name in sys.argv[1:] if name in PARTS]
    with tempfile.TemporaryDirectory(prefix="hemicycle-bench-") as folder:
        _start(Path(folder))
        print(f"database: {_vendor()}; load of the machine: {os.getloadavg()[0]:.1f}")
        for name in asked or PARTS:
            PARTS[name]()


def pages() -> None:
    """Count queries, CPU and bytes of a thread."""
    from django.contrib.auth import get_user_model
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from tests.site.discussion.talk import published_page
    from tests.site.discussion.threads import stored

    users = [get_user_model().objects.create_user(f"bench{at}").pk for at in range(20)]
    for size, accounts in ((20, None), (200, None), (200, users), (2000, None)):
        page = published_page(f"story-{size}-{bool(accounts)}")
        stored(page.pk, size, accounts=accounts)
        client, address = Client(), f"/discussion/{page.pk}/"
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            content = client.get(address).content
        uncached, cached = [], []
        for _ in range(15):
            cache.clear()
            uncached.append(_cpu(partial(section_of, page)))
            cached.append(_cpu(partial(section_of, page)))
        print(
            f"{size:>5} comments{' with accounts' if accounts else '':<14} "
            f"{len(asked)} queries (the page's own among them), {len(content):,} bytes, "
            f"section {min(uncached) * 1e3:.1f} ms CPU uncached, {min(cached) * 1e3:.2f} cached"
        )


def _wrong(page: Any) -> int:
    """Return how many counters of a page's thread a recount would change."""
    from hemicycle.site.discussion.models import Comment, Thread
    from hemicycle.site.discussion.voting import miscounts

    of_page = set(Comment.objects.filter(thread__page=page.pk).values_list("pk", flat=True))
    thread = Thread.objects.get(page=page.pk).pk
    return sum(
        each.id in of_page if each.what == "votes" else each.id == thread for each in miscounts()
    )


def section_of(page: Any) -> str:
    """Draw a page's section as a story would, which has its page and asks for the thread."""
    from django.test import RequestFactory

    from hemicycle.site.discussion.rendering import section

    page.__dict__.pop("_discussion_thread", None)
    return str(section(page, RequestFactory().get("/")))


def posts() -> None:
    """Post 500 comments, 50 at once, to gunicorn."""
    from tests.site.discussion.talk import open_rules, published_page

    from hemicycle.site.discussion.models import Comment

    open_rules()
    page = published_page("posts")
    with served():
        fields = [_fields(page, f"comment {at}") for at in range(POSTS)]
        began = time.perf_counter()
        took = _at_once(lambda at: _post(page.pk, fields[at], at), POSTS)
        seconds = time.perf_counter() - began
    statuses = [status for status, _ in took]
    times = sorted(each for _, each in took)
    lost = POSTS - Comment.objects.filter(thread__page=page.pk).count()
    print(
        f"{POSTS} posts, {AT_ONCE} at once: {lost} lost, "
        f"{sum(status >= 500 for status in statuses)} server errors, "
        f"{statuses.count(302)} kept, p50 {times[POSTS // 2] * 1e3:.0f} ms, "
        f"p99 {times[int(POSTS * 0.99)] * 1e3:.0f} ms, {POSTS / seconds:.0f} a second; "
        f"{_wrong(page)} counters wrong"
    )


def replies() -> None:
    """Answer one comment a thousand times at once."""
    from tests.site.discussion.talk import open_rules, published_page, said

    from hemicycle.site.discussion.models import Comment, Thread
    from hemicycle.site.discussion.threads import rows_of, thread_for_writing
    from hemicycle.site.discussion.trees import tree_of

    open_rules()
    page = published_page("replies")
    thread = thread_for_writing(page)
    first = said(thread, "first")
    with served():
        answer = {"parent": str(first.pk)}
        fields = [{**_fields(page, f"answer {at}"), **answer} for at in range(REPLIES)]
        _at_once(lambda at: _post(page.pk, fields[at], at), REPLIES)
    root = tree_of(rows_of(thread), "oldest")[0]
    reference = sorted(
        Comment.objects.filter(thread=thread, parent=first.pk), key=lambda c: (c.posted_at, c.pk)
    )
    same = [reply.id for reply in root.replies] == [comment.pk for comment in reference]
    counted = Thread.objects.get(pk=thread.pk).count
    print(
        f"{REPLIES} answers to one comment: {len(root.replies)} in the tree, "
        f"{'the same as' if same else 'NOT'} the reference, counter {counted}, "
        f"{_wrong(page)} counters wrong"
    )


def votes() -> None:
    """Vote 200 times as one voter, and from 200 forged addresses."""
    from tests.site.discussion.talk import open_rules, published_page, said

    from hemicycle.site.discussion.models import Comment, Vote
    from hemicycle.site.discussion.threads import thread_for_writing

    open_rules()
    page = published_page("votes")
    comment = said(thread_for_writing(page), "vote on me")
    with served(trusted=""):
        took = _at_once(lambda at: _vote(page.pk, comment.pk, at), VOTES)
    comment = Comment.objects.get(pk=comment.pk)
    kept = Vote.objects.filter(comment=comment).count()
    errors = sum(status >= 500 for status, _ in took)
    print(
        f"{VOTES} votes from forged addresses: {kept} kept, score {comment.score}, {errors} errors"
    )


def kills() -> None:
    """Kill gunicorn's workers while readers post; look for what was acknowledged."""
    from django.db import connection
    from tests.site.discussion.talk import open_rules, published_page

    from hemicycle.site.discussion.models import Comment

    open_rules()
    page = published_page("kills")
    acknowledged: list[str] = []
    with served() as server:
        fields = {at: _fields(page, f"kill {at}") for at in range(KILLS * 12)}

        def post(at: int) -> None:
            try:
                status, _ = _post(page.pk, fields[at], at)
            except (OSError, http.client.HTTPException):
                return
            if status == 302:
                acknowledged.append(f"kill {at}")

        killed = 0
        with ThreadPoolExecutor(6) as hands:
            for round_ in range(KILLS):
                waiting = [hands.submit(post, round_ * 12 + at) for at in range(12)]
                time.sleep(0.15)
                for worker in _workers(server.pid):
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
                for each in waiting:
                    each.result()
    kept = set(Comment.objects.filter(thread__page=page.pk).values_list("source", flat=True))
    checked = "not asked"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            checked = str(cursor.execute("PRAGMA integrity_check").fetchone()[0])
    print(
        f"kill -9, {KILLS} times, {killed} workers: {len(acknowledged)} acknowledged, "
        f"{len(set(acknowledged) - kept)} missing, {_wrong(page)} counters wrong, "
        f"integrity {checked}"
    )


def looks() -> None:
    """Run axe over a thread of two hundred."""
    import shutil

    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
    from tests.site.discussion.talk import open_rules, published_page
    from tests.site.discussion.threads import stored

    found = shutil.which("chromium")
    if not found:
        print("axe: no Chromium on this machine")
        return
    open_rules()
    page = published_page("looks")
    stored(page.pk, 200)
    with served(), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for prefix, scheme, width in (
            ("", "light", 1280),
            ("", "dark", 390),
            ("/ar", "light", 320),
        ):
            tab = chromium.new_context(
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": width, "height": 800},
            ).new_page()
            tab.goto(f"http://127.0.0.1:{PORT}{prefix}/discussion/{page.pk}/", timeout=120_000)
            wrong = sum(len(rule["nodes"]) for rule in Axe().run(tab).response["violations"])
            print(
                f"axe, 200 comments, {prefix or '/en'}, {scheme}, {width} px: {wrong} nodes wrong"
            )
        chromium.close()


PARTS: dict[str, Callable[[], None]] = {
    "pages": pages,
    "posts": posts,
    "replies": replies,
    "votes": votes,
    "kills": kills,
    "looks": looks,
}


@contextmanager
def served(trusted: str = "127.0.0.1") -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the site with gunicorn, two workers, until the part is over."""
    environment = {**os.environ, "TRUSTED_PROXIES": trusted, "LOG_LEVEL": "ERROR"}
    command = [str(Path(sys.executable).with_name("gunicorn")), "--bind", f"127.0.0.1:{PORT}",
               "--workers", "2", "--threads", "4", "--backlog", "512", "--log-level", "critical",
               "hemicycle.site.wsgi"]  # fmt: skip
    server = subprocess.Popen(command, env=environment)
    try:
        _wait_for_it()
        yield server
    finally:
        server.terminate()
        server.wait(20)


def _start(folder: Path) -> None:
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
    os.environ["HEMICYCLE_SITE"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hemicycle.site.settings.testing"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _vendor() -> str:
    from django.db import connection

    return str(connection.vendor)


def _wait_for_it() -> None:
    for _ in range(300):
        try:
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def _at_once(deed: Callable[[int], Any], times: int) -> list[Any]:
    from django.db import connection

    def done(at: int) -> Any:
        try:
            return deed(at)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(done, range(times)))


def _fields(page: Any, text: str) -> dict[str, str]:
    from tests.site.discussion.talk import form

    return form(page, text)


def _post(page_id: int, fields: dict[str, str], at: int) -> tuple[int, float]:
    return _sent(f"/discussion/{page_id}/write/", fields, at)


def _vote(page_id: int, comment_id: int, at: int) -> tuple[int, float]:
    return _sent(f"/discussion/{page_id}/vote/", {"up": str(comment_id)}, at)


def _sent(address: str, fields: dict[str, str], at: int) -> tuple[int, float]:
    """Send a form as a reader of an own network would; return the status and the seconds."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": f"10.{at // 62500}.{at // 250 % 250}.{at % 250}",
        "Origin": f"http://127.0.0.1:{PORT}",
    }
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    line.request("POST", address, urlencode(fields), headers)
    status = line.getresponse().status
    line.close()
    return status, time.perf_counter() - began


def _workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(found) for found in _IDS.findall(children)]


def _cpu(deed: Callable[[], object]) -> float:
    began = resource.getrusage(resource.RUSAGE_SELF)
    deed()
    ended = resource.getrusage(resource.RUSAGE_SELF)
    return (ended.ru_utime + ended.ru_stime) - (began.ru_utime + began.ru_stime)


if __name__ == "__main__":
    main()
