"""`portal serve` as a process: what it answers, what it refuses, and how fast a change is seen."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import REPO, PortalCommand

ITEM = "jianzhu-gongcheng-shigong-xuke"
GUIDE = f"guides/150402-hongshan/{ITEM}.yml"
PAGE = f"/places/150402/items/{ITEM}/"
SEEN_WITHIN = 2.0
pytestmark = pytest.mark.alone


@dataclass
class Served:
    """A running preview of a copy of the data."""

    root: Path
    port: int
    process: subprocess.Popen[bytes]
    said: Callable[[], str]

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
        """One request, its path sent as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.msg, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


def until(holds: Callable[[], bool], seconds: float) -> float:
    """Seconds until something holds; fails past the deadline."""
    begun = time.monotonic()
    while not holds():
        waited = time.monotonic() - begun
        assert waited < seconds, f"{seconds} 秒里没有发生"
        time.sleep(0.02)
    return time.monotonic() - begun


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, copy_repo: Callable[[Path], Path]) -> Iterator[Served]:
    """A preview of a copy of the data, on a free port."""
    folder = tmp_path_factory.mktemp("served")
    yield from preview(copy_repo(folder / "portal"), folder / "log")


def preview(root: Path, log: Path) -> Iterator[Served]:
    """The command as a process until the test is done with it."""
    with open(log, "w", encoding="utf-8") as file:
        process = subprocess.Popen([str(Path(sys.executable).with_name("portal")), "serve", "--root", str(root), "--port", "0"],
                                   cwd=REPO, stdout=file, stderr=file, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        until(lambda: process.poll() is not None or "http://127.0.0.1:" in log.read_text("utf-8"), 60)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", log.read_text("utf-8"))
        assert found, log.read_text("utf-8")
        yield Served(root, int(found[1]), process, lambda: log.read_text("utf-8"))
    finally:
        process.kill()
        process.wait()


@pytest.fixture(autouse=True)
def restored(served: Served) -> Iterator[None]:
    """Whatever a test changes in the data is put back, and the preview has seen it before the next test."""
    yield
    if served.process.poll() is None:
        for path in (GUIDE, "catalog/places.yml"):
            if (served.root / path).read_bytes() != (REPO / path).read_bytes():
                (served.root / path).write_bytes((REPO / path).read_bytes())
                until(lambda: served.said().splitlines()[-1].startswith("已更新"), 10)


def edit(served: Served, path: str, old: str, new: str) -> None:
    """Change a file as an editor does: written beside, then put in its place."""
    file = served.root / path
    text = file.read_text("utf-8")
    assert old in text
    (served.root / "edited").write_text(text.replace(old, new), "utf-8")
    os.replace(served.root / "edited", file)


def promised(served: Served) -> str:
    """The limit 红山区 promises, as its file says it."""
    found = re.search(r"(?m)^承诺办结时限: (\S+)", (served.root / GUIDE).read_text("utf-8"))
    assert found
    return found[1]


def shown(served: Served) -> str:
    """What a reader sees of 红山区's page, without any space."""
    html = served.ask(PAGE)[2]
    return re.sub(r"\s|<[^>]*>", "", html[html.index("<main"):])


def test_pages_and_assets_come_from_memory(served: Served) -> None:
    before = sorted(path.relative_to(served.root) for path in served.root.rglob("*"))
    for path, kind in (("/", "text/html"), ("/about/", "text/html"), (PAGE, "text/html"), ("/assets/portal.css", "text/css"), ("/assets/portal.js", "text/javascript")):
        status, headers, body = served.ask(path)
        assert (status, headers["Content-Type"].split(";")[0], bool(body)) == (200, kind, True), path
        status, headers, body = served.ask(path, "HEAD")
        assert (status, body) == (200, ""), path
    assert sorted(path.relative_to(served.root) for path in served.root.rglob("*")) == before, "预览不写文件"


def test_a_page_keeps_its_policy_and_gets_one_more_script(served: Served) -> None:
    _, _, html = served.ask("/about/")
    assert "default-src 'none'" in html
    assert "'unsafe-inline'" not in html
    assert len(re.findall(r'<script src="/-/reload\.js\?since=\d+" defer></script>', html)) == 1
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []


def test_a_folder_without_its_slash_is_redirected_within_the_site(served: Served) -> None:
    status, headers, _ = served.ask("/about")
    assert (status, headers["Location"]) == (301, "/about/")
    assert served.ask("//about")[1]["Location"] == "/about/", "不会被带到名叫 about 的别的网站"


@pytest.mark.parametrize("path", ["/../catalog/portal.yml", "/%2e%2e/catalog/portal.yml", "/..%2fcatalog%2fportal.yml", "/catalog/portal.yml",
                                  "/assets/../../catalog/portal.yml", "//etc/passwd", "/etc/passwd", "/assets/%00", "/nowhere/"])
def test_nothing_but_the_site_can_be_had(path: str, served: Served) -> None:
    status, _, body = served.ask(path)
    assert status in (404, 400)
    assert "数据截至:" not in body
    assert "root:" not in body


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1.example.com", "localhost.example.com:80", "127.0.0.1:1", "", "[::1]"])
def test_another_host_is_refused(host: str, served: Served) -> None:
    for path in ("/", "/-/changed.js?since=0", "/-/reload.js"):
        assert served.ask(path, Host=host)[0] == 403


def test_localhost_is_served(served: Served) -> None:
    assert served.ask("/about/", Host=f"localhost:{served.port}")[0] == 200
    assert served.ask("/about/", Host="127.0.0.1")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "BREW"])
