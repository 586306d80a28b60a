"""`times/` and `times/<item>/`: how long things really take, by county and by item, from the newest snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.tally import SERVICE, STATUTORY, WORKING, Tally
from generator.rules.registry import RULES
from generator.site.page import Crumb, Page
from generator.site.pages.rules import title_of
from generator.site.site import Site
from generator.site.times import charts, rows
from generator.site.times.figures import EMPTY, Times, all_times, times

TAB = "times"
CRUMBS = (Crumb("首页", ""), Crumb("办理用时", "times/"))


def pages(site: Site) -> Iterator[Page]:
    """The overview, empty without a snapshot, and a page for each item with figures."""
    found = times(site)
    yield Page("times/", TAB, "办理用时", "各旗县区、各事项实际办了多久：件数、中位、八成、九成、按时率。", "times/index.html",
               partial(overview, site, found), (*CRUMBS[:1], Crumb("办理用时")), found.sample if found else "", ("times", ""), column="政务公开")
    for item in found.items if found else ():
        name = site.name(item)
        yield Page(f"times/{item}/", TAB, f"办理用时：{name}", f"{name}实际办了多久：各地排名、分布、趋势、三只时钟。", "times/item.html",
                   partial(of_item, site, found, item), (*CRUMBS, Crumb(name)), found.sample if found else "", ("times", ""), column="政务公开")


def overview(site: Site, found: Times | None) -> dict[str, Any]:
    """Counties and items; nothing when nobody has published."""
    if found is None:
        return {"times": None}
    return {"times": found, **found.facts(), "all": summary(found.tally()), "counties": rows.counties(found), "items": rows.items(found),
            "snapshots": all_times(site), "absent": absent(site, found)}


def absent(site: Site, found: Times) -> list[Any]:
    """Counties that reported nothing: missing is not zero."""
    return [place for place in site.portal.counties if place.code not in found.places]


def summary(tally: Tally, clock: str = SERVICE) -> dict[str, Any]:
    """The figures of the first sentence."""
    return {**tally.row(clock), "in_time": tally.judged - tally.count("late"), "received": tally.count("received"),
            "paused": tally.count("paused"), "stopped": tally.stopped, "corrected": tally.count("corrected"),
            "withdrawn": tally.count("withdrawn"), "provisional": tally.count("provisional")}


def of_item(site: Site, found: Times | None, item: str) -> dict[str, Any]:
    """One item: places ranked, distribution, clocks, trend, suspicions."""
    assert found is not None
    tally, lines = found.tally(item=item), rows.limits(found, item)
    ranked, small, hidden = rows.of_places(found, item)
    clock = found.clock(item)
    histogram = tally.histogram(clock)
    limit = dict(lines)
    chart = charts.bars(histogram, limit.get("law", 0), limit.get("pro", 0)) if histogram and tally.shown else None
    return {
        "times": found, **found.facts(), "item": item, "name": site.name(item), "all": summary(tally, clock), "clock": clock, "unit": tally.unit if clock == STATUTORY else WORKING,
        "limits": limit, "ranked": ranked, "small": small, "hidden": hidden,
        "ranges": charts.ranges([*ranked, *small], lines), "bars": chart, "histogram": running(histogram) if chart else [],
        "clocks": rows.clocks(tally), "gross": rows.gross(tally) if clock == STATUTORY else None, "trends": trends(found, item, lines),
        "quarters": [name for name, _ in found.quarters], "flags": suspicions(site, found, item=item),
        "in_limit": sum(n for days, n in histogram.items() if days == limit.get("pro")), "snapshots": all_times(site),
    }


def running(histogram: dict[int, int]) -> list[tuple[int, int, int]]:
    """Days, cases, cases so far."""
    found, seen = [], 0
    for days, n in sorted(histogram.items()):
        seen += n
        found.append((days, n, seen))
    return found


def trends(found: Times, item: str, lines: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """Medians by quarter: everywhere, then each place with two quarters or more to show."""
    made = []
    for place in ("", *found.places):
        tallies = [sums.get((place, item), EMPTY) for _, sums in found.by_quarter]
        values = [tally.at(found.clock(item), 50) for tally in tallies]
        chart = charts.trend(values, lines)
        if chart:
            name = found.named(place) or "全市"
            known = [value for value in values if value is not None]
            made.append({"name": name, "place": place, "values": list(zip(values, (tally.n for tally in tallies), strict=True)), "chart": chart,
                         "first": known[0], "last": known[-1]})
    return made


def suspicions(site: Site, found: Times, **wanted: str) -> list[dict[str, Any]]:
    """Record rules with the number of cases they name, by rule."""
    totals: dict[str, int] = {}
    for rule, _, _, n in found.flags(**wanted):
        totals[rule] = totals.get(rule, 0) + n
    known = [name for name in RULES if name in totals]
    return [{"code": RULES[name].code, "title": title_of(RULES[name]), "n": totals[name]} for name in known]
