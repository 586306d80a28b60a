"""Addresses outside, against a server of this machine: what each answer means, and how politely it is asked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from urllib.error import URLError

import pytest

from generator.publishing import outside
from generator.publishing.outside import CLOSED, GONE, MOVED, SILENT, WORKS, Answer, Manner, ask
from tests.publishing.outside_server import Server, serving

QUICK = Manner(timeout=0.3, pause=0.02)
PATIENT = Manner(timeout=30, pause=0.02)  # where everything answers


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as made:
        yield made


def test_what_each_answer_means(server: Server) -> None:
    base = server.base
    wanted = {
        "/ok": Answer(WORKS), "/get-only": Answer(WORKS), "/login": Answer(WORKS), "/slash": Answer(WORKS), "/中?a=文": Answer(WORKS),
        "/gone": Answer(GONE, "网站答 404，没有这一页"), "/loop": Answer(GONE, "一直转来转去"), "/mail": Answer(GONE, "一直转来转去"),
        "/closed": Answer(CLOSED, "网站答 403"), "/odd": Answer(CLOSED, "网站答 418"),
        "/moved": Answer(MOVED, "", f"{base}/ok"), "/twice": Answer(MOVED, "", f"{base}/ok"),
    }
    assert ask([base + path for path in wanted], PATIENT) == {base + path: answer for path, answer in wanted.items()}


def test_nobody_answering_is_asked_once_more_and_then_left_alone(server: Server) -> None:
    paths = ["/busy", "/slow", "/ok"]
    found = list(ask([server.base + path for path in paths], QUICK).values())
    assert [answer.state for answer in found] == [SILENT] * 3
    assert [answer.why for answer in found] == ["网站自己出错(答 503)", "等不到回音", "这个网站前面几次都没有应答，没有再问"]
    assert [path for _, path, *_ in server.asked if path != "/slow"] == ["/busy", "/busy"]


def test_one_site_is_asked_one_thing_at_a_time_with_a_pause(server: Server) -> None:
    ask([f"{server.base}/{each}" for each in ("ok", "gone", "get-only", "ok")], Manner(timeout=30, pause=0.1))
    assert [(method, path) for method, path, *_ in server.asked] == [
        ("HEAD", "/ok"), ("HEAD", "/gone"), ("GET", "/gone"), ("HEAD", "/get-only"), ("GET", "/get-only")]  # each once, the head first
    assert {agent for _, _, agent, *_ in server.asked} == {"approval-portal-links/1 (daily link check)"}
    assert all(later[3] - before[4] >= 0.09 for before, later in zip(server.asked, server.asked[1:], strict=False))


def test_a_closed_port_is_silence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask([f"http://127.0.0.1:{port}/"], QUICK) == {f"http://127.0.0.1:{port}/": Answer(SILENT, "网站不接受连接")}


@pytest.mark.parametrize("address", ["http://", "https://[::1", "http://u:p@127.0.0.1/", "http://127.0.0.1:99999/", "http://.../"])
def test_what_is_no_web_address_is_said_without_asking(address: str) -> None:
    assert ask([address], QUICK) == {address: Answer(GONE, "不是正确的网址")}


@pytest.mark.parametrize(("reason", "answer"), [
    (socket.gaierror(-2, "x"), Answer(SILENT, "找不到这个网站的名字")),
    (ssl.SSLCertVerificationError("x"), Answer(GONE, "网站的证书不对，浏览器会拦")),
    (ConnectionResetError(), Answer(SILENT, "连接中断")),
], ids=["name", "certificate", "reset"])
def test_a_failed_connection_has_its_words(reason: OSError, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    class Opener:
        def open(self, *_: object, **__: object) -> None:
            raise URLError(reason)

    monkeypatch.setattr(outside, "build_opener", lambda *_: Opener())
    assert ask(["https://example.invalid/"], QUICK) == {"https://example.invalid/": answer}
