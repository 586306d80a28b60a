"""A browser, a web server and the things to look for on a page, for browser tests and screenshots.

Uses the Chromium of the machine; nothing is downloaded. The server answers on 127.0.0.1 only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.tools.programs import chromium, npm_file

# The browser's own errands would look like requests of our pages, and fail on a closed network.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """A running headless Chromium with a fresh profile."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """No line per request in the test output."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address like http://127.0.0.1:40123 (folder URLs give their index.html)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Watch:
    """What a page did besides showing itself: requests elsewhere, words on the console, errors."""

    outside: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        for event, heard in self._events().items():
            page.on(event, heard)

    @contextmanager
    def attached(self, page: Page) -> Iterator[Watch]:
        """For a page that others go on with."""
        self.attach(page)
        yield self
        for event, heard in self._events().items():
            page.remove_listener(event, heard)

    def _events(self) -> dict[str, Callable[[Any], None]]:
        return {"request": self._request, "console": self._console, "pageerror": self._error}

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "file") and address.hostname != "127.0.0.1":
            self.outside.append(request.url)

    def _error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _console(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")


# Of axe's rules those that look at colours: all there is to ask again when only the scheme has changed.
COLOURS = ("color-contrast", "link-in-text-block")


def axe(repo: Path, page: Page, *rules: str) -> list[dict[str, Any]]:
    """The accessibility violations of the page as it stands, in axe's own shape; of these rules only, if any are named.

    The script is evaluated through the debugger, not added as an element, so the page keeps its
    own content security policy while it is examined. What passed is not written up: that is half the time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(npm_file(repo, "axe-core/axe.min.js").read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    return list(page.evaluate("async options => (await axe.run(document, options)).violations", options))
