"""`items/<item>/`: the canonical guide of every item of the region's list, with the county switch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.site.changes.entries import known
from generator.site.files import feeds
from generator.site.item.complaining import handing
from generator.site.item.disclosing import disclosed
from generator.site.item.process import window
from generator.site.item.views import views
from generator.site.page import Crumb, Page
from generator.site.pages import ended
from generator.site.site import STAGES, Site
from generator.site.times.measured import shown

SAMPLE = "承诺时限、份数、环节、窗口用来演示，不是赤峰市公布的数据；标“已核”的有依据。"


def pages(site: Site) -> Iterator[Page]:
    """One page per item, published or not; the address of an ended one says what became of it."""
    for item in known(site):
        yield ended.page(site, item) if site.portal.ended(item) else _page(site, item)


def _page(site: Site, item: str) -> Page:
    name, stage = site.name(item), site.text(item, "阶段")
    path = f"stages/{STAGES[stage]}/" if stage in STAGES else ""
    guide = views(site).city(item)
    crumbs = [Crumb("首页", ""), Crumb("办事指南", "items/"), *([Crumb(stage, path)] if path else []), Crumb(name)]
    return Page(
        path=f"items/{item}/", tab="items", title=name, description=f"{name}：条件、材料、流程、时限、窗口和法律依据",
        template="item.html" if guide else "item_unpublished.html", context=lambda: context(site, item), crumbs=tuple(crumbs),
        sample=SAMPLE if guide and guide.sample else shown(site, item), side=("items", path), group=item, column="办事服务",
        feeds=(feeds.of_item(site, item),), published=since(*_day(site, item)))


def _day(site: Site, item: str) -> list[date]:
    return [version.effective for version in [site.portal.guide(item)] if version]


def since(*days: date) -> date | None:
    """The last of the days on which a page's records took effect, None when none tells one."""
    last = max(days, default=date.min)
    return last if last > date.min else None


def context(site: Site, item: str) -> dict[str, Any]:
    """What the template is given."""
    view = views(site)
    guide = view.city(item)
    questions = view.questions(item)
    shared = {"views": view, "item": item, "g": guide or view.listed(item), "switch": view.switch(item), "here": "",
              "questions": questions, "stale": view.stale(*view.files(item))}
    if guide is None:
        return shared
    return {**shared, "sections": view.sections(guide, bool(questions)), "place": site.portal.city.name, "local": [],
            "window": window(guide), **handing(site, f"items/{item}/", guide.sample),
            **disclosed(site, f"items/{item}/", site.name(item), sample=guide.sample, since=since(*_day(site, item)))}

