"""Places: all in one table, the region's list and how it feeds down, the city's baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.site.entries import rows
from generator.site.files import feeds
from generator.site.page import Crumb, Page
from generator.site.pages.index import choices, sample
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.standing import standings

HOME, PLACES = Crumb("首页", ""), Crumb("旗县区", "places/")


def pages(site: Site) -> Iterator[Page]:
    """The overview, the region, the city; counties have their own module."""
    counties = list(standings(site).values())
    strip = "各旗县区的认领、版本用来演示，不是各地公布的数据。" if any(each.sample for each in counties) else ""
    region, city = site.portal.region, site.portal.city
    yield Page("places/", "places", "旗县区", f"{len(counties)} 个旗县区认领了哪些事项，和全市标准差在哪里。", "places/index.html",
               lambda: _overview(site), (HOME, Crumb("旗县区")), strip, ("places", ""), "lists")
    yield Page(f"places/{region.code}/", "places", region.name, f"{region.name}的事项目录，怎样传到{city.name}和旗县区。",
               "places/region.html", lambda: _region(site), (HOME, PLACES, Crumb(region.name)), "", ("places", region.code), "lists")
    yield Page(f"places/{city.code}/", "places", city.name, f"{city.name}的办事指南和窗口，各旗县区以此为基准。", "places/city.html",
               lambda: _city(site), (HOME, PLACES, Crumb(city.name)),
               sample(site, site.items), ("places", city.code), "lists", feeds=(feeds.of_place(city),))


def _overview(site: Site) -> Mapping[str, Any]:
    counties = list(standings(site).values())
    behind = [each for each in counties if each.behind]
    heavier = [each for each in counties if each.heavier]
    lede = (f"{len(counties)} 个旗县区共认领 {sum(each.claimed for each in counties):,} 项次。"
            f"{_many(len(behind), '有落后于市级的事项')}，{_many(len(heavier), '有比市级更重的地方')}。")
    return {"lede": lede, "counties": counties, "guides": sum(site.portal.guide(item) is not None for item in site.items)}


def _many(count: int, words: str) -> str:
    return f"{count} 个{words}" if count else f"没有哪一个{words}"


def _region(site: Site) -> Mapping[str, Any]:
    known = list(rows(site).values())
    at = {level: sum(level in row["levels"] for row in known) for level in ("市级", "旗县级")}
    region, city = site.portal.region.name, site.portal.city.name
    claimed = sum(each.claimed for each in standings(site).values())
    return {
        "place": site.portal.region, "rows": known, "stages": choices(STAGES), "categories": choices(CATEGORIES),
        "lede": f"{len(known)} 个事项：名称、设定依据、法定时限和行使层级，全区统一。参考目录，非官方清单。",
        "flow": [f"{region}列出 {len(known)} 项，写明法律依据、法定时限、哪几级可以行使。",
                 f"{city}定阶段和主管部门，写指南。其中 {at['市级']} 项市级有权行使。",
                 f"旗县区在旗县级可以行使的 {at['旗县级']} 项里认领，{len(standings(site))} 个旗县区共认领 {claimed:,} 项次。"
                 "没有认领的写明理由；没有权限的事项不能认领。",
                 "当地指南只写与市级不同的地方，可以更轻，不得更重。每次发布都重新比较。"],
    }


def _city(site: Site) -> Mapping[str, Any]:
    known, city = rows(site), site.portal.city
    published = sum(row["promise"] not in ("", "待核", "未公布") for row in known.values())
    return {
        "place": city, "stages": choices(STAGES), "categories": choices(CATEGORIES),
        "lede": f"{len(known)} 个事项的指南，其中 {published} 项写了承诺时限，其余 {len(known) - published} 项的承诺时限没有公布。",
        "groups": [(stage, slug, [known[item] for item in site.by_stage[stage]]) for stage, slug in STAGES.items()],
    }
