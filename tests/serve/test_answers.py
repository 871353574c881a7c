"""What the preview answers: the archive's files as they are, with one script more in its pages."""

import pytest

from backfile.serve.answers import EVENTS, SCRIPT, answer
from backfile.serve.live import State

STATE = State("a-1")


@pytest.fixture
def output(tmp_path):
    site = tmp_path / "site"
    (site / "1931").mkdir(parents=True)
    (site / "index.html").write_text("<html><head></head><body><p>Front</p></body></html>")
    (site / "1931/index.html").write_text("<html><head></head><body><p>1931</p></body></html>")
    (site / "404.html").write_text(
        '<html><head lang="en"></head><body><a href="index.html">F</a></body></html>'
    )
    (site / "1931/a.txt").write_bytes("Müller".encode())
    (site / "1931/b.txt").write_bytes("용접공".encode("cp949"))
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    return site


def test_a_page_is_sent_with_the_script_and_the_file_stays_as_it_was(output):
    before = (output / "index.html").read_bytes()
    sent = answer(output, "/", STATE)
    assert (sent.status, sent.media_type) == (200, "text/html; charset=utf-8")
    assert sent.body == before.replace(b"</body>", f'<script src="{SCRIPT}?at=a-1"></script></body>'.encode())
    assert (output / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    ("policy", "sent"),
    [
        (
            "default-src 'none'; style-src 'self'; base-uri 'none'",
            "script-src 'self'; connect-src 'self'; base-uri 'self'; default-src 'none'; style-src 'self'",
        ),
        (
            "script-src 'self' blob:; sandbox",
            "script-src 'self' blob:; connect-src 'self'; base-uri 'self'; sandbox",
        ),
    ],
)
def test_a_pages_own_policy_lets_the_script_run_and_nothing_more(output, policy, sent):
    page = '<html><head><meta http-equiv="Content-Security-Policy" content="{}"></head><body></body></html>'
    (output / "index.html").write_text(page.format(policy.replace("'", "&#39;")))
    assert page.format(sent.replace("'", "&#x27;")).partition("<body>")[0] in (
        answer(output, "/", STATE).body.decode()
    )


def test_a_query_changes_nothing(output):
    assert answer(output, "/?q=ferry", STATE) == answer(output, "/", STATE)


def test_a_folder_is_shown_at_its_address_with_a_slash(output):
    sent = answer(output, "/1931", STATE)
    assert (sent.status, sent.location) == (301, "/1931/")
    assert b"<p>1931</p>" in answer(output, "/1931/", STATE).body


def test_an_address_that_does_not_exist_gets_the_archives_page_with_links_that_work(output):
    sent = answer(output, "/1931/05/nothing.html", STATE)
    assert sent.status == 404
    assert b'<head lang="en"><base href="/">' in sent.body


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/1931/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/1931//a.txt",
        "/link.txt",
        "/a%00.txt",
        "/%ff.txt",
        "//secret.txt",
        "/index.html/",
    ],
)
def test_nothing_outside_the_output_folder_is_sent(output, target):
    sent = answer(output, target, STATE)
    assert sent.status == 404 or b"secret" not in sent.body
    assert b"secret" not in sent.body.replace(b"secret.txt", b"")


def test_a_raw_text_is_called_utf8_only_where_it_is(output):
    assert answer(output, "/1931/a.txt", STATE).media_type == "text/plain; charset=utf-8"
    assert answer(output, "/1931/b.txt", STATE).media_type == "text/plain"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("site.css", "text/css; charset=utf-8"),
        ("search.js", "text/javascript; charset=utf-8"),
        ("feed.json", "application/json"),
        ("atom.xml", "application/xml"),
        ("site.webmanifest", "application/manifest+json"),
        ("icon.svg", "image/svg+xml"),
        ("PHOTO.JPG", "image/jpeg"),
        ("data.unheard-of", "application/octet-stream"),
    ],
)
def test_files_have_their_media_type_on_every_machine(output, name, media_type):
    (output / name).write_bytes(b"x")
    sent = answer(output, f"/{name}", STATE)
    assert (sent.media_type, sent.body) == (media_type, b"x")


def test_without_an_archive_the_failure_is_the_page(tmp_path):
    sent = answer(tmp_path / "site", "/", State("a-0", "site.yaml:2: <b> is wrong"))
    assert sent.status == 503
    assert b"site.yaml:2: &lt;b&gt; is wrong" in sent.body
    assert SCRIPT.encode() in sent.body


def test_the_script_asks_for_the_events_where_they_are(output):
    script = answer(output, f"{SCRIPT}?at=a-1", STATE)
    assert script.media_type.startswith("text/javascript")
    assert EVENTS.encode() in script.body
