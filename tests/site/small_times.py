"""A small snapshot written by hand, in a copy of the repository's data, and its pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.collection import Portal
from generator.rules.engine import run
from generator.site import frame
from generator.site.page import Page
from generator.site.pages import county_item, item, times, times_due, times_more
from generator.site.rendering import Renderer
from generator.site.site import Site

REPO = Path(__file__).resolve().parents[2]
PERMIT, FILING = "jianzhu-gongcheng-shigong-xuke", "qiye-touzi-xiangmu-beian"  # 7日, 即办
Tree = dict[str, Any]


def cell(place: str, name: str, month: str, days: dict[int, int], **counts: int) -> Tree:
    """Cells and counters of one place, item and month: the days on the statutory clock, in 日, and twice as many in all."""
    unit = "日" if name == PERMIT else "工作日"
    n = sum(days.values())

    def histogram(clock: str, of: str, times: int) -> Tree:
        return {"place": place, "item": name, "month": month, "clock": clock, "unit": of,
                "histogram": {str(day * times): each for day, each in days.items()}}

    return {"cells": [histogram("法定时钟", unit, 1), histogram("审批服务用时", "工作日", 1), histogram("自然跨度", "日", 2)] if n else [],
            "counters": [{"place": place, "item": name, "month": month, "received": n, "closed": n, "judged": n, "late": 0, "open": 0, "open_late": 0,
                          "corrected": 0, "paused": 0, "excluded": {}, **counts}]}


def snapshot(as_of: str = "2026-11-05", **more: Any) -> Tree:
    """红山区 30 permits, 松山区 4, 敖汉旗 30; filings in 红山区 6; 元宝山区 is hidden; the rest reported nothing."""
    parts = [cell("150402", PERMIT, "2026-09", {2: 10, 3: 11, 5: 6, 8: 3}, late=3, paused=4, gross_days=150, net_days=117, excluded={"专家评审": 20}),
             cell("150404", PERMIT, "2026-10", {1: 4}), cell("150430", PERMIT, "2026-10", {3: 15, 4: 15}),
             cell("150402", FILING, "2026-10", {0: 5, 1: 1}), cell("150402", PERMIT, "2024-12", {9: 50}),
             cell("150402", PERMIT, "2026-11", {}, open=7, open_late=2)]
    return {
        "version": 1, "as_of": as_of, "from": "2024-12", "to": "2026-10", "sample": True,
        "cells": [each for part in parts for each in part["cells"]], "counters": [each for part in parts for each in part["counters"]],
        "projects": [{"place": "150402", "type": "未注明", "month": "2026-10", "days": {"自然跨度(日)": {"90": 5}, "审批服务用时": {"40": 5}, "阶段:施工许可": {"9": 4}}}],
        "projects_under_way": 3, "hidden": [{"place": "150403", "item": FILING}],
        "records": {"in": 130, "counted": 120, "excluded": {"办件编号重复": 4, "事项不明": 6}},
        "flags": [{"rule": "pause-unlawful", "place": "150402", "item": PERMIT, "month": "2026-09", "n": 4},
                  {"rule": "pause-unlawful", "place": "150430", "item": PERMIT, "month": "2026-10", "n": 1},
                  {"rule": "acceptance-after-decision", "place": "150402", "item": PERMIT, "month": "2026-10", "n": 2}], **more}


def write(root: Path, tree: Tree) -> None:
    """A snapshot where the portal looks for it, an element a line."""
    path = root / "statistics" / tree["as_of"] / "snapshot.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1), "utf-8")


def copy(target: Path, *trees: Tree) -> Path:
    """The repository's data with these snapshots and no others."""
    for name in ("catalog", "guides", "site_templates"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(REPO / name, target / name)
    shutil.copy(REPO / "mkdocs.yml", target)
    for tree in trees:
        write(target, tree)
    return target


class Rendered:
    """The pages of one portal, rendered when asked for."""

    def __init__(self, root: Path) -> None:
        self.portal = Portal(root)
        self.site = Site(self.portal, run(self.portal))
        self.pages: dict[str, Page] = {page.path: page for module in (times, times_more, times_due, item, county_item) for page in _made(module.pages, self.site)}
        self.renderer = Renderer(root, self.site, frame.render(root, site={"数据截至": self.portal.as_of.isoformat()}))

    def html(self, path: str) -> str:
        """The whole document of a page."""
        return self.renderer.page(self.pages[path]).decode()


def _made(maker: Callable[[Site], Any], site: Site) -> list[Page]:
    return list(maker(site))
