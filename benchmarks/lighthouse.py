"""Runs Lighthouse over pages of a built archive and prints one Markdown table of its scores.

    python benchmarks/lighthouse.py site --tools /tmp/lighthouse

The archive is served on this computer with gzip and the headers that docs/hosting.md asks of a host. Each
page is looked at as on a telephone (Lighthouse's slow network and slowed processor) and as on a desk. Of
--runs the median score counts, as Lighthouse advises: its performance score varies with what else the
machine does. One run before all is thrown away, for a browser starts slowly the first time. Lighthouse
itself is installed with npm into --tools; Chromium is the one that is there.
Exit status 1 when a score is below 100.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from backfile.publish.headers import security_headers

VERSION = "12.8.2"
PAGES = {
    "front": "index.html",
    "article": "1991/05/24/bridge-opens-and-9000-walk-across.html",
    "article in Arabic": "2005/06/24/lrsl-lkhyr-mn-ldkwn.html",
    "tag": "tags/ellery-harbour-board/index.html",
    "tags": "tags/index.html",
    "year": "1991/index.html",
    "day": "1991/05/24/index.html",
    "search": "search.html",
    "about": "about.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES = {"mobile": (), "desktop": ("--preset=desktop",)}
CHROME_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"


class Handler(SimpleHTTPRequestHandler):
    """Files as a host with gzip and long-lived static files sends them."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={31_536_000 if 'static' in path.parts else 3600}")
        for name, value in security_headers(search=True):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


def main() -> None:
    options = _options()
    lighthouse = _installed(options.tools)
    below = False
    print(f"| page | device | {' | '.join(CATEGORIES)} |\n|---|---|{'---|' * len(CATEGORIES)}")
    with _served(options.site) as root:
        _scores(lighthouse, root, "mobile", 1)
        for name, address in PAGES.items():
            for device in DEVICES:
                scores = _scores(lighthouse, root + address, device, options.runs)
                below |= min(scores) < 100
                print(f"| {name} | {device} | {' | '.join(map(str, scores))} |", flush=True)
    chromium = subprocess.run([_chromium(), "--version"], capture_output=True, text=True, check=True)
    print(f"\nLighthouse {VERSION}, {chromium.stdout.split(' built')[0].strip()}, median of {options.runs}.")
    sys.exit(below)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _scores(lighthouse: Path, url: str, device: str, runs: int) -> list[int]:
    """The score of each category, of 100: the median over the runs."""
    command = [lighthouse, url, "--quiet", "--output=json", f"--chrome-flags={CHROME_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": _chromium()}
    reports = []
    for _ in range(runs):
        done = subprocess.run([*command, *DEVICES[device]], capture_output=True, check=True, env=environment)
        reports.append(json.loads(done.stdout)["categories"])
    return [round(median(report[name]["score"] for report in reports) * 100) for name in CATEGORIES]


def _installed(tools: Path) -> Path:
    program = tools / "node_modules/.bin/lighthouse"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-save", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
        subprocess.run(install, cwd=tools, check=True, stdout=subprocess.DEVNULL)
    return program


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("There is no Chromium here.")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the output folder of a built archive: the demo archive's")
    parser.add_argument("--tools", type=Path, required=True, help="where Lighthouse is installed to")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
