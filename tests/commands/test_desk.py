"""The desk's door: one key, used once; its own name, its own pages, no more than it can hold; and a clean end."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.collection import Portal
from generator.commands import receiving
from generator.commands.desking import Desk
from generator.commands.receiving import DeskServer
from generator.commands.uploads import Field, fields
from generator.errors import PortalError
from generator.exchange import workbook
from generator.site.desk import DeskPages
from tests.collection import small
from tests.conftest import REPO

BOUNDARY = "----示例".encode().hex()
KIND = f"multipart/form-data; boundary={BOUNDARY}"


class Visitor:
    """Someone who talks to a desk, with or without its cookie; every header is theirs to choose."""

    serving: threading.Thread

    def __init__(self, server: DeskServer) -> None:
        self.server, self.cookie = server, ""

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        given = {"Host": self.server.authority, **({"Cookie": self.cookie} if self.cookie else {}), **{key.replace("_", "-"): value for key, value in headers.items()}}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for key, value in given.items():
            connection.putheader(key, value)
        if body is not None and "Content-Length" not in given:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        return connection.getresponse()

    def enter(self) -> Visitor:
        answer = self.ask("GET", f"/?{urlsplit(self.server.address).query}")
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        assert answer.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return self

    def lay(self, place: str, *files: tuple[str, bytes], **headers: str) -> http.client.HTTPResponse:
        return self.ask("POST", "/", form(place, *files), **{"Origin": f"http://{self.server.authority}", "Content_Type": KIND, **headers})

    def text(self, path: str) -> str:
        answer = self.ask("GET", path)
        assert answer.status == 200
        return answer.read().decode()


def form(place: str, *files: tuple[str, bytes]) -> bytes:
    """A form as a browser sends it."""
    mark = f"--{BOUNDARY}".encode()
    parts = [b'Content-Disposition: form-data; name="place"\r\n\r\n' + place.encode()]
    parts += [f'Content-Disposition: form-data; name="lists"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + data for name, data in files]
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """A small portal."""
    return Portal(small.make(tmp_path_factory.mktemp("desk") / "portal"))


Serve = Callable[..., Visitor]


@pytest.fixture
def serve(portal: Portal) -> Iterator[Serve]:
    """`serve(compare=…)`: someone before the door of a fresh desk."""
    servers = []

    def start(**given: Any) -> Visitor:
        server = DeskServer(Desk(portal, **given), DeskPages(REPO, portal))
        servers.append(server)
        visitor = Visitor(server)
        visitor.serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        visitor.serving.start()
        return visitor

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def _finished(visitor: Visitor, number: int = 1) -> str:
    for _ in range(300):
        if '"done": true}' in visitor.text(f"/lists/{number}/state")[-20:]:
            return visitor.text(f"/lists/{number}/")
        time.sleep(0.05)
    raise AssertionError("没有做完")


def test_the_key_opens_once(serve: Serve) -> None:
    first = serve()
    second = Visitor(first.server)
    first.enter()
    answer = second.ask("GET", f"/?{urlsplit(first.server.address).query}")
    assert answer.status == 403
    assert "这个网址已经用过" in answer.read().decode()
    assert first.ask("GET", f"/?{urlsplit(first.server.address).query}").status == 303, "自己的浏览器再点一次，还是进得来"
    assert "这是哪个地方的清单" in first.text("/")


@pytest.mark.parametrize("path", ["/", "/?key=", "/?key=x", "/lists/1/", "/lists/1/state", "/lists/1/0/report.xlsx", "/%2e%2e/etc/passwd"])
def test_without_the_key_nothing_is_told(serve: Serve, path: str) -> None:
    answer = serve().ask("GET", path)
    assert answer.status == 403
    assert "红山区" not in answer.read().decode()


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "example.invalid", "127.0.0.1:1", "127.0.0.1.example.invalid"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_another_name_that_leads_here_is_refused(serve: Serve, host: str, method: str) -> None:
    visitor = serve().enter()
    answer = visitor.ask(method, "/", b"" if method == "POST" else None, Host=host, Origin=f"http://{host}")
    assert answer.status == 403


@pytest.mark.parametrize("origin", ["", "null", "http://example.invalid", "https://{own}", "http://localhost:{port}"])
def test_another_site_s_form_is_refused(serve: Serve, origin: str) -> None:
    visitor = serve().enter()
    said = origin.format(own=visitor.server.authority, port=visitor.server.server_port)
    for path in ("/", "/close"):
        assert visitor.ask("POST", path, form(small.COUNTY, ("清单.csv", b"a")), Origin=said, Content_Type=KIND).status == 403
    assert visitor.server.desk.piles == {}


def test_a_cookie_of_somebody_else_is_none(serve: Serve) -> None:
    visitor = serve()
    for cookie in ("desk=1", f"desk-{visitor.server.server_port}=", f"desk-{visitor.server.server_port}=不对", "desk-;;=,"):
        visitor.cookie = cookie.encode().decode("latin-1")
        assert visitor.ask("GET", "/").status == 403


def test_every_answer_keeps_the_browser_at_home(serve: Serve) -> None:
    visitor = serve().enter()
    for path in ("/", "/desk.js", "/desk.css", "/portal.css", "/icon.svg", "/nowhere"):
        headers = visitor.ask("GET", path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"], headers["Cross-Origin-Resource-Policy"]) == ("no-store", "nosniff", "same-origin")
        assert "Python" not in headers["Server"]


def test_a_list_gives_a_report(serve: Serve, portal: Portal) -> None:
    visitor = serve().enter()
    csv = "事项名称,承诺办结时限\n建筑工程施工许可证核发,9个工作日\n".encode("gb18030")
    answer = visitor.lay(small.COUNTY, ("红山区<清单>.csv", csv), ("别的.docx", b"PK"), ("清单.xlsx", workbook(portal, portal.places[small.COUNTY])))
    assert (answer.status, answer.headers["Location"]) == (303, "/lists/1/")
    page = _finished(visitor)
    assert "红山区&lt;清单&gt;.csv" in page
    assert page.count("没有核对成") == 1
    assert page.count("下载报告") == 2
    book = visitor.ask("GET", "/lists/1/0/report.xlsx")
    assert book.headers["Content-Disposition"].endswith("UTF-8''%E7%BA%A2%E5%B1%B1%E5%8C%BA%3C%E6%B8%85%E5%8D%95%3E-%E6%A0%B8%E5%AF%B9%E6%8A%A5%E5%91%8A.xlsx")
    assert book.read()[:4] == b"PK\x03\x04"
    assert visitor.ask("GET", "/lists/1/1/report.xlsx").status == 404
    assert visitor.ask("GET", "/lists/1/9/report.xlsx").status == 404
    assert "红山区&lt;清单&gt;.csv" in visitor.text("/")


@pytest.mark.parametrize(("place", "files", "said"), [
    ("", [("清单.csv", b"a")], "先选是哪个地方的清单"),
    ("150000", [("清单.csv", b"a")], "先选是哪个地方的清单"),
    (small.COUNTY, [("", b"")], "还没有放文件"),
    (small.COUNTY, [("清单.csv", b"a")] * 21, "一次放了 21 个文件"),
])
def test_what_is_missing_is_one_sentence(serve: Serve, place: str, files: list[tuple[str, bytes]], said: str) -> None:
    visitor = serve().enter()
    answer = visitor.lay(place, *files)
    assert answer.status == 400
    assert said in answer.read().decode()
    assert visitor.server.desk.piles == {}


def test_what_is_too_large_is_refused_before_it_is_read(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_BODY", 1024 * 1024)
    visitor = serve().enter()
    answer = visitor.lay(small.COUNTY, ("清单.csv", b"a" * 3 * 1024 * 1024))
    assert answer.status == 413
    assert "文件一共有 3 MB，超过 1 MB，没有收。" in answer.read().decode()
    for length, status in (("-1", 411), ("²", 411), ("", 411)):
        assert visitor.ask("POST", "/", None, Origin=f"http://{visitor.server.authority}", Content_Length=length).status == status


def test_a_fault_of_ours_is_a_sentence_and_the_desk_goes_on(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    def compare(portal: Portal, place: object, name: str, data: bytes, progress: Any) -> Any:
        progress("读文件", 0.5)
        if name == "拒绝.csv":
            raise PortalError("这份清单没有表头。")
        raise ZeroDivisionError(name)

    visitor = serve(compare=compare).enter()
    visitor.lay(small.COUNTY, ("坏了.csv", b"a"), ("拒绝.csv", b"a"))
    page = _finished(visitor)
    assert "程序出错，这份清单没有核对成（ZeroDivisionError）" in page
    assert "这份清单没有表头。" in page
    assert "ZeroDivisionError: 坏了.csv" in capfd.readouterr().err


def test_a_form_is_taken_apart_as_it_was_sent() -> None:
    data = b"\x00\r\n--" + BOUNDARY[:-1].encode() + b"\r\n\r\nPK\xff\n\r"
    found = fields(KIND, form("150402", ("C:\\清单\\甲%22乙.xlsx", data), ("../../etc/passwd", b""), ("", b"")))
    assert found == [Field("place", "", b"150402"), Field("lists", '甲"乙.xlsx', data), Field("lists", "passwd", b""), Field("lists", "", b"")]
    assert fields("text/plain", form("150402")) == []
    assert fields("multipart/form-data", form("150402")) == []
    long = fields(KIND, form("", ("长" * 300 + "\u202e.xlsx", b"")))[1].file
    assert (len(long), long[-6:]) == (120, "长.xlsx")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(how: signal.Signals, repo: Path) -> None:
    command = [str(Path(sys.executable).with_name("portal")), "desk", "--no-open", "--root", str(repo)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/\?key=\S{32}\n", running.stdout.readline() + running.stdout.readline())
        assert found
        running.send_signal(how)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out.splitlines()[-1], err) == (0, "已关闭。", "正在读取清单和指南…\n")


def test_the_button_closes_it(serve: Serve) -> None:
    visitor = serve().enter()
    answer = visitor.ask("POST", "/close", b"", Origin=f"http://{visitor.server.authority}")
    assert "已经关闭" in answer.read().decode()
    visitor.serving.join(timeout=10)
    assert not visitor.serving.is_alive()
