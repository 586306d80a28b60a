"""How far the facts have been checked, per office and per item, as numbers anyone can recount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.freshness import columns
from generator.site.coverage import STATES, coverage
from generator.site.page import Crumb, Page
from generator.site.site import STAGES, Site

TAB = "about"
PATH = "about/coverage/"
TITLE = "核对到哪一步"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    yield Page(PATH, TAB, TITLE, "清单和指南里的每个内容对照过条文、网页没有，哪些还没有公布，按部门和事项列出；各栏目更新到哪天。", "about/coverage.html",
               partial(context, site), (Crumb("首页", ""), Crumb("说明", "about/"), Crumb(TITLE)), side=(TAB, PATH), column="政务公开")


def context(site: Site) -> dict[str, Any]:
    """Totals, rows per department role (most facts first), rows per item by stage."""
    counts = coverage(site)
    roles: dict[str, Counter[str]] = {}
    number: Counter[str] = Counter()
    for item, count in counts.items():
        role = site.text(item, "主管部门") or "待核"
        number[role] += 1
        roles.setdefault(role, Counter()).update(count)
    whole = sum(counts.values(), Counter[str]())
    stages = [(f"s-{STAGES.get(stage, 'daihe')}", stage, [_row(counts[item], item=item, name=site.name(item)) for item in items])
              for stage, items in site.by_stage.items() if items]
    return {
        "states": STATES, "total": _row(whole), "number": len(counts),
        "roles": [_row(roles[role], name=role, number=number[role]) for role in sorted(roles, key=lambda role: -roles[role].total())],
        "stages": stages, "columns": list(columns(site.portal)),
        "toc": [("total", "合计"), ("roles", "按部门"), *((anchor, stage) for anchor, stage, _ in stages), ("fresh", "更新到哪天"), ("how", "怎么数的")],
    }


def _row(count: Counter[str], **more: object) -> dict[str, Any]:
    total = count.total()
    return {"counts": [count[state] for state in STATES], "total": total,
            "share": round(100 * (count[STATES[0]] + count[STATES[1]]) / total) if total else 0, **more}
