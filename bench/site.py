# ruff: noqa: A005 - `python -m bench site` is its name; the standard library's site is no bench
"""The story page: what it asks of the database, the processor and the line.

A new site on SQLite with the shipped story, and one more in the database of DATABASE_URL, which
must be empty, where that is given. Times are the processor's, not the wall's. Lighthouse and
WordPress are measured where they are installed.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from gzip import compress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "examples" / "iraq-2018" / "page.txt"
WORKERS = (1, 2, 4)
REQUESTS = 300
AT_ONCE = 8
PATIENCE = 60
TICKS = os.sysconf("SC_CLK_TCK")
CASES = ("kept", "drawn anew", "a choice in the builder", "new figures", "of these the beat")


def main() -> None:
    """Print the figures for each database, then what a browser says."""
    given = os.environ.get("DATABASE_URL")
    for name, url in {"SQLite": "", **({"PostgreSQL": given} if given else {})}.items():
        with tempfile.TemporaryDirectory(prefix="bench-site-") as folder:
            _of_one_database(name, Path(folder) / "site", url)
    if not given:
        print("PostgreSQL        not given: set DATABASE_URL to an empty database")
    if shutil.which("wp") is None:
        print("WordPress         not installed: skipped")


def _of_one_database(name: str, folder: Path, url: str) -> None:
    values = os.environ | {"DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.production"}
    values = {key: value for key, value in values.items() if key != "DATABASE_URL"}
    values |= {"HEMICYCLE_SITE": str(folder), "BASE_URL": "http://127.0.0.1:8000"}
    values |= {"DATABASE_URL": url} if url else {}
    _site(values, "init", str(folder))
    _site(values, "manage", "demo", str(PAGE))
    _site(values, "manage", "collectstatic", "--noinput", "--verbosity=0")
    inside = subprocess.run(
        [sys.executable, "-m", "bench._site_inside"],
        env=values | {"DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.production"},
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    print(f"\n{name}: {found['queries']} questions to the database, {found['bytes']:,} bytes")
    print(f"{'one process, milliseconds of CPU':34}{'median':>8}{'least':>8}")
    for case in CASES:
        median, least = found[case]
        print(f"{case:34}{median:8.2f}{least:8.2f}")
    print(f"{'gunicorn, the kept page':34}{'CPU ms':>8}{'a second':>10}")
    for workers in WORKERS:
        with _served(values, workers) as (address, pid):
            cost, rate = _under_load(address + found["url"], pid)
            print(f"{workers} worker{'s' if workers > 1 else ' '}{'':25}{cost:8.2f}{rate:10.0f}")
            if workers == WORKERS[-1]:
                _first_load(address, found["url"])
                _lighthouse(address + found["url"])


def _site(values: dict[str, str], *arguments: str) -> None:
    command = Path(sys.executable).with_name("hemicycle")
    development = values | {"DJANGO_SETTINGS_MODULE": "hemicycle.site.settings.development"}
    if "collectstatic" in arguments:
        development = values
    subprocess.run([str(command), "site", *arguments], env=development, check=True,
                   capture_output=True)  # fmt: skip


@contextmanager
def _served(values: dict[str, str], workers: int) -> Iterator[tuple[str, int]]:
    """Serve the site by gunicorn; give its address and the parent of its workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    gunicorn = Path(sys.executable).with_name("gunicorn")
    command = [str(gunicorn), "--bind", bind, "--workers", str(workers), "hemicycle.site.wsgi"]
    with subprocess.Popen(command, env=values, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://{bind}/readyz")
            yield f"http://{bind}", process.pid
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _get(address)
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


def _get(address: str) -> bytes:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


def _under_load(address: str, pid: int) -> tuple[float, float]:
    """Return the milliseconds of all workers' CPU a request, and the requests a second."""
    with ThreadPoolExecutor(AT_ONCE) as readers:
        list(readers.map(_get, [address] * 10 * AT_ONCE))
        before, start = _cpu(pid), time.perf_counter()
        list(readers.map(_get, [address] * REQUESTS))
        seconds = time.perf_counter() - start
    return 1000 * (_cpu(pid) - before) / REQUESTS, REQUESTS / seconds


def _cpu(parent: int) -> float:
    """Return the seconds that the children of a process have used (proc(5): utime and stime)."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    used = 0
    for child in children:
        stat = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        used += int(stat[11]) + int(stat[12])
    return used / TICKS


def _first_load(address: str, path: str) -> None:
    """Print what a first visit loads: the page and each file of the site that it links."""
    from bs4 import BeautifulSoup

    page = _get(address + path)
    soup = BeautifulSoup(page, "html.parser")
    links = [
        str(one["href"]) for one in soup.select('link[rel="stylesheet"], link[rel="preload"]')
    ]
    links += [str(one["src"]) for one in soup.select("script[src], img[src]")]
    files = {link: _get(urljoin(address + path, link)) for link in dict.fromkeys(links)}
    whole = sum(map(len, files.values())) + len(page)
    packed = sum(len(compress(file)) for file in [page, *files.values()])
    print(f"first load: {1 + len(files)} requests, {whole:,} bytes, {packed:,} packed by gzip")


def _lighthouse(address: str) -> None:
    """Print Lighthouse's four scores where it is installed (npm: lighthouse)."""
    found = shutil.which("lighthouse") or os.environ.get("LIGHTHOUSE")
    if found is None:
        print("Lighthouse        not installed: npm install lighthouse, LIGHTHOUSE=its command")
        return
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    run = subprocess.run(
        [found, address, "--output=json", "--quiet", "--chrome-flags=--headless --no-sandbox"],
        env=os.environ | {"CHROME_PATH": chromium}, check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    if run.returncode:
        print(f"Lighthouse        failed: {run.stderr.decode()[-200:]}")
        return
    report: dict[str, Any] = json.loads(run.stdout)
    scores = {one["id"]: round(100 * one["score"]) for one in report["categories"].values()}
    print("Lighthouse        " + ", ".join(f"{name} {score}" for name, score in scores.items()))
