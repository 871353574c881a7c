"""The preview's web server: this computer only, one thread a connection."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from backfile.errors import BackfileError
from backfile.serve.answers import EVENTS, answer
from backfile.serve.live import Live, State

HOST = "127.0.0.1"
_KEEP_ALIVE = 15.0
"""Seconds between two signs of life: a browser that has gone is noticed when one cannot be sent."""


class Server(ThreadingHTTPServer):
    """Serves one output folder. Bound to its port from its making, and answering within `answering`."""

    def __init__(self, output: Path, port: int, live: Live) -> None:
        self.output = output
        self.live = live
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise BackfileError(
                f"port {port} cannot be used: {error.strerror}", hint="Choose another one with --port."
            ) from None

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the signature is http.server's
        """A browser that has gone away is no error; anything else is one line."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            sys.stderr.write(f"backfile: a request failed: {error}\n")

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Answer requests in the background."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "backfile"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        if self.path.partition("?")[0] == EVENTS:
            with suppress(ConnectionError):
                self._send_events()
            return
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Requests are not worth a line each."""

    def _send(self, *, with_body: bool) -> None:
        found = answer(self.server.output, self.path, self.server.live.state)
        self.send_response(found.status)
        self.send_header("Content-Type", found.media_type)
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        if found.location is not None:
            self.send_header("Location", found.location)
        self.end_headers()
        if with_body:
            self.wfile.write(found.body)

    def _send_events(self) -> None:
        """Server-sent events (the HTML standard's EventSource): the state now, then each other one."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        known: State | None = None
        while True:
            state = self.server.live.wait(known, _KEEP_ALIVE)
            message = ":\n\n" if state == known else f"data: {json.dumps(asdict(state))}\n\n"
            self.wfile.write(message.encode())
            self.wfile.flush()
            known = state
