"""Rows of the tables: places ranked within an item, counties over all items, items by their share on time.

A hidden cell keeps its reason and nothing else. Rows that are not ranked follow in order of places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model import quantity
from generator.model.tally import DAYS, RANKED, SERVICE, STATUTORY, Tally, ranks
from generator.site.times.figures import Times

Row = dict[str, Any]


def of_places(times: Times, item: str) -> tuple[list[Row], list[Row], list[Row]]:
    """Ranked, not ranked and hidden places of an item."""
    rows = [_row(times, place, item, times.tally(place, item)) for place in times.places if (place, item) in times.cells or (place, item) in times.snapshot.hidden]
    return _split(rows, lambda row: (row["p50"], row["p90"]))


def counties(times: Times) -> tuple[list[Row], list[Row], list[Row]]:
    """All items together, in working days of 审批服务用时, which are the same unit everywhere."""
    rows = [{**times.tally(place).row(SERVICE), "place": place, "name": times.named(place), "hidden": False}
            for place in times.places]
    return _split(rows, lambda row: (row["p50"], row["p90"]))


def items(times: Times, place: str = "") -> tuple[list[Row], list[Row], list[Row]]:
    """Items of a place (or everywhere), those most often on time first; without due dates there is no rank."""
    rows = []
    for item in times.items:
        tally = times.tally(place, item)
        if tally.counts or tally.days or (place, item) in times.snapshot.hidden:
            rows.append({**_row(times, place, item, tally), "name": times.site.name(item), "clock": times.clock(item), "rate": (-_rate(tally), tally.at(STATUTORY, 90) or 0),
                         "rated": tally.judged >= RANKED})
    return _split(rows, lambda row: row["rate"])


def _rate(tally: Tally) -> int:
    return (tally.judged - tally.count("late")) * 10**6 // tally.judged if tally.judged else -1


def _row(times: Times, place: str, item: str, tally: Tally) -> Row:
    hidden = (place, item) in times.snapshot.hidden
    shown = {"place": place, "item": item, "name": times.named(place), "hidden": hidden}
    return shown | ({} if hidden else tally.row(times.clock(item)))


def _split(rows: list[Row], key: Callable[[Row], tuple[int, ...]]) -> tuple[list[Row], list[Row], list[Row]]:
    ranked = sorted((row for row in rows if not row["hidden"] and row["n"] >= RANKED and row["p50"] is not None and row.get("rated", True)), key=key)
    for row, rank in zip(ranked, ranks([key(row) for row in ranked]), strict=True):
        row["rank"] = rank
    small = [row for row in rows if not row["hidden"] and "rank" not in row]
    return ranked, small, [row for row in rows if row["hidden"]]


def limits(times: Times, item: str) -> list[tuple[str, int]]:
    """Promise and statute as lines of a chart, where they are in the unit of the item's clock."""
    baseline = times.site.portal.baseline(item)
    unit = "日" if times.tally(item=item).unit == DAYS else "个工作日"
    found = []
    for css, name in (("pro", "承诺办结时限"), ("law", "法定办结时限")):
        node = baseline.elements.get(name) if baseline else None
        limit = quantity.parse(getattr(node, "text", ""))
        if limit and limit.number > 0 and limit.unit == unit:
            found.append((css, limit.number))
    return found


def clocks(tally: Tally) -> list[Row]:
    """The three clocks of a group, side by side."""
    return [{"clock": clock, **tally.row(clock)} for clock in (STATUTORY, SERVICE, "自然跨度")]


def gross(tally: Tally) -> Row | None:
    """Working days from receipt to result, how many the statutory clock left out, and why; None where not stated."""
    whole, net = tally.count("gross_days"), tally.count("net_days")
    if not whole or not tally.shown:
        return None
    reasons = sorted(((reason, n) for reason, n in tally.excluded.items() if n), key=lambda pair: (-pair[1], pair[0]))
    early = whole - net - sum(n for _, n in reasons)
    return {"gross": whole, "net": net, "out": whole - net, "reasons": reasons, "early": early}
