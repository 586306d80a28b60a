"""The desk's HTTP server: this machine only, whoever holds the key only, its own name and its own pages only.

The key stands in the address that the terminal shows and opens the door once; what it leaves is a
cookie that no script and no other site gets. Nothing is written to disk and nothing is sent on.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
import threading
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from generator.commands.desking import MOST_FILES, Desk, Pile
from generator.commands.uploads import fields
from generator.exchange.lists import MOST_BYTES
from generator.site.desk import DeskPages

HOST = "127.0.0.1"
MOST_BODY = 2 * MOST_BYTES
_CHUNK = 1024 * 1024
_LEAVING = 1.0  # seconds between the last page and the end: it still asks for its style sheets
_DRAINED = 4 * MOST_BODY  # of what is too large, so that the browser reads the answer; what is larger is hung up on
_PILE = re.compile(r"/lists/([0-9]{1,9})/(?:(state)|([0-9]{1,3})/report\.xlsx)?", re.ASCII)
_POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
           "base-uri 'none'; frame-ancestors 'none'")
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DeskServer(ThreadingHTTPServer):
    """One desk at a port of its own."""

    daemon_threads = True

    def __init__(self, desk: Desk, pages: DeskPages) -> None:
        self.desk, self.pages = desk, pages
        self._key, self.session = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        super().__init__((HOST, 0), Handler)
        self.authority = f"{HOST}:{self.server_port}"
        self.address = f"http://{self.authority}/?key={self._key}"

    def opens(self, key: str) -> bool:
        """Whether a key opens the desk; it does so once."""
        if not self._key or not secrets.compare_digest(key.encode(), self._key.encode()):
            return False
        self._key = ""
        return True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: DeskServer
    timeout = 30
    server_version, sys_version = "portal", ""

    def do_GET(self) -> None:
        """Pages, how far a comparison is, reports."""
        url = urlsplit(self.path)
        if self.headers.get("Host", "") != self.server.authority:
            return self._refuse("只能用黑色窗口里写的网址打开。")
        if url.path in self.server.pages.files:
            return self._send(200, *self.server.pages.files[url.path])
        key = parse_qs(url.query).get("key", [""])[0]
        if url.path == "/" and key and self.server.opens(key):
            return self._away("/", {"Set-Cookie": f"{self._cookie}={self.server.session}; Path=/; HttpOnly; SameSite=Strict"})
        if not self._known():
            return self._refuse("这个网址已经用过，或者不完整。关掉黑色窗口，再打开一次“核对清单”。")
        if key:
            return self._away("/")
        return self._answer(url.path)

    do_HEAD = do_GET  # noqa: N815 - the name http.server asks for

    def _answer(self, path: str) -> None:
        if path == "/":
            return self._index()
        found = _PILE.fullmatch(path)
        pile = self.server.desk.piles.get(int(found[1])) if found else None
        if found is None or pile is None:
            return self._page(404, "refused.html", why="没有这一页，或者报告已经不在了。")
        if found[2]:
            return self._send(200, "application/json", json.dumps(pile.state()).encode())
        if found[3] is None:
            return self._page(200, "pile.html", pile=pile)
        return self._report(pile, int(found[3]))

    def _report(self, pile: Pile, number: int) -> None:
        paper = pile.papers[number] if number < len(pile.papers) else None
        if paper is None or not paper.book:
            return self._page(404, "refused.html", why="没有这份报告。")
        return self._send(200, _BOOK, paper.book, {"Content-Disposition": f"attachment; filename=\"report.xlsx\"; filename*=UTF-8''{quote(paper.saved_as)}"})

    def do_POST(self) -> None:
        """Lists laid down, or the desk closed."""
        own = f"http://{self.server.authority}"
        if self.headers.get("Host", "") != self.server.authority or self.headers.get("Origin", "") != own or not self._known():
            return self._refuse("只能在“核对清单”自己的网页里操作。")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            return self._page(411, "refused.html", why="没有说明文件有多大，没有收。")
        if int(length) > MOST_BODY:
            self._drain(int(length))
            return self._index(413, f"文件一共有 {int(length) // 1024**2} MB，超过 {MOST_BODY // 1024**2} MB，没有收。分几次放，或者只留清单那张表。")
        body = self._body(int(length))
        if len(body) < int(length):
            return None
        if self.path == "/close":
            self._page(200, "closed.html")
            threading.Timer(_LEAVING, self.server.shutdown).start()
            return None
        return self._laid(body) if self.path == "/" else self._page(404, "refused.html", why="没有这一页。")

    def _laid(self, body: bytes) -> None:
        found = fields(self.headers.get("Content-Type", ""), body)
        code = next((field.data.decode("ascii", "replace") for field in found if field.name == "place"), "")
        place, files = self.server.desk.place(code), [(field.file, field.data) for field in found if field.name == "lists" and field.file]
        if place is None:
            return self._index(400, "先选是哪个地方的清单，再放文件。")
        if not files:
            return self._index(400, "还没有放文件。把清单拖进框里，或者按“选择文件”。", place.code)
        if len(files) > MOST_FILES:
            return self._index(400, f"一次放了 {len(files)} 个文件，最多 {MOST_FILES} 个，没有收。", place.code)
        return self._away(f"/lists/{self.server.desk.lay(place, files).number}/")

    def _body(self, length: int) -> bytes:
        parts = []
        while length > 0 and (part := self.rfile.read(min(length, _CHUNK))):
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _drain(self, length: int) -> None:
        left = min(length, _DRAINED)
        while left > 0 and (part := self.rfile.read(min(left, _CHUNK))):
            left -= len(part)

    @property
    def _cookie(self) -> str:
        return f"desk-{self.server.server_port}"  # cookies do not tell ports apart

    def _known(self) -> bool:
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(found.value.encode(), self.server.session.encode())

    def _index(self, status: int = 200, trouble: str = "", chosen: str = "") -> None:
        self._page(status, "index.html", desk=self.server.desk, trouble=trouble, chosen=chosen, most=MOST_BODY, files=MOST_FILES)

    def _refuse(self, why: str) -> None:
        self._page(403, "refused.html", why=why)

    def _page(self, status: int, template: str, **context: Any) -> None:
        self._send(status, "text/html; charset=utf-8", self.server.pages.page(template, **context))

    def _away(self, path: str, headers: dict[str, str] | None = None) -> None:
        self._send(303, "text/plain; charset=utf-8", b"", {"Location": path, **(headers or {})})

    def _send(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin", **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in one Chinese sentence; what was asked is not repeated."""
        self._send(405 if code == 501 else code, "text/plain; charset=utf-8", "不能这样访问。\n".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in http.server
        """Say nothing: the terminal is for the address and for what is wrong."""
