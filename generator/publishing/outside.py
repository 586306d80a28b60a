"""Whether addresses outside still answer. The only module that goes to the network, and only when a command is told to.

It asks for heads, not pages; one site is asked one thing at a time with a pause between; a site that twice
does not answer is left alone. What a machine cannot know (a site that refuses programs) is said so, not called broken.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

WORKS, MOVED, GONE, SILENT, CLOSED = "能打开", "搬走了", "打不开", "没有应答", "不让程序看"
_NOT_HEAD = (400, 403, 404, 405, 501)  # servers that answer a head wrongly are asked for the page
_CLOSED = (401, 402, 403, 407, 412, 418, 429, 451, 521, 567)  # there, but not for programs
_GIVE_UP = 2


class Answer(NamedTuple):
    """What came of one address: one of the five words, why in Chinese, and where it went for good."""

    state: str
    why: str = ""
    moved: str = ""


@dataclass(frozen=True)
class Manner:
    """How to ask: seconds to wait for an answer and between two questions to one site, sites at once, and who asks."""

    timeout: float = 15
    pause: float = 2
    sites: int = 4
    agent: str = "approval-portal-links/1 (daily link check)"


class _Redirects(HTTPRedirectHandler):
    """Follows, and remembers where every step for good led as long as no other kind of step came before."""

    max_redirections = 5

    def __init__(self) -> None:
        self.moved, self.for_good = "", True

    def redirect_request(self, req: Request, fp: object, code: int, msg: str, headers: object, newurl: str) -> Request | None:
        """The next request; 301 and 308 are for good."""
        self.for_good = self.for_good and code in (301, 308)
        self.moved = newurl if self.for_good else self.moved
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise HTTPError(newurl, code, "scheme", headers, None)  # type: ignore[arg-type]
        return Request(newurl, headers=dict(req.header_items()), method=req.get_method(), unverifiable=True)


def ask(addresses: Iterable[str], manner: Manner | None = None) -> dict[str, Answer]:
    """Each address once, by site; the sites side by side. Never raises for what a site does."""
    manner = manner or Manner()
    sites: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        sites[_site(address)].append(address)
    with ThreadPoolExecutor(max(1, manner.sites)) as pool:
        return {address: answer for found in pool.map(lambda own: _one_site(own, manner), sites.values()) for address, answer in found}


def _site(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _one_site(addresses: list[str], manner: Manner) -> list[tuple[str, Answer]]:
    found: list[tuple[str, Answer]] = []
    silent = 0
    for number, address in enumerate(addresses):
        if silent >= _GIVE_UP:
            found.append((address, Answer(SILENT, "这个网站前面几次都没有应答，没有再问")))
            continue
        if number:
            time.sleep(manner.pause)
        answer = _patiently(address, manner)
        silent = silent + 1 if answer.state == SILENT else 0
        found.append((address, answer))
    return found


def _patiently(address: str, manner: Manner) -> Answer:
    """Asked again after a pause where nobody answered: one bad second is nobody's fault."""
    answer = _once(address, manner)
    if answer.state == SILENT:
        time.sleep(manner.pause)
        answer = _once(address, manner)
    return answer


def _once(address: str, manner: Manner) -> Answer:
    try:
        url = _ascii(address)
    except (ValueError, UnicodeError):
        return Answer(GONE, "不是正确的网址")
    answer = _request(url, "HEAD", manner)
    if isinstance(answer, int) and answer in _NOT_HEAD:
        time.sleep(manner.pause)
        answer = _request(url, "GET", manner)
    return _answered(answer) if isinstance(answer, int) else answer


def _request(url: str, method: str, manner: Manner) -> Answer | int:
    """The answer, or the number of an answer that is none."""
    steps = _Redirects()
    request = Request(url, method=method, headers={"User-Agent": manner.agent, "Accept": "*/*"})
    try:
        with build_opener(steps).open(request, timeout=manner.timeout):
            return Answer(MOVED, "", steps.moved) if steps.moved and steps.moved.rstrip("/") != url.rstrip("/") else Answer(WORKS)
    except HTTPError as error:
        error.close()
        return Answer(GONE, "一直转来转去") if 300 <= error.code < 400 else error.code
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        return _failed(error.reason if isinstance(error, URLError) else error)


def _answered(status: int) -> Answer:
    if status in _CLOSED:
        return Answer(CLOSED, f"网站答 {status}")
    return Answer(SILENT, f"网站自己出错(答 {status})") if status >= 500 else Answer(GONE, f"网站答 {status}，没有这一页" if status in (404, 410) else f"网站答 {status}")


def _failed(reason: object) -> Answer:
    """What a failed connection means."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Answer(GONE, "网站的证书不对，浏览器会拦")
    if isinstance(reason, socket.gaierror):
        return Answer(SILENT, "找不到这个网站的名字")
    if isinstance(reason, ConnectionRefusedError):
        return Answer(SILENT, "网站不接受连接")
    return Answer(SILENT, "等不到回音" if isinstance(reason, TimeoutError) else "连接中断")


def _ascii(address: str) -> str:
    """The address as it goes over the wire: Chinese in names and paths is encoded. ValueError for what is no web address."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(address)
    host = parts.hostname.encode("idna").decode() if ":" not in parts.hostname else f"[{parts.hostname}]"
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme, host + port, quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="=&%/:?@!$'()*+,;~-._"), ""))
