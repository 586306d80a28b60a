"""Figures of a group of cases: what is counted, what may be computed from how many, in words.

Counts always; medians, quantiles and rates from n ≥ 5; ranks from n ≥ 30. Histograms of different
units are kept apart: 日 and 工作日 are never added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from generator.model.snapshot import Snapshot, merged, quantile, total

STATUTORY, SERVICE, SPAN = "法定时钟", "审批服务用时", "自然跨度"
CLOCKS = (STATUTORY, SERVICE, SPAN)
DAYS, WORKING = "日", "工作日"
LEAST, RANKED = 5, 30
FEW = "件数少，不统计"


@dataclass(frozen=True, eq=False)
class Tally:
    """Histograms by clock and unit, counters by name, excluded working days by reason."""

    days: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    excluded: dict[str, int] = field(default_factory=dict)

    @classmethod
    def sum(cls, parts: Iterable[Tally]) -> Tally:
        """Everything added; order is nothing, and one alone is its own sum."""
        parts = list(parts)
        if len(parts) == 1:
            return parts[0]
        days: dict[tuple[str, str], list[dict[int, int]]] = {}
        counts: dict[str, int] = {}
        excluded: dict[str, int] = {}
        for part in parts:
            for key, histogram in part.days.items():
                days.setdefault(key, []).append(histogram)
            for target, source in ((counts, part.counts), (excluded, part.excluded)):
                for name, n in source.items():
                    target[name] = target.get(name, 0) + n
        return cls({key: merged(found) for key, found in days.items()}, counts, excluded)

    def count(self, name: str) -> int:
        """A counter, 0 when the snapshot has none."""
        return self.counts.get(name, 0)

    @cached_property
    def n(self) -> int:
        """Cases decided in the period."""
        return self.counts.get("closed", 0)

    @cached_property
    def unit(self) -> str:
        """The unit of the statutory clock of an item: 日 where its law writes days."""
        return DAYS if (STATUTORY, DAYS) in self.days else WORKING

    @cached_property
    def judged(self) -> int:
        """Decided cases that have a statutory due date."""
        return self.count("judged")

    @cached_property
    def shown(self) -> bool:
        """Whether medians, quantiles and rates may be shown."""
        return self.n >= LEAST

    @cached_property
    def ranked(self) -> bool:
        """Whether it takes part in a ranking."""
        return self.n >= RANKED

    def histogram(self, clock: str, unit: str = "") -> dict[int, int]:
        """The histogram of a clock, in the item's own unit for the statutory one."""
        return self.days.get((clock, unit or (self.unit if clock == STATUTORY else DAYS if clock == SPAN else WORKING)), {})

    def at(self, clock: str, percent: int, unit: str = "") -> int | None:
        """A quantile, None from too few cases."""
        histogram = self.histogram(clock, unit)
        return quantile(histogram, percent) if total(histogram) >= LEAST else None

    @property
    def on_time(self) -> str:
        """The share of cases not past their due date; a fraction below 30, nothing below 5."""
        return share(self.judged - self.count("late"), self.judged)

    @property
    def stopped(self) -> str:
        """The share of cases with a pause."""
        return share(self.count("paused"), self.n)

    def row(self, clock: str = STATUTORY, unit: str = "") -> dict[str, Any]:
        """What a table row shows."""
        return {"n": self.n, "shown": self.shown, "judged": self.judged, "unit": unit or (self.unit if clock == STATUTORY else DAYS if clock == SPAN else WORKING),
                "p50": self.at(clock, 50, unit), "p80": self.at(clock, 80, unit), "p90": self.at(clock, 90, unit),
                "p10": self.at(clock, 10, unit), "on_time": self.on_time, "late": self.count("late"),
                "open": self.count("open"), "open_late": self.count("open_late")}


@lru_cache(maxsize=4)
def by_month(snapshot: Snapshot) -> dict[tuple[str, str, str], Tally]:
    """Tallies by place, item and month, as the snapshot has them."""
    days: dict[tuple[str, str, str], dict[tuple[str, str], dict[int, int]]] = defaultdict(dict)
    for cell in snapshot.cells:
        days[cell.place, cell.item, cell.month][cell.clock, cell.unit] = cell.days
    found = {key: Tally(histograms) for key, histograms in days.items()}
    for count in snapshot.counters:
        key = (count.place, count.item, count.month)
        found[key] = Tally(found[key].days if key in found else {}, count.counts, count.excluded)
    return found


@lru_cache(maxsize=4)
def by_place(snapshot: Snapshot) -> dict[str, dict[str, Tally]]:
    """Everything of a place in a month: by month, then place."""
    parts: dict[str, dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for (place, _, month), tally in by_month(snapshot).items():
        parts[month][place].append(tally)
    return {month: {place: Tally.sum(tallies) for place, tallies in places.items()} for month, places in parts.items()}


def share(part: int, whole: int) -> str:
    """95.9%, 21/22 below 30 cases, empty below 5; tenths are rounded half up, in whole numbers."""
    if whole < LEAST:
        return ""
    if whole < RANKED:
        return f"{part}/{whole}"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def ranks(keys: list[tuple[int, ...]]) -> list[int]:
    """Places of sorted keys; equal ones share the first."""
    found: list[int] = []
    for number, key in enumerate(keys, 1):
        found.append(found[-1] if number > 1 and key == keys[number - 2] else number)
    return found
