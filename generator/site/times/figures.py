"""The snapshot a site shows, summed up once: by place and item over the last twelve months, by quarter, over all.

Every figure on a page comes from here. What the snapshot hides is in no sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from generator.collection.snapshots import snapshots
from generator.model.snapshot import Snapshot, months
from generator.model.tally import SERVICE, STATUTORY, Tally, by_month
from generator.site.site import Site

PERIOD = 12
SAMPLE = "办理用时出自示例记录，用来演示，不是任何单位报送的数。"


class Times:
    """Figures of one snapshot for one site."""

    def __init__(self, site: Site, snapshot: Snapshot) -> None:
        self.site, self.snapshot = site, snapshot
        self.months = months(snapshot.first, snapshot.last)
        self.period = self.months[-PERIOD:]
        self.sample = SAMPLE if snapshot.sample else ""
        self.path = f"times/snapshots/{snapshot.as_of.isoformat()}/"

    @cached_property
    def by_month(self) -> dict[tuple[str, str, str], Tally]:
        """Tallies by place, item and month, as the file has them."""
        return by_month(self.snapshot)

    @cached_property
    def cells(self) -> dict[tuple[str, str], Tally]:
        """Tallies by place and item over the last twelve months, with the cases open on the day."""
        return self.over({*self.period, *(count.month for count in self.snapshot.counters if count.month > self.snapshot.last)})

    def over(self, wanted: set[str]) -> dict[tuple[str, str], Tally]:
        """Tallies by place and item over some months."""
        parts: dict[tuple[str, str], list[Tally]] = defaultdict(list)
        for (place, item, month), tally in self.by_month.items():
            if month in wanted:
                parts[place, item].append(tally)
        return {key: Tally.sum(found) for key, found in parts.items()}

    @cached_property
    def items(self) -> list[str]:
        """Items of the site with figures, most cases first."""
        known = {item for _, item in {*self.cells, *self.snapshot.hidden}} & set(self.site.items)
        return sorted(known, key=lambda item: (-self.tally(item=item).n, item))

    @cached_property
    def places(self) -> list[str]:
        """Places with figures, in the order of the list of places."""
        known = {place for place, _ in {*self.cells, *self.snapshot.hidden}}
        return [code for code in self.site.portal.places if code in known]

    def named(self, place: str) -> str:
        """A place's name; the city itself is 市本级, for 全市 means all places."""
        known = self.site.portal.places.get(place)
        return "" if known is None else "市本级" if place == self.site.portal.city.code else known.name

    def clock(self, item: str) -> str:
        """The clock an item is told by: the statutory one, unless its law names no start."""
        tally = self.tally(item=item)
        return STATUTORY if tally.histogram(STATUTORY) or not tally.histogram(SERVICE) else SERVICE

    def tally(self, place: str = "", item: str = "") -> Tally:
        """The twelve months of a place, an item, both, or everything."""
        return self._sums.get((place, item)) or EMPTY

    @cached_property
    def _sums(self) -> dict[tuple[str, str], Tally]:
        return _summed(self.cells)

    @cached_property
    def quarters(self) -> list[tuple[str, list[str]]]:
        """Calendar quarters that lie wholly in the snapshot: 2025 年 1 季 and its months."""
        groups: dict[str, list[str]] = defaultdict(list)
        for month in self.months:
            year, number = month.split("-")
            groups[f"{year} 年 {(int(number) + 2) // 3} 季"].append(month)
        return [(name, found) for name, found in groups.items() if len(found) == 3]

    @cached_property
    def by_quarter(self) -> list[tuple[str, dict[tuple[str, str], Tally]]]:
        """Tallies by place and item, rows and columns summed, for every whole quarter."""
        return [(name, _summed(self.over(set(found)))) for name, found in self.quarters]

    def flags(self, **wanted: str) -> Iterator[tuple[str, str, str, int]]:
        """Rule, place, item and n over all months of the snapshot."""
        found: dict[tuple[str, str, str], int] = defaultdict(int)
        for flag in self.snapshot.flags:
            if all(getattr(flag, name) == value for name, value in wanted.items()):
                found[flag.rule, flag.place, flag.item] += flag.n
        for (rule, place, item), n in found.items():
            yield rule, place, item, n

    def facts(self) -> dict[str, Any]:
        """What the head of every page states: which months, as of when."""
        return {"first": self.period[0], "last": self.period[-1], "as_of": self.snapshot.as_of, "path": self.path,
                "sample": self.snapshot.sample}


EMPTY = Tally()


def _summed(cells: dict[tuple[str, str], Tally]) -> dict[tuple[str, str], Tally]:
    """The cells with their rows and columns summed, everything under two empty names."""
    groups: dict[tuple[str, str], list[Tally]] = defaultdict(list)
    for (place, item), tally in cells.items():
        for key in {(place, item), (place, ""), ("", item), ("", "")}:
            groups[key].append(tally)
    return {key: Tally.sum(parts) for key, parts in groups.items()}


@lru_cache(maxsize=2)
def times(site: Site) -> Times | None:
    """The figures of the newest snapshot, None when there is none."""
    latest = snapshots(site.portal).latest
    return Times(site, latest) if latest else None


@lru_cache(maxsize=2)
def all_times(site: Site) -> list[Times]:
    """Every published snapshot, newest first."""
    newest = times(site)
    older = [Times(site, each) for each in reversed(snapshots(site.portal).good[:-1])]
    return [newest, *older] if newest else []
