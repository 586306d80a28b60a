"""Every version of every list and guide as one entry: its effect in words, its due date, who follows it and who does not.

Plain values, made once per build. A first version is listed as a change only when it came after the
day on which the catalogue as a whole was entered: then it is a new item, or a guide published later.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import Any

from generator.changes import Step, steps_of
from generator.changes.lag import due
from generator.model.records import COSMETIC, ENDED, Version
from generator.resolving.versions import in_force
from generator.site.changes.periods import FILES, periods
from generator.site.item.history import version
from generator.site.site import Site

Entry = dict[str, Any]
LETTERS = {"自治区清单": "r", "市清单": "c", "市指南": "g"}
LIST = "市清单"
GUIDE = "市指南"
_WEIGHT = ("加重", "减轻", "待判", "一方待核", "中性")  # what a reader must see first


@lru_cache(maxsize=1)
def known(site: Site) -> list[str]:
    """Items that have or had a page: those listed, and those the city ended whose region's file is gone."""
    gone = {document.slot.item for document in site.portal.of_kind(LIST) if site.portal.ended(document.slot.item)}
    return [*site.items, *sorted(gone - set(site.items))]


@lru_cache(maxsize=1)
def opened(site: Site) -> date | None:
    """The day most lists bear as their first: when the catalogue was entered. None where no list is dated."""
    days = Counter(first.effective for item in site.items if (first := _first(site, "自治区清单", item)) and first.effective > date.min)
    return max(days, key=lambda day: (days[day], day), default=None)


@lru_cache(maxsize=1)
def entries(site: Site) -> dict[str, list[Entry]]:
    """All versions by item, newest first; on one day the guide stands before the lists."""
    return {item: sorted((_entry(site, item, kind, step) for kind in LETTERS
                         for step in (site.steps(item) if kind == GUIDE else steps_of(site.portal, kind, _place(site, kind), item))),
                         key=lambda entry: (entry["effective"], entry["kind_of_file"] == GUIDE, entry["number"]), reverse=True)
            for item in known(site)}


@lru_cache(maxsize=1)
def listed(site: Site) -> list[Entry]:
    """What the page of changes lists, newest first."""
    found = [entry for own in entries(site).values() for entry in own if entry["listed"]]
    return sorted(found, key=lambda entry: (entry["effective"], entry["item"], entry["letter"]), reverse=True)


@lru_cache(maxsize=1)
def months(site: Site) -> list[tuple[str, str, int]]:
    """Months in which something came or comes into force, newest first: `2026-10`, 2026年10月, how many."""
    found = Counter(entry["month"] for entry in listed(site))
    return [(month, f"{int(month[:4])}年{int(month[5:])}月", found[month]) for month in sorted(found, reverse=True)]


def _first(site: Site, kind: str, item: str) -> Version | None:
    return next(iter(_versions(site, kind, item)), None)


def _versions(site: Site, kind: str, item: str) -> list[Version]:
    return site.portal.versions(kind, _place(site, kind), item)


def _place(site: Site, kind: str) -> str:
    return (site.portal.region if kind == "自治区清单" else site.portal.city).code


def _entry(site: Site, item: str, kind: str, step: Step) -> Entry:
    portal, record = site.portal, step.version.change
    holds = in_force(_versions(site, kind, item), portal.as_of)
    said = version(site, step, holds.number if holds else 0)
    said["rows"] = sorted(said["rows"], key=lambda row: _WEIGHT.index(row["word"]))
    ends = kind == LIST and record.kind in ENDED
    new = "" if step.previous else _new(site, kind, item, step)
    if ends or new:
        said["effects"] = [("t-warn" if ends else "", record.kind if ends else new)]
    follows = _following(site, item, step) if kind == GUIDE and step.previous else {"followed": [], "behind": [], "spared": []}
    starts = [period for period in periods(site, item) if period.since == step.version.effective]
    before = [period for period in periods(site, item) if period.until and starts and period.since < starts[0].since]
    return {
        **said, **follows, **_due(site, step), "month": step.version.effective.isoformat()[:7], "item": item, "name": site.name(item), "path": f"items/{item}/",
        "kind_of_file": kind, "file": FILES[kind], "letter": LETTERS[kind], "id": f"{LETTERS[kind]}{step.version.number}",
        "cosmetic": record.kind == COSMETIC or (step.previous is not None and not step.substantive), "ends": ends, "new": new,
        "next": successors(site, step.version),
        "sample": site.origins.sample(step.version.tree), "listed": step.previous is not None or bool(new),
        "page": starts[0].path if starts else "", "before": before[-1].path if before and step.previous else "",
        "history": f"items/{item}/history/#{LETTERS[kind]}{step.version.number}",
    }


def successors(site: Site, version: Version) -> list[dict[str, str]]:
    """The items that take over from a version that ends its item."""
    names = set(site.items)
    return [{"name": site.name(each), "path": f"items/{each}/" if each in names else "", "item": each} for each in version.change.successors]


def _new(site: Site, kind: str, item: str, step: Step) -> str:
    """新增事项 or 首次公布指南, said by the file that completes the item; empty for what was there from the beginning."""
    start = opened(site)
    leading = next((each for each in (GUIDE, LIST, "自治区清单") if _first(site, each, item)), "")
    if start is None or kind != leading or step.version.effective <= start:
        return ""
    listed_first = _first(site, "自治区清单", item)
    return "新增事项" if listed_first is None or listed_first.effective > start else "首次公布指南"


def _due(site: Site, step: Step) -> Entry:
    """Until when counties must follow a change in substance, by its own grace."""
    if step.previous is None or not step.substantive or not step.version.change.grace or step.version.effective == date.min:
        return {"due": None, "provisional": False, "grace": ""}
    until = due(site.portal, step.version)
    return {"due": until.day, "provisional": until.provisional, "grace": step.version.change.grace}


def _following(site: Site, item: str, step: Step) -> Entry:
    """Counties by what they did about a version of the guide: followed, behind (with the lag), spared (nothing is owed)."""
    found: Entry = {"followed": [], "behind": [], "spared": []}
    for place in site.portal.counties:
        holding = site.portal.holding(place.code, item)
        if holding is None:
            continue
        if holding.claim.follows >= step.version.number:
            found["followed"].append(place)
            continue
        behind = site.lag(holding)
        owed = behind is not None and any(missed.version.number == step.version.number for missed in behind.missed)
        if behind is not None and owed:
            waived = any(finding.waived for finding in site.findings_of(place.code, item) if finding.name == "behind-parent-version")
            found["behind"].append({"place": place, "due": behind.due.day, "provisional": behind.due.provisional, "late": behind.late,
                                    "left": behind.left, "waived": waived, "path": f"places/{place.code}/items/{item}/"})
        else:
            found["spared"].append(place)
    return found
