"""The other pages of 办理用时: a place, whole projects, the records, the definitions, every snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.records import Place
from generator.model.snapshot import Revision, merged, quantile, total
from generator.model.tally import LEAST, SERVICE, WORKING, Tally
from generator.rules.registry import RULES
from generator.site.page import Crumb, Page
from generator.site.pages.rules import title_of
from generator.site.pages.times import CRUMBS, TAB, absent, summary, suspicions
from generator.site.site import STAGES, Site
from generator.site.times import charts, rows
from generator.site.times.figures import EMPTY, Times, all_times, times

LINKED = ("jianshu", "zhongwei", "bacheng", "jiucheng", "anshi", "chaoqi", "zaiban", "fading-shizhong", "shenpi-fuwu-yongshi", "ziran-kuadu", "kouchu",
          "tingzhong-zhanbi", "mingci", "quanguocheng-yongshi", "bu-jiru", "keyi", "bu-gongbu")  # definitions that pages link to
UNSTATED, STAGE = "未注明", "阶段:"
MEASURES = {  # what is measured of a whole project, in the order shown
    "自然跨度": "从第一次递件到最后一个结果的日历天数",
    "审批服务用时": "至少有一件在办理机关手里的工作日；同时办的只算一次",
    "申请人自己的时间": "没有一件在办理机关手里的工作日：准备材料、补正、施工",
    "关键路径": "最后一个结果往回推，一件接一件决定了总时间的那几件，在办理机关手里的工作日",
}


def pages(site: Site) -> Iterator[Page]:
    """Definitions always; the rest once something has been published."""
    found = times(site)
    yield Page("times/definitions/", TAB, "指标怎么算", "办理用时页面上每一个数的意思和算法。", "times/definitions.html", partial(definitions, site),
               (*CRUMBS, Crumb("指标怎么算")), "", ("times", "definitions"), column="政务公开")
    if found is None:
        return
    yield Page("times/whole-process/", TAB, "全过程用时", "一个项目从第一次递件到最后一个结果用了多久。", "times/whole.html", partial(whole, found),
               (*CRUMBS, Crumb("全过程用时")), found.sample, ("times", "whole"), column="政务公开")
    yield Page("times/records/", TAB, "记录质量", "报送的记录计入了多少、不计入的为什么、有哪些疑点。", "times/records.html", partial(records, site, found),
               (*CRUMBS, Crumb("记录质量")), found.sample, ("times", "records"), column="政务公开")
    for each in all_times(site):
        day = each.snapshot.as_of
        title = f"办理用时：{day.year}年{day.month}月{day.day}日快照"
        yield Page(each.path, TAB, title, f"{title}，发布以后不改。", "times/snapshot.html", partial(snapshot, site, each),
                   (*CRUMBS, Crumb(f"{day.year}年{day.month}月{day.day}日")), each.sample, ("times", ""), column="政务公开")
    for code in [place.code for place in site.portal.counties] + [place for place in found.places if place == site.portal.city.code]:
        place = site.portal.places[code]
        yield Page(f"places/{code}/times/", TAB, f"{found.named(code)}的办理用时", f"{found.named(code)}各事项实际办了多久，在各地排第几。", "times/place.html",
                   partial(of_place, site, found, place), (Crumb("首页", ""), Crumb("旗县区", "places/"), Crumb(place.name, f"places/{code}/"), Crumb("办理用时")),
                   found.sample, ("places", code), column="政务公开")


def of_place(site: Site, found: Times, place: Place) -> dict[str, Any]:
    """One place: its items beside the whole city, its rank in each, its quarters."""
    reported = place.code in found.places
    parts = rows.items(found, place.code)
    for row in (*parts[0], *parts[1]):
        whole_row = found.tally(item=row["item"])
        row["city"] = whole_row.at(row["clock"], 50)
        row["standing"] = _standing(found, row["item"], place.code)
    quarters = [(name, sums.get((place.code, ""), EMPTY)) for name, sums in found.by_quarter]
    values = [tally.at(SERVICE, 50) for _, tally in quarters]
    return {"times": found, **found.facts(), "place": place, "name": found.named(place.code), "reported": reported, "all": summary(found.tally(place.code)),
            "rows": [row for part in parts for row in part], "quarters": [(name, value, tally) for (name, tally), value in zip(quarters, values, strict=True)],
            "trend": charts.trend(values, (), 360), "flags": suspicions(site, found, place=place.code), "clocks": rows.clocks(found.tally(place.code))[1:]}


def _standing(found: Times, item: str, place: str) -> tuple[int, int] | None:
    """Which rank of how many."""
    ranked, _, _ = rows.of_places(found, item)
    return next(((row["rank"], len(ranked)) for row in ranked if row["place"] == place), None)


def whole(found: Times) -> dict[str, Any]:
    """Whole projects by type, each measure with its quantiles; measures in the order of the file."""
    groups: dict[str, dict[str, list[dict[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for project in found.snapshot.projects:
        if project.month in found.period:
            for what, days in project.days.items():
                groups[project.type][what].append(days)
    types = []
    for name, measures in sorted(groups.items()):
        sums = {what: merged(parts) for what, parts in measures.items()}
        types.append({"name": "全部项目" if name == UNSTATED else name, "n": max(map(total, sums.values()), default=0),
                      "rows": [_measure(what, sums[what]) for what in sorted(sums, key=_order)]})
    return {"times": found, **found.facts(), "types": types, "under_way": found.snapshot.under_way}


def _measure(what: str, days: dict[int, int]) -> dict[str, Any]:
    name, _, unit = what.removesuffix(")").partition("(")
    return {"what": name.removeprefix(STAGE), "stage": name.startswith(STAGE), "unit": unit or WORKING, "n": total(days),
            "note": MEASURES.get(name, "这个阶段的几个事项合并以后的工作日"),
            **{f"p{percent}": quantile(days, percent) if total(days) >= LEAST else None for percent in (50, 80, 90)}}


def _order(what: str) -> tuple[int, int, str]:
    name = what.partition("(")[0]
    stage = name.removeprefix(STAGE)
    return (list(MEASURES).index(name) if name in MEASURES else len(MEASURES), list(STAGES).index(stage) if stage in STAGES else 0, stage)


def records(site: Site, found: Times) -> dict[str, Any]:
    """Rows in, counted, refused by reason; cases that record rules name, by rule and place."""
    snapshot = found.snapshot
    refused = sorted(snapshot.refused.items(), key=lambda pair: (-pair[1], pair[0]))
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for rule, place, _, n in found.flags():
        if rule in RULES:
            table[rule][place] += n
    places = [code for code in found.places if any(code in counts for counts in table.values())]
    rules = [{"code": RULES[name].code, "title": title_of(RULES[name]), "n": sum(table[name].values()), "by": [table[name].get(code, 0) for code in places]}
             for name in RULES if name in table]
    return {"times": found, **found.facts(), "snapshot": snapshot, "refused": refused, "out": sum(snapshot.refused.values()), "rules": rules,
            "places": [(code, found.named(code)) for code in places]}


def definitions(site: Site) -> dict[str, Any]:
    """Every metric as catalog/vocabulary/metrics.yml has it; those that pages link to keep their place when it cannot be read."""
    table = site.portal.table("catalog/vocabulary/metrics.yml").tables("办理用时指标")
    keys = ("名称", "拼音", "说明", "算法", "单位", "最少件数", "依据", "易错")
    written = {row.text("拼音") for row in table}
    return {"metrics": [{key: row.text(key) for key in keys} for row in table], "lost": [slug for slug in LINKED if slug not in written], "clocks": site.portal.table("catalog/vocabulary/clocks.yml").tables("时钟")}


def snapshot(site: Site, each: Times) -> dict[str, Any]:
    """One snapshot as it was published; beside its figures what the newest one now says of the same months."""
    newest = all_times(site)[0]
    later = newest.over(set(each.period)) if newest is not each else {}
    ranked, small, hidden = rows.items(each)
    for row in (*ranked, *small):
        now, clock = Tally.sum(tally for (_, item), tally in later.items() if item == row["item"]), row["clock"]
        row["now"] = {"n": now.n, "p50": now.at(clock, 50)} if later and (now.n, now.at(clock, 50)) != (row["n"], row["p50"]) else None
    return {"times": each, **each.facts(), "all": summary(each.tally()), "rows": [*ranked, *small, *hidden], "counties": rows.counties(each),
            "revisions": [_revision(site, revision) for revision in each.snapshot.revisions], "current": newest is each, "newest": newest, "revised": any(row.get("now") for row in (*ranked, *small)), "absent": absent(site, each)}


def _revision(site: Site, revision: Revision) -> dict[str, Any]:
    """When, why, and each changed cell: decided and late, before and after."""
    places = site.portal.places

    def counts(found: dict[str, int] | None) -> str:
        return "没有" if found is None else f"办结 {found.get('closed', 0)} 件，超期 {found.get('late', 0)} 件"

    return {"day": revision.day, "reason": revision.reason, "changes": [
        {"place": places[each.place].name if each.place in places else each.place, "name": site.name(each.item), "month": each.month,
         "before": counts(each.before), "after": counts(each.after)} for each in revision.changes]}
