"""`linkage/`: who supervises what, whether results are told and answered, and what is applied for together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.snapshots import snapshots
from generator.model.quantity import parse
from generator.model.snapshot import months
from generator.model.tree import UNKNOWN
from generator.site.page import Crumb, Page
from generator.site.pages.bulletins import GROUP, HOME, TAB, TOP
from generator.site.site import Site
from generator.supervision.linkage import FEEDBACK, PUSH, linked

FILE, PATH, TITLE = "catalog/vocabulary/linkage.yml", "linkage/", "审管联动和并联办理"
SAMPLE = "本页的件数和天数由程序生成，用来演示，不是对任何地方的评价。"
MONTHS = 12
EVENT = {"结果推送": PUSH, "监管反馈": FEEDBACK}


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    latest = snapshots(site.portal).latest
    yield Page(PATH, TAB, TITLE, "办结以后推送给谁监管、推送和反馈用了多久；同一个项目的几个事项有没有一起申请。", "linkage/index.html", partial(context, site),
               (HOME, TOP, Crumb(TITLE)), SAMPLE if latest and latest.sample else "", ("supervision", PATH), GROUP, column="政务公开")


def context(site: Site) -> dict[str, Any]:
    """Limits as data, figures of the last twelve months by place, items by who supervises them."""
    portal, latest = site.portal, snapshots(site.portal).latest
    table = portal.table(FILE)
    period = months(latest.first, latest.last)[-MONTHS:] if latest else []
    found = linked(latest, period) if latest else {}
    names = [*((place.code, place.name) for place in portal.counties), (portal.city.code, "市本级")]
    limits = [{"name": row.text("名称"), "from": row.text("起点"), "limit": row.text("时限"), "note": row.text("说明"), "basis": row.text("依据"), "state": row.text("核对"),
               "late": _late(found.get(""), row.text("名称"), row.text("时限"))} for row in table.tables("时限")]
    return {"limits": limits, "kinds": [{key: row.text(key) for key in ("名称", "说明", "算法", "依据", "核对")} | {"items": row.texts("事项")} for row in table.tables("联办")],
            "whole": found.get(""), "rows": [(name, code, found.get(code)) for code, name in names], "period": period, "bodies": _bodies(site),
            "push": PUSH, "feedback": FEEDBACK, "named": site.name, "file": FILE, "snapshot": latest}


def _late(whole: Any, name: str, limit: str) -> int | None:
    """How many took longer than a limit that is known."""
    quantity = parse(limit)
    return whole.late(EVENT[name], quantity.number) if whole is not None and quantity is not None and quantity.unit == "个工作日" else None


def _bodies(site: Site) -> list[tuple[str, int]]:
    """Supervising bodies by how many items they have, what is not known last."""
    counts: Counter[str] = Counter()
    for item in site.portal.items:
        city = site.portal.city_file(item)
        said = city.tree.text("监管部门") if city else ""
        counts["待核" if not said or said in UNKNOWN else said] += 1
    return sorted(counts.items(), key=lambda pair: (pair[0] == "待核", -pair[1], pair[0]))
