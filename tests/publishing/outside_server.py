"""A web server of this machine that answers as sites outside do; it remembers who asked what and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STATUS = {"/ok": 200, "/gone": 404, "/closed": 403, "/busy": 503, "/odd": 418, "/%E4%B8%AD?a=%E6%96%87": 200}
LEADS = {"/moved": (301, "/ok"), "/twice": (308, "/moved"), "/login": (302, "/ok"), "/slash": (301, "/slash/"), "/loop": (302, "/loop"), "/mail": (302, "mailto:a@b")}
STATUS["/slash/"] = 200


class Server(ThreadingHTTPServer):
    """Everything asked, in order: method, path, agent, begun, ended."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str, float, float]] = []
        self.base = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        begun = time.monotonic()
        if self.path == "/slow":
            time.sleep(0.6)
        if self.path in LEADS:
            status, target = LEADS[self.path]
            self.send_response(status)
            self.send_header("Location", target)
        elif self.path == "/get-only":
            self.send_response(200 if self.command == "GET" else 405)
        else:
            self.send_response(STATUS.get(self.path, 404))
        self.send_header("Content-Length", "0")
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"], begun, time.monotonic()))
        self.end_headers()  # the last thing: whoever asked goes on at once

    do_GET = do_HEAD  # noqa: N815 - the same

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in http.server
        """Silent."""


@contextmanager
def serving() -> Iterator[Server]:
    """The server while it runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