def test_only_get_and_head(method: str, served: Served) -> None:
    status, _, body = served.ask("/", method)
    assert status == 405
    assert not re.search("[A-Za-z]{3}", body)


def test_a_county_edit_is_seen_within_two_seconds(served: Served) -> None:
    old = promised(served)
    assert old in shown(served)
    assert "2小时" not in shown(served)
    edit(served, GUIDE, f"承诺办结时限: {old}", "承诺办结时限: 2小时")
    seen = until(lambda: "2小时" in shown(served), SEEN_WITHIN)
    until(lambda: f"已更新：{GUIDE}" in served.said(), SEEN_WITHIN)
    print(f"改动 {seen:.2f} 秒后看到")


def test_an_open_page_is_told(served: Served) -> None:
    found = re.search(r"since=(\d+)", served.ask("/about/")[2])
    assert found
    edit(served, GUIDE, "示例: 是\n", "示例: 是\n\n")
    begun = time.monotonic()
    status, headers, script = served.ask(f"/-/changed.js?since={found[1]}")
    assert (status, headers["Content-Type"], script) == (200, "text/javascript; charset=utf-8", "location.reload();")
    assert time.monotonic() - begun < SEEN_WITHIN


def test_a_broken_county_file_is_said_in_one_line_and_the_site_goes_on(served: Served) -> None:
    edit(served, GUIDE, "承诺办结时限: ", "承诺办结时限： ")
    text = (served.root / GUIDE).read_text("utf-8")
    line = text[: text.index("承诺办结时限：")].count("\n") + 1
    until(lambda: f"{GUIDE}:{line}:" in served.said(), 10)
    assert served.ask("/about/")[0] == 200
    assert served.ask(PAGE)[0] == 200


def test_what_cannot_be_made_leaves_the_last_state(served: Served) -> None:
    before = re.sub(r"since=\d+", "", served.ask(PAGE)[2])
    edit(served, "catalog/places.yml", "区划:\n", "区划： \n")
    until(lambda: "没有更新" in served.said() and "catalog/places.yml:" in served.said(), 10)
    assert re.sub(r"since=\d+", "", served.ask(PAGE)[2]) == before
    assert "Traceback" not in served.said()
    assert served.process.poll() is None


def test_a_taken_port_is_one_sentence(served: Served, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("serve", "--port", str(served.port), root=served.root)
    assert done.code == 2
    assert f"端口 {served.port} 打不开" in done.err


def test_it_says_the_address_and_how_to_stop_and_stops(served: Served) -> None:
    assert "Ctrl-C" in served.said()
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(10) == 0
    assert served.said().rstrip().endswith("已停止。")
    assert "Traceback" not in served.said()
