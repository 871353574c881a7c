"""Known shapes of injected script in every field of an archive, in a real browser: none runs or asks."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from archives import Archive
from conftest import StrictHandler

pytestmark = pytest.mark.browser
DATA = Path(__file__).parents[1] / "data/xss_payloads.txt"
PAYLOADS = [json.loads(line) for line in DATA.read_text().splitlines() if not line.startswith("#")]
FIELDS = (
    *("kicker", "subhead", "byline", "dateline", "attribution", "rights", "section", "source", "edition"),
    *("correction", "slug", "extra field"),
)


def write(archive: Archive) -> None:
    """Each payload in all fields of one article, in its text, and in a plain text of its own."""
    for number, payload in enumerate(PAYLOADS):
        text = json.dumps(payload)
        head = "".join(f"{field}: {text}\n" for field in FIELDS)
        archive.write(
            f"{number:03}.md",
            f"---\nheadline: {text}\nauthors: [{text}]\ntags: [{text}]\ndate: 1931-05-09\n{head}---\n\n"
            f"{payload}\n\nBetween {payload} words.\n\n> {payload}\n\n- {payload}\n",
        )
        if number % 4 == 0:
            archive.write(f"raw/{number:03}.txt", f"{payload}\n\nBy {payload}\n\nText.\n\n{payload}\n")


def shown(archive: Archive) -> list[str]:
    """Every article, and each twentieth of the listings."""
    pages = sorted(address for address in archive.tree() if address.endswith(".html"))
    articles = [address for address in pages if address.startswith(("1931/", "undated/"))]
    return articles + [address for address in pages if address not in articles][::20]


def test_no_payload_runs_or_asks_for_anything(archive: Archive, browser: Any) -> None:
    assert len(PAYLOADS) >= 200
    write(archive)
    report = archive.build()
    assert report.published >= len(PAYLOADS)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=archive.output))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    said: list[str] = []
    page = browser.new_page()
    page.add_init_script("window.__ran = 0")
    page.on("dialog", lambda dialog: (said.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text) if "Policy" in message.text else None)
    page.on("request", lambda request: None if request.url.startswith(base) else said.append(request.url))
    page.on("popup", lambda popup: said.append(f"popup {popup.url}"))
    wrong = []
    try:
        for address in shown(archive):
            page.goto(base + address, wait_until="load")
            if page.evaluate("window.__ran") != 0 or page.url != base + address or said:
                wrong.append((address, page.url, list(said)))
                said.clear()
    finally:
        page.close()
        server.shutdown()
        server.server_close()
    assert wrong == []
