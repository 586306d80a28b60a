"""`guide/`: 智能引导. Which type of project; then, for each type and place, questions, items in order, time, papers, windows on one page.

Without a script the page holds the whole flow, each conditional item with its case; a script narrows it to the cases ticked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from generator.collection.flows import Flow
from generator.model.records import Place
from generator.site.entries import sampled
from generator.site.guide.course import course
from generator.site.guide.offices import offices
from generator.site.guide.picture import picture
from generator.site.item.credit import tiers
from generator.site.page import Crumb, Page
from generator.site.pages.times_more import whole
from generator.site.site import Site
from generator.site.times.figures import times

TAB = "guide"
TITLE = "智能引导"
SAMPLE = "流程模板、承诺时限、材料份数、窗口和实际用时用来演示，不是赤峰市公布的数据。"


def pages(site: Site) -> Iterator[Page]:
    """The question about the type, then a page for each type: for the city, and for each county."""
    flows = list(site.portal.flows.values())
    yield Page("guide/", TAB, TITLE, "选项目类型，看要办哪些事项、先后怎样、要哪些材料、多久办完、到哪里办。", "guide/index.html", partial(_types, site),
               (Crumb("首页", ""), Crumb(TITLE)), SAMPLE if any(_sample(site, flow) for flow in flows) else "", group="guide", column="办事服务")
    for flow in flows:
        for place in (site.portal.city, *site.portal.counties):
            yield _page(site, flow, place)


def _page(site: Site, flow: Flow, place: Place) -> Page:
    city = place.code == site.portal.city.code
    title = f"{flow.name}项目要办什么" + ("" if city else f"_{place.name}")
    base = f"guide/{flow.slug}/"
    crumbs = (Crumb("首页", ""), Crumb(TITLE, "guide/"), *(() if city else (Crumb(flow.name, base),)), Crumb(flow.name if city else place.name))
    return Page(base if city else f"{base}{place.code}/", TAB, title, f"{flow.name}项目{'' if city else f'在{place.name}'}要办的事项、先后次序、合并材料清单、总时限和窗口。",
                "guide/course.html", partial(_context, site, flow, place), crumbs, SAMPLE if _sample(site, flow) else "", group=f"guide-{flow.slug}",
                column="办事服务")


def _sample(site: Site, flow: Flow) -> bool:
    return flow.tree.text("示例") == "是" or not sampled(site).isdisjoint(flow.steps)


def _types(site: Site) -> dict[str, Any]:
    asked = site.portal.project_types
    flows = [flow for name in asked if (flow := site.portal.flows.get(name))] + [flow for name, flow in site.portal.flows.items() if name not in asked]
    return {"types": [{"name": flow.name, "path": f"guide/{flow.slug}/", "scope": flow.tree.text("适用"), "must": len(flow.chosen(())), "all": len(flow.steps),
                       "cases": len({case for step in flow.rows for case in step.cases})} for flow in flows]}


def _context(site: Site, flow: Flow, place: Place) -> dict[str, Any]:
    found = course(site, flow, place)
    return {"c": found, "plan": found.plan, "flow": flow, "tree": flow.tree, "place": place, "offices": offices(found), "picture": picture(found),
            "here": "" if found.city else place.code, "tiers": tiers(site), "real": _measured(site, flow)}


@lru_cache(maxsize=16)
def _measured(site: Site, flow: Flow) -> dict[str, Any] | None:
    """How long whole projects really took: those of this type when the records say the type, else all; None when nothing is published."""
    found = times(site)
    if found is None:
        return None
    types = whole(found)["types"]
    own = next((each for each in types if each["name"] == flow.name), None) or next((each for each in types if each["name"] == "全部项目"), None)
    rows = {row["what"]: row for row in own["rows"] if not row["stage"]} if own else {}
    return {"own": bool(own and own["name"] == flow.name), "n": own["n"] if own else 0, "first": found.period[0], "last": found.period[-1],
            "sample": found.snapshot.sample, "rows": [row for name in ("审批服务用时", "自然跨度") if (row := rows.get(name))]}
