"""The preview's HTTP server: GET and HEAD on this machine only, answered from memory, never from disk.

Pages carry one more script than when published; it asks whether the site changed by loading a plain
script that answers when it did, which the pages' policy (script-src 'self') allows as it stands.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator.commands.preview import Preview
from generator.errors import PortalError

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_WAIT = 20.0  # seconds a question may stay open
_TYPES = {
    ".css": "text/css", ".html": "text/html", ".ics": "text/calendar", ".js": "text/javascript", ".json": "application/json", ".png": "image/png",
    ".svg": "image/svg+xml", ".txt": "text/plain", ".webp": "image/webp", ".woff2": "font/woff2", ".xml": "application/xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_RELOAD = """(function () {
  "use strict";
  var since = document.currentScript.src.split("since=")[1];
  function ask() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    var script = document.createElement("script");
    script.src = "/-/changed.js?since=" + since;
    script.onload = function () { script.remove(); ask(); };
    script.onerror = function () { script.remove(); setTimeout(ask, 1000); };
    document.head.append(script);
  }
  ask();
})();
"""


class Server(ThreadingHTTPServer):
    """Serves one preview."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__((HOST, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = 30
    server_version, sys_version = "portal", ""

    def do_GET(self) -> None:
        """Answer, with the body unless it is a HEAD."""
        host, _, port = self.headers.get("Host", "").partition(":")
        if host.lower() not in _NAMES or port not in ("", str(self.server.server_port)):
            return self.send_error(403)  # another site's name that was made to point here
        url = urlsplit(self.path)
        path = unquote(url.path).removeprefix("/")
        if path == "-/reload.js":
            return self._send(200, "text/javascript", _RELOAD.encode())
        if path == "-/changed.js":
            since = parse_qs(url.query).get("since", [""])[0]
            changed = self.server.preview.wait(int(since) if since.isascii() and since.isdigit() else 0, _WAIT)
            return self._send(200, "text/javascript", b"location.reload();" if changed else b"")
        return self._page(path)

    do_HEAD = do_GET  # noqa: N815 - the name http.server asks for

    def _page(self, path: str) -> None:
        state = self.server.preview.state
        if f"{path}/" in state.pages or f"{path}/" in state.files:
            self.send_response(301)
            self.send_header("Location", f"/{path}/")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        try:
            body = state.body(path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path)
        except PortalError as error:
            return self._send(500, "text/html", _sorry(str(error), state.number))
        status = 200 if body is not None else 404
        body = body if body is not None else state.body("404.html") or b""
        kind = _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream") if status == 200 and path and not path.endswith("/") else "text/html"
        return self._send(status, kind, body.replace(b"</head>", _tag(state.number) + b"</head>", 1) if kind == "text/html" else body)

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind if kind.startswith(("image/", "font/")) else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in one Chinese sentence; what was asked is not repeated."""
        code = 405 if code == 501 else code
        self._send(code, "text/plain", f"不能这样访问({code})。只能在本机用浏览器打开。\n".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in http.server
        """Say nothing: the terminal is for what is wrong with the data."""


def _tag(number: int) -> bytes:
    return f'<script src="/-/reload.js?since={number}" defer></script>\n'.encode()


def _sorry(message: str, number: int) -> bytes:
    text = message.replace("&", "&amp;").replace("<", "&lt;")
    return (f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>页面出错</title>\n{_tag(number).decode()}</head>'
            f"<body><main><h1>这一页没有做出来</h1><p>{text}</p><p>改好以后会自动刷新。</p></main></body></html>\n").encode()
