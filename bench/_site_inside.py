"""What one process of the site needs for a story page; prints JSON. Run by ``bench.site``."""

import json
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

ROUNDS = 24
KEPT_ROUNDS = 200


def milliseconds(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median and the least time of the processor."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times), min(times)


def main() -> None:
    """Measure the story page: drawn at all for the first time, drawn anew, kept."""
    import django

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from hemicycle.site.desk.models import beat
    from hemicycle.site.stories.models import Story

    site, story = WSGIHandler(), Story.objects.get()

    def ask(query: str = "") -> Any:
        response = site(environ(story.url, query), lambda *_answer: None)
        page = b"".join(response)
        response.close()
        return page

    ask()

    def drawn_anew() -> None:
        beat()
        ask()

    def drawn_for_new_figures() -> None:
        story.election.touch()
        ask()

    beat()
    with CaptureQueriesContext(connection) as asked:
        ask()
    questions = len(asked)  # the next request empties the connection's log
    found = {
        "url": story.url,
        "bytes": len(ask()),
        "queries": questions,
        "kept": milliseconds(ask, KEPT_ROUNDS),
        "drawn anew": milliseconds(drawn_anew, ROUNDS),
        "a choice in the builder": milliseconds(lambda: ask("with=x"), ROUNDS),
        "new figures": milliseconds(drawn_for_new_figures, ROUNDS // 6),
        "of these the beat": milliseconds(beat, ROUNDS),
    }
    print(json.dumps(found))


def environ(path: str, query: str) -> dict[str, Any]:
    """Return a request as gunicorn would hand it over."""
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.input": BytesIO(), "wsgi.url_scheme": "http",
    }  # fmt: skip


if __name__ == "__main__":
    main()
