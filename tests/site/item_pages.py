"""Item and county pages of a portal, rendered as the build does, for tests: text, sections, entries of the switch."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

from generator.collection import Portal
from generator.rules.engine import run
from generator.site import frame
from generator.site.page import Page
from generator.site.pages import county_item, item
from generator.site.rendering import Renderer
from generator.site.site import Site

REPO = Path(__file__).resolve().parents[2]
PERMIT = "jianzhu-gongcheng-shigong-xuke"


@cache
def frames() -> frame.Frames:
    """The frame, rendered once."""
    return frame.render(REPO, mode="file", site={"数据截至": "2026-11-20"})


class Pages:
    """Pages of one portal by path; a page is rendered when it is asked for."""

    def __init__(self, root: Path) -> None:
        portal = Portal(root)
        self.site = Site(portal, run(portal))
        self.items: dict[str, Page] = {page.path: page for page in item.pages(self.site)}
        self.counties: dict[str, Page] = {page.path: page for page in county_item.pages(self.site)}
        self._renderer = Renderer(REPO, self.site, frames(), "file")
        self._known: dict[str, str] = {}

    def html(self, path: str) -> str:
        """What stands inside <main>."""
        if path not in self._known:
            page = self.items.get(path) or self.counties[path]
            self._known[path] = self._renderer.page(page).decode()
        document = self._known[path]
        return document[document.index("<main"):document.index("</main>")]

    def document(self, path: str) -> str:
        """The whole page."""
        self.html(path)
        return self._known[path]

    def text(self, path: str, section: str = "") -> str:
        """The words of a page, or of one section, white space made single."""
        html = self.html(path)
        if section:
            found = re.search(rf'<section class="p-sec" id="{section}">.*?</section>', html, re.DOTALL)
            assert found, f"{path} 没有 #{section}"
            html = found[0]
        return words(html)

    def switch(self, path: str) -> dict[str, str]:
        """Suffix by name of place in the county switch."""
        html = re.search(r'<section class="p-switch".*?</section>', self.html(path), re.DOTALL)
        assert html
        entries = re.findall(r"<li><a[^>]*>(.*?)</a></li>", html[0])
        return {words(entry.partition("<small")[0]): words("<small" + entry.partition("<small")[2]) if "<small" in entry else ""
                for entry in entries}


def words(html: str) -> str:
    """The text of a piece of HTML."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


def own(item: str = PERMIT) -> str:
    """Address of a canonical page."""
    return f"items/{item}/"


def local(place: str, item: str = PERMIT) -> str:
    """Address of a county's page."""
    return f"places/{place}/items/{item}/"


@cache
def repository() -> Pages:
    """The repository's own pages."""
    return Pages(REPO)
