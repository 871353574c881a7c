"""The preview in a real browser: a new build is shown, a failed one is said, under the pages' own policy."""

from __future__ import annotations

import pytest

from backfile.pipeline import Options, build
from backfile.serve.live import Live
from backfile.serve.server import Server

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser


@pytest.fixture
def preview(archive, browser):
    """The archive's page in a browser, the live state, and what the console said."""
    archive.story("a.md", "Flood", date="1931-05-09")
    archive.build()
    live = Live()
    with Server(archive.output, 0, live) as server, server.answering():
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.url}1931/05/09/flood.html")
        yield archive, live, page
        context.close()


def test_a_new_build_is_shown_by_itself(preview):
    archive, live, page = preview
    archive.story("a.md", "Great flood", date="1931-05-09")
    build(archive.root, Options(jobs=1))
    live.show_new()
    page.get_by_role("heading", name="Great flood", level=1).wait_for(timeout=10_000)


def test_a_failure_is_said_above_the_old_page_and_goes_when_it_is_mended(preview):
    _, live, page = preview
    live.show_failure("templates/article.html:2: <b>unknown tag</b>")
    alert = page.get_by_role("alert")
    sync_api.expect(alert).to_have_text("templates/article.html:2: <b>unknown tag</b>", timeout=10_000)
    assert page.get_by_role("heading", name="Flood", level=1).is_visible()
    live.show_failure(None)
    alert.wait_for(state="detached", timeout=10_000)


def test_a_page_that_is_not_there_is_shown_with_its_style(preview):
    _, _, page = preview
    asked = []
    page.on("response", lambda response: asked.append((response.status, response.url.rpartition("/")[2])))
    page.goto(page.url.replace("flood.html", "nothing/at/all.html"))
    assert (200, "site.css") in asked
