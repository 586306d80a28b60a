"""The one function that writes a link: from a page at some depth to a site path, for a server or for a ZIP on disk.

A *site path* is the permanent address without its leading slash: `items/`, `items/shigong-xuke/#materials`,
`assets/portal.css`, `''` for home. It does not check that the target exists: the link check does, on the finished tree.
"""

from __future__ import annotations

from typing import Literal

Mode = Literal["folder", "file"]


class Links:
    """Relative links from a page `depth` folders below home.

    `folder` leaves `…/items/` to the server; `file` names `…/items/index.html`, because a browser shows a folder on disk
    as a list of files. `root` replaces the way up where a page does not know its depth (404 is served at any address).
    """

    __slots__ = ("_known", "_mode", "_up", "depth")

    def __init__(self, depth: int, mode: Mode = "folder", *, root: str | None = None) -> None:
        self.depth = depth
        self._mode = mode
        self._up = "../" * depth if root is None else root
        self._known: dict[str, str] = {}

    def to(self, path: str) -> str:
        """The URL of a site path; query and anchor are kept."""
        url = self._known.get(path)
        if url is None:
            url = self._known[path] = self._url(path)
        return url

    def _url(self, path: str) -> str:
        if path.startswith(("/", ".")) or "//" in path:
            raise ValueError(f"not a site path: {path!r}")
        ends = [path.find(mark) for mark in "?#" if mark in path]
        cut = min(ends, default=len(path))
        target, rest = path[:cut], path[cut:]
        if self._mode == "file" and (not target or target.endswith("/")):
            target += "index.html"
        return (self._up + target or "./") + rest


def depth_of(path: str) -> int:
    """How many folders a page lies below home: `''` and `404.html` 0, `items/` 1, `places/150402/` 2."""
    return path.count("/")
