"""`backfile serve` with a real server: builds, shows, builds again, fails in view, ends cleanly."""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest


class Serving:
    """A running `backfile serve`, its lines and what it answers."""

    def __init__(self, process):
        self.process = process
        self.lines = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.url = self.expect("Open http").split()[1]

    def _listen(self):
        with self.process.stderr as lines:
            for line in lines:
                self.lines.put(line)
        self.lines.put(None)

    def expect(self, words):
        """The next line with the words."""
        seen = []
        while (line := self.lines.get(timeout=30)) is not None:
            if words in line:
                return line
            seen.append(line)
        raise AssertionError(f"never said {words!r}: {seen}")

    def get(self, address):
        """Status, headers and text."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=10) as found:
                return found.status, found.headers, found.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read().decode()

    @contextmanager
    def events(self):
        """The states that a browser is told, one a call."""
        connection = HTTPConnection(self.url.split("/")[2], timeout=30)
        connection.request("GET", "/.backfile-serve/events")
        stream = connection.getresponse()
        assert stream.getheader("Content-Type") == "text/event-stream"

        def following():
            while not (line := stream.readline().decode()).startswith("data: "):
                assert line, "the stream has ended"
            return json.loads(line.removeprefix("data: "))

        try:
            yield following
        finally:
            stream.close()
            connection.close()


@pytest.fixture
def serve(archive):
    processes = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "-m", "backfile", "serve", str(archive.root), "--port", "0", *options],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            # A shell has what it starts in the background ignore Ctrl-C, and so would the server.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        processes.append(process)
        return Serving(process)

    yield start
    for process in processes:
        process.kill()
        process.wait()


def test_an_edited_article_is_shown_again(archive, serve):
    archive.story("a.md", "Flood", date="1931-05-09")
    serving = serve()
    with serving.events() as following:
        first = following()
        status, headers, page = serving.get("1931/05/09/flood.html")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert f"reload.js?at={first['edition']}" in page
        archive.story("a.md", "Great flood", date="1931-05-09")
        assert following()["edition"] != first["edition"]
        assert "Great flood" in serving.get("1931/05/09/flood.html")[2]


def test_the_script_is_in_no_file_of_the_archive(archive, serve):
    archive.story("a.md", "Flood")
    serve()
    assert not any(b"backfile-serve" in data for data in archive.tree().values())


def test_a_failing_build_is_shown_and_the_old_archive_stays(archive, serve):
    archive.story("a.md", "Flood")
    serving = serve()
    with serving.events() as following:
        first = following()
        template = archive.write(
            "/templates/article.html", "{% extends 'theme/article.html' %}\n{% nothing %}"
        )
        failed = following()
        assert failed["edition"] == first["edition"]
        assert failed["failure"].startswith("templates/article.html:2: ")
        assert failed["failure"] in serving.expect("Not built")
        assert "Flood" in serving.get("undated/flood.html")[2]
        template.write_text("{% extends 'theme/article.html' %}{% block title %}Mended{% endblock %}")
        assert following()["edition"] != first["edition"]
        assert "<title>Mended</title>" in serving.get("undated/flood.html")[2]


def test_an_archive_that_cannot_be_built_at_first_is_shown_once_it_can(archive, serve):
    archive.story("a.md", "Flood")
    archive.write("/site.yaml", "titel: A\n")
    serving = serve()
    status, _, page = serving.get("")
    assert status == 503
    assert "site.yaml:1" in page
    with serving.events() as following:
        following()
        archive.write("/site.yaml", "title: The Gazette\n")
        assert following()["failure"] is None
    assert "The Gazette" in serving.get("")[2]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(archive, serve, ending):
    archive.story("a.md", "Flood")
    serving = serve()
    with serving.events() as following:
        following()
        serving.process.send_signal(ending)
        serving.expect("Stopped.")
        assert serving.process.wait(10) == 0


def test_a_port_that_is_taken_is_one_clear_line(archive):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "backfile", "serve", str(archive.root), "--port", port],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"backfile: port {port} cannot be used: Address already in use. Choose another one with --port.\n"
    )


def test_a_folder_that_is_no_archive_is_wrong_usage(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "backfile", "serve", str(tmp_path), "--port", "0"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 2
    assert "backfile init" in done.stderr
    assert "Traceback" not in done.stderr
