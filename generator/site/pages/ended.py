"""The page left at the address of an item that was abolished, merged or split: what became of it, and which items take over.

A plain page with links, not a refresh: whoever kept the address must read that the item is another one now, and there may
be several that take over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from generator.model.records import Place
from generator.site.changes.entries import successors
from generator.site.changes.periods import periods
from generator.site.files import feeds
from generator.site.item.county import has_page
from generator.site.page import Crumb, Page
from generator.site.site import STAGES, Site

SAMPLE = "这个事项不再办理的日期、理由和文号用来演示，不是赤峰市发布的变更。"


def page(site: Site, item: str, place: Place | None = None) -> Page:
    """The page of an ended item, or of one county's handling of it."""
    name, stage = site.name(item), site.text(item, "阶段")
    home = Crumb("首页", "")
    path, tab, side = f"items/{item}/", "items", ("items", f"stages/{STAGES[stage]}/" if stage in STAGES else "")
    crumbs: tuple[Crumb, ...] = (home, Crumb("办事指南", "items/"), Crumb(name))
    if place is not None:
        path, tab, side = f"places/{place.code}/items/{item}/", "places", ("", "")
        crumbs = (home, Crumb("旗县区", "places/"), Crumb(place.name, f"places/{place.code}/"), Crumb(name))
    return Page(path, tab, name + (f"（{place.name}）" if place else ""), f"{name}不再单独办理，这里写明由哪些事项承接。", "item_ended.html",
                partial(_context, site, item, place), crumbs, SAMPLE if _sampled(site, item) else "", side, item, "办事服务", (feeds.of_item(site, item),))


def _sampled(site: Site, item: str) -> bool:
    file = site.portal.city_file(item)
    return file is not None and site.origins.sample(file.tree)


def _context(site: Site, item: str, place: Place | None) -> Mapping[str, Any]:
    file = site.portal.city_file(item)
    assert file is not None, item
    following = successors(site, file)
    if place is not None:
        for each in following:
            if each["path"] and has_page(site, place.code, each["item"]):
                each["path"] = f"places/{place.code}/items/{each['item']}/"
    last = next((period for period in reversed(periods(site, item)) if not period.ended), None)
    return {"item": item, "name": site.name(item), "place": place.name if place else "", "change": file.change, "next": following, "last": last,
            "sample": _sampled(site, item)}
