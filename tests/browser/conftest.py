"""A real browser over the invented pages; all is skipped, with the reason, where there is none."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from backfile.publish.headers import content_security_policy

sys.path.append(str(Path(__file__).parents[1] / "render"))

from preview import write_preview

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    os.environ.get("BACKFILE_CHROMIUM"),
)
LANGUAGES = ("en", "ko", "ar")


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves files under the policy that hosts are given, without a line of log for each."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", content_security_policy(search=True))
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        path = CHROMIUM or started.chromium.executable_path
        if not Path(path).exists():
            pytest.skip("no Chromium here; install one, or name it in BACKFILE_CHROMIUM")
        launched = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    bundle = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(bundle.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The invented pages in each language, a folder each."""
    root = tmp_path_factory.mktemp("pages")
    for language in LANGUAGES:
        write_preview(root / language, language)
    return {language: root / language for language in LANGUAGES}


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder with the policy: its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(folders: dict[str, Path], serve: Callable[[Path], str]) -> dict[str, str]:
    """The address of each language's pages on a server that sends the policy."""
    return {language: serve(folder) for language, folder in folders.items()}
