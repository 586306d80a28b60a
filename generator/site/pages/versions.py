"""`items/<item>/history/`: every version with its effect and the picker of a day; `items/<item>/as-of/<date>/`: the guide as it
stood from a day on, one permanent page for each stretch, in the words of the version of those days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

from generator.changes import notes, settled
from generator.comparing import Effect, compare
from generator.site.changes.entries import entries, known, successors
from generator.site.changes.periods import Period, now, periods
from generator.site.files import feeds
from generator.site.item.complaining import handing
from generator.site.item.guide import Guide
from generator.site.item.process import window
from generator.site.item.saying import WORDS, sides
from generator.site.item.views import views
from generator.site.page import Crumb, Page
from generator.site.pages.item import SAMPLE
from generator.site.site import STAGES, Site

HOME, TOP = Crumb("首页", ""), Crumb("办事指南", "items/")
_LEFT_OUT = {"hist", "open", "info"}
_WEIGHT = (Effect.HEAVIER, Effect.LIGHTER, Effect.OPEN, Effect.UNKNOWN, Effect.NEUTRAL)


def pages(site: Site) -> Iterator[Page]:
    """The history of each item, then its stretches."""
    for item in known(site):
        name, stage = site.name(item), site.text(item, "阶段")
        side = ("items", f"stages/{STAGES[stage]}/" if stage in STAGES else "")
        crumbs = (HOME, TOP, Crumb(name, f"items/{item}/"))
        own = entries(site)[item]
        yield Page(f"items/{item}/history/", "items", f"{name}的版本与历史", f"{name}：清单和指南的每一版、改了什么，按日期查当时有效的指南。",
                   "versions/history.html", partial(history, site, item), (*crumbs, Crumb("版本与历史")),
                   "版本和变更记录用来演示。" if any(entry["sample"] for entry in own) else "", side, item, "办事服务", (feeds.of_item(site, item),))
        for period in periods(site, item):
            word = f"{_day(period.since)}起"
            yield Page(period.path, "items", f"{name}（{word}有效的指南）", f"{name}：{word}有效的指南，市级指南第 {period.guide.number} 版。",
                       "versions/ended.html" if period.ended else "versions/as_of.html", partial(as_of, site, period), (*crumbs, Crumb(word)),
                       SAMPLE if site.origins.sample(period.guide.tree) else "", side, item, "办事服务")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def history(site: Site, item: str) -> Mapping[str, Any]:
    """What the page of all versions is given."""
    own, stretches = entries(site)[item], periods(site, item)
    guides = sum(entry["letter"] == "g" for entry in own)
    lede = f"市级指南 {guides} 版。按您申请的日期，找当时有效的那一版。" if stretches else "还没有发布过市级指南，没有可以查的日期。"
    return {"item": item, "name": site.name(item), "lede": lede, "own": own, "stretches": stretches[::-1], "feed": feeds.of_item(site, item),
            "published": item in site.items or site.portal.ended(item), "ended": site.portal.city_file(item) if site.portal.ended(item) else None}


def as_of(site: Site, period: Period) -> Mapping[str, Any]:
    """What the page of one stretch is given."""
    view, current = views(site), now(site, period.item)
    stretches = periods(site, period.item)
    later = next((each for each in stretches if each.since > period.since), None)
    shared = {"views": view, "item": period.item, "name": site.name(period.item), "here": "", "period": period, "current": current,
              "later": later, "stretches": stretches[::-1], "listed": period.item in site.items}
    if period.ended:
        return {**shared, "change": period.city.change if period.city else None, "next": successors(site, period.city) if period.city else [],
                "last": next((each for each in reversed(stretches) if not each.ended), None)}
    guide = _guide(site, period)
    rows = differences(site, period, current) if current and not current.ended and current is not period else []
    contents = [("diff", "与现行版的差别")] if current is not None and current is not period and not current.ended else []
    return {**shared, "g": guide, "window": window(guide), "rows": rows, "place": site.portal.city.name,
            **handing(site, period.path, guide.sample, f"{_day(period.since)}起有效"),
            "sections": [*contents, *(each for each in view.sections(guide, False) if each[0] not in _LEFT_OUT)]}


@lru_cache(maxsize=4096)
def _guide(site: Site, period: Period) -> Guide:
    """Kept, because shared sections go by the identity of its nodes; that of today is the canonical page's."""
    today = views(site).city(period.item) if period.current else None
    return today or Guide(site, period.item, period.elements, period.guide.number)


def differences(site: Site, then: Period, today: Period) -> list[dict[str, str]]:
    """The version of those days beside the present one, heavier first: part, then, now, what the present one is.

    Where only one version lies between, its editors' line of 影响 settles what the order leaves open.
    """
    told = notes(today.guide.change) if today.guide.number == then.guide.number + 1 else {}
    found = [each for each in compare(today.elements, then.elements, site.portal.shapes.values()) if each.effect is not Effect.NEUTRAL]
    rows = []
    for each, effect in sorted(((each, settled(each, told)) for each in found), key=lambda pair: _WEIGHT.index(pair[1])):
        what, left, right = sides(each)
        mark, word = WORDS[effect]
        rows.append({"what": what, "then": right, "now": left, "mark": mark, "word": f"现行{word}" if word in ("更轻", "更重") else word})
    return rows

