"""`times/due/`: the last day by law and by promise. Counted in the browser; without a script a table for sixty days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from generator.model import quantity
from generator.model.quantity import Quantity
from generator.model.tree import Scalar
from generator.site.files import calendar
from generator.site.page import Crumb, Page
from generator.site.pages.times import CRUMBS, TAB
from generator.site.site import Site

DAYS = 60


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    yield Page("times/due/", TAB, "算到期日", "选事项、填受理那天，看法定和承诺的最后一天是哪天。", "times/due.html", partial(context, site),
               (*CRUMBS, Crumb("算到期日")), "承诺时限用来演示，不是赤峰市公布的数据。" if _sample(site) else "", ("times", "due"), column="办事服务")


def _sample(site: Site) -> bool:
    guides = (site.portal.guide(item) for item in site.items)
    return any(guide is not None and site.origins.sample(guide.tree) for guide in guides)


def context(site: Site) -> dict[str, Any]:
    """Items to choose from, the limits they use, and the table of the next sixty days."""
    entries = {item: _entry(site, item) for item in site.items}
    groups = [(stage, [entries[item] for item in found if item in entries]) for stage, found in site.by_stage.items()]
    limits = sorted({limit for entry in entries.values() for limit in map(quantity.parse, (entry["law"], entry["promise"]))
                     if limit and limit.number > 0 and limit.unit != "小时"}, key=lambda limit: (limit.unit, limit.number))
    first = site.portal.as_of
    days = [first + timedelta(days=n) for n in range(DAYS)]
    local = calendar.published(site)["local"]
    return {"groups": [(stage, found) for stage, found in groups if found], "limits": [str(limit) for limit in limits], "shard": calendar.PATH,
            "rows": [(day, site.portal.calendar.working(day), [_due(site, day, limit) for limit in limits]) for day in days],
            "last": days[-1], "announced": max(site.portal.calendar.years, default=0),
            "places": [place for place in site.portal.counties if place.code in local]}


def _entry(site: Site, item: str) -> dict[str, str]:
    baseline = site.portal.baseline(item)
    elements = baseline.elements if baseline else {}

    def text(name: str) -> str:
        node = elements.get(name)
        return node.text if isinstance(node, Scalar) else ""

    law = text("法定办结时限") or site.text(item, "法定办结时限")
    return {"item": item, "name": site.name(item), "law": law or "待核", "start": text("法定时限起点") or site.text(item, "法定时限起点"),
            "promise": text("承诺办结时限") or "未公布", "from": text("承诺时限起点")}


def _due(site: Site, day: date, limit: Quantity) -> tuple[date, bool]:
    due = site.portal.calendar.due(day, limit)
    return due.day, due.provisional
