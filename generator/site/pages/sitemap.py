"""`sitemap/`: the 网站地图, every column with its pages, the items by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.site.page import Crumb, Page
from generator.site.site import STAGES, Site

PATH, TITLE = "sitemap/", "网站地图"
MOST = 40  # a folder with more pages than this is named once, with their number


def pages(site: Site, every: Sequence[Page]) -> Iterator[Page]:
    """The one page; `every` are all others."""
    yield Page(PATH, "about", TITLE, "本站全部栏目和页面，事项按阶段排列。", "about/sitemap.html", lambda: context(site, every),
               (Crumb("首页", ""), Crumb("说明", "about/"), Crumb(TITLE)), side=("about", PATH))


def context(site: Site, every: Sequence[Page]) -> dict[str, Any]:
    """Columns with their pages of at most two steps, in the order the pages are made; items by stage."""
    shallow = [page for page in every if page.path and page.path.count("/") <= 2]
    crowd = Counter(_folder(page.path) for page in shallow)
    columns: dict[str, list[dict[str, Any]]] = {}
    for page in shallow:
        if page.path.count("/") == 1 or crowd[_folder(page.path)] <= MOST:
            columns.setdefault(page.tab, []).append({"path": page.path, "title": page.title, "more": _more(page.path, crowd)})
    names = {page.tab: page.crumbs[1].label for page in shallow if len(page.crumbs) > 1}
    return {"columns": [(tab, names[tab], rows) for tab, rows in columns.items()],
            "stages": [(name, slug, [(f"items/{item}/", site.name(item)) for item in site.by_stage[name]]) for name, slug in STAGES.items()]}


def _folder(path: str) -> str:
    return path.split("/")[0] if path.count("/") == 2 else ""


def _more(path: str, crowd: Counter[str]) -> int:
    """How many pages lie below a column's page without being named."""
    below = crowd[path.rstrip("/")]
    return below if below > MOST else 0
