"""Do all links of the site arrive, and does no page ask anything from outside? `scan`
runs in the worker that has just rendered a page and reads our own well-formed HTML (and
CSS) with two regular expressions; `verify` runs once over all scans. It is no HTML
parser: nesting, validity and duplicate ids are the validator's business."""

import posixpath
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

_ROUGH = re.compile(rb"<[a-z][a-z0-9-]*\s[^>]*>")  # quicker, and right where no value holds a >
_TAG = re.compile(rb"""<([a-z][a-z0-9-]*)(\s[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>""")
_ATTRIBUTE = re.compile(
    rb"\s(id|href|src|action|srcset|poster|data|formaction)\s*=\s*"
    rb"""(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_REL = re.compile(rb"""\srel\s*=\s*["']?([a-z -]+)""")
_CSS = re.compile(rb"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

# Tags that take the visitor somewhere; the address of any other tag is fetched.
_NAVIGATION = {b"a", b"area"}
# <link> relations that no browser fetches.
_NOT_FETCHED = {b"canonical", b"alternate", b"license", b"author", b"help", b"next", b"prev"}
_WITHOUT_NETWORK = ("data:", "blob:", "about:")

_SENTENCES = {
    "missing-page": "链接指向的页面不存在",
    "missing-anchor": "链接指向的页内位置不存在",
    "missing-asset": "页面引用的文件不存在",
    "outside-request": "页面向站外请求内容",
    "root-relative": "链接以 / 开头，离线打开或放在子目录时会失效",
}


class Scan(NamedTuple):
    """What one file offers and asks for. Small and picklable."""

    path: str
    ids: frozenset[str]
    links: frozenset[str]
    """Where a visitor may go (`a`, `area`)."""
    requests: frozenset[str]
    """What a browser fetches or sends to."""


class BrokenLink(NamedTuple):
    """A link that leads nowhere, and why; `kind` chooses the sentence."""

    page: str
    href: str
    kind: str
    target: str
    """The file, or file#anchor, that is not there; the address itself when outside."""

    @property
    def message(self) -> str:
        """The sentence a user reads."""
        return f"{self.page}：{_SENTENCES[self.kind]}：{self.href}（{self.target}）"


def scan(path: str, html: bytes) -> Scan:
    """The ids and addresses of an HTML page; of a style sheet when `path` ends in .css."""
    if path.endswith(".css"):
        return Scan(path, frozenset(), frozenset(), frozenset(map(_text, _CSS.findall(html))))
    found = [_addresses(tag) for tag in set(_ROUGH.findall(html))]
    if None in found:  # some value holds a >
        found = [_addresses(tag[0]) for tag in _TAG.finditer(html)]
    told = [each for each in found if each]
    return Scan(path, *(frozenset(chain.from_iterable(each[kind] for each in told)) for kind in range(3)))


@lru_cache(maxsize=1 << 16)
def _addresses(tag: bytes) -> tuple[list[str], list[str], list[str]] | tuple[()] | None:
    """Ids, links and requests of one tag, () without any, None for no whole tag.

    Cached: all pages are made of the same few tags, and equal texts are one object in a pickle.
    """
    whole = _TAG.fullmatch(tag)
    if whole is None:
        return None
    name, attributes = whole.groups()
    ids: list[str] = []
    links: list[str] = []
    requests: list[str] = []
    for attribute, double, single, bare in _ATTRIBUTE.findall(attributes):
        value = double or single or bare
        if attribute == b"id":
            ids.append(_text(value))
        elif name in _NAVIGATION or (name == b"link" and _only_named(attributes)):
            links.append(_text(value))
        elif attribute == b"srcset":
            requests += [_text(part.split()[0]) for part in value.split(b",") if part.strip()]
        elif attribute != b"data" or name == b"object":
            requests.append(_text(value))
    return (ids, links, requests) if ids or links or requests else ()


def verify(scans: Iterable[Scan], files: Collection[str], base: str = "/") -> list[BrokenLink]:
    """Every broken link, sorted by page. `files` are all paths of the tree.

    `a/` and `a/index.html` are the same page, so both link modes are checked alike.
    Anchors are looked up in the scans, case-sensitively. Only 404.html, which a server
    shows at any depth, may use addresses from the root; they must start with `base`.
    """
    scans = list(scans)
    judge = _Judge({s.path: s.ids for s in scans}, frozenset(files), base)
    # Frames repeat their links in every page. An address that climbs to the root means
    # the same from every page of that depth, so each is judged once per depth.
    sound: dict[tuple[int, bool], set[str]] = {}
    broken: list[BrokenLink] = []
    for page in scans:
        depth = page.path.count("/")
        climb = "../" * depth
        for fetched, hrefs in ((False, page.links), (True, page.requests)):
            done = sound.setdefault((depth, fetched), set())
            for href in hrefs - done:
                verdict = judge(page.path, href, fetched)
                if verdict:
                    broken.append(BrokenLink(page.path, href, *verdict))
                elif href.startswith(climb) and href[:1] not in "#?/":
                    done.add(href)
    return sorted(broken)


class _Judge:
    """One address of one page -> (kind, target), or None when it is sound."""

    def __init__(self, ids: dict[str, frozenset[str]], files: frozenset[str], base: str) -> None:
        self.ids, self.files, self.base = ids, files, base

    def __call__(self, page: str, href: str, fetched: bool) -> tuple[str, str] | None:
        if _SCHEME.match(href):
            outside = fetched and not href.startswith(_WITHOUT_NETWORK)
            return ("outside-request", href) if outside else None
        path, _, anchor = href.partition("#")
        path = path.partition("?")[0]
        if path.startswith("/"):
            if page != "404.html" or not path.startswith(self.base):
                return "root-relative", href
            path = path[len(self.base) :] or "./"
        target = _resolve(page, unquote(path) if "%" in path else path)
        if target not in self.files:
            return "missing-asset" if fetched else "missing-page", target
        anchor = unquote(anchor) if "%" in anchor else anchor
        # "" and "top" are the head of any page (HTML standard, select the indicated part).
        if anchor.lower() in ("", "top") or not target.endswith(".html"):
            return None
        if anchor not in self.ids.get(target, ()):
            return "missing-anchor", f"{target}#{anchor}"
        return None


def _resolve(page: str, path: str) -> str:
    """The file a relative address names; above the root it keeps its leading `..`."""
    if not path:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        return "index.html" if target == "." else f"{target}/index.html"
    return target


def _only_named(attributes: bytes) -> bool:
    relation = _REL.search(attributes)
    return relation is not None and set(relation[1].split()) <= _NOT_FETCHED


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace").strip())
