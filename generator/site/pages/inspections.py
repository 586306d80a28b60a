"""`inspections/` and `inspections/<date>/`: the half-monthly patrols, each kept as it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.patrols import patrols
from generator.findings import ERROR, SEVERITY_WORDS
from generator.model.patrol import NEW, PARTS, Matter, Patrol, Station
from generator.rules.registry import RULES
from generator.site.page import Crumb, Page
from generator.site.pages.rules import title_of
from generator.site.site import Site

TAB, TITLE = "bulletins", "半月巡查"
HOME, TOP, LIST = Crumb("首页", ""), Crumb("监督通报", "bulletins/"), Crumb(TITLE, "inspections/")
SAMPLE = "本页的办件是编造的示例，线索和要改的用来演示，不是对任何地方的评价。"
SETTINGS = "catalog/vocabulary/inspection.yml"


def pages(site: Site) -> Iterator[Page]:
    """The list, empty without a patrol, and a page a patrol."""
    found = patrols(site.portal).good
    yield Page("inspections/", TAB, TITLE, "每半个月核对一次旗县区的流程、时限、要件、记录和跟进，列出要改的和最迟哪天。", "inspections/index.html",
               partial(overview, site, found), (HOME, TOP, Crumb(TITLE)), SAMPLE if any(each.sample for each in found) else "",
               ("supervision", "inspections/"), column="政务公开")
    titles = {rule.code: title_of(rule) for rule in RULES.values()}
    for at, patrol in enumerate(found):
        title = f"{patrol.as_of.year}年{patrol.as_of.month}月{patrol.as_of.day}日半月巡查"
        yield Page(f"inspections/{patrol.as_of}/", TAB, title, f"{title}：各地办件和指南比得怎样，有哪些线索，谁要改什么、最迟哪天。", "inspections/patrol.html",
                   partial(of_patrol, site, found, at, titles), (HOME, TOP, LIST, Crumb(title.removesuffix(TITLE))), SAMPLE if patrol.sample else "",
                   ("supervision", "inspections/"), column="政务公开")


def overview(site: Site, found: list[Patrol]) -> dict[str, Any]:
    """A row a patrol, newest first, and by when things are to be mended."""
    table: Any = site.portal.table(SETTINGS).get("巡查")
    limits = [(row.text("级别"), row.text("时限")) for row in table.tables("整改期限")] if table is not None else []
    return {"rows": [_summary(patrol) for patrol in reversed(found)], "limits": limits, "file": SETTINGS}


def _summary(patrol: Patrol) -> dict[str, Any]:
    new = sum(matter.state == NEW for matter in patrol.matters)
    judged = {part: sum(station.parts[part].same + station.parts[part].heavier for station in patrol.stations) for part in PARTS}
    heavier = {part: sum(station.parts[part].heavier for station in patrol.stations) for part in PARTS}
    return {"patrol": patrol, "path": f"inspections/{patrol.as_of}/", "closed": sum(station.closed for station in patrol.stations), "judged": judged,
            "heavier": heavier, "cases": sum(signal.n for signal in patrol.signals), "new": new, "open": len(patrol.matters) - new, "late": len(patrol.late)}


def of_patrol(site: Site, found: list[Patrol], at: int, titles: dict[str, str]) -> dict[str, Any]:
    """One patrol as it was made; pages of rules and offices show today's state."""
    patrol = found[at]
    why: Counter[str] = Counter()
    for station in patrol.stations:
        why.update(station.why)
    groups: dict[str, list[dict[str, Any]]] = {}
    for matter in patrol.matters:
        groups.setdefault(_desk(site, matter), []).append(_matter(site, patrol, matter, titles))
    return {**_summary(patrol), "parts": PARTS, "stations": [_station(site, patrol, station) for station in patrol.stations],
            "signals": [{"code": RULES[each.rule].code, "title": title_of(RULES[each.rule]), "place": each.place, "name": _place(site, each.place), "item": each.item,
                         "item_name": site.name(each.item) if each.item else "件数少的几个事项", "subject": each.subject.replace("/", "：", 1), "n": each.n, "period": each.period}
                        for each in patrol.signals if each.rule in RULES],
            "groups": sorted(groups.items(), key=lambda each: (min(row["matter"].due for row in each[1]), -len(each[1]))), "settled": [{"code": each.code, "title": titles.get(each.code, each.code), "desk": _desk(site, each),
                         "item": site.name(each.item) if each.item in site.items else "", "subject": each.subject, "first": each.first} for each in patrol.settled],
            "why": sorted(why.items(), key=lambda each: (-each[1], each[0])), "names": sum(station.names for station in patrol.stations),
            "previous": f"inspections/{found[at - 1].as_of}/" if at else "", "following": f"inspections/{found[at + 1].as_of}/" if at + 1 < len(found) else "",
            "data": f"inspections/{patrol.as_of}/patrol.json", "newest": at + 1 == len(found)}


def _station(site: Site, patrol: Patrol, station: Station) -> dict[str, Any]:
    mine = [matter for matter in patrol.matters if matter.place == station.place]
    return {"station": station, "name": "市本级" if station.place == site.portal.city.code else _place(site, station.place), "at": f"places/{station.place}/",
            "cases": sum(signal.n for signal in patrol.signals if signal.place == station.place), "matters": len(mine)}


def _matter(site: Site, patrol: Patrol, matter: Matter, titles: dict[str, str]) -> dict[str, Any]:
    return {"matter": matter, "title": titles.get(matter.code, matter.code), "known": matter.code in titles, "new": matter.state == NEW,
            "late": matter.due < patrol.as_of, "error": matter.severity == ERROR, "word": SEVERITY_WORDS.get(matter.severity, ""),
            "item": site.name(matter.item) if matter.item in site.items else "", "subject": matter.subject.replace("/", "：")}


def _desk(site: Site, matter: Any) -> str:
    """A county by name; other desks by their own, 部门 as 市级部门."""
    if matter.desk == "旗县区" and matter.place in site.portal.places:
        return _place(site, matter.place)
    return "市级部门" if matter.desk == "部门" else str(matter.desk)


def _place(site: Site, code: str) -> str:
    place = site.portal.places.get(code)
    return place.name if place else code
