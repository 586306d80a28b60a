"""The stretches of time over which an item's guide stood as it was: one permanent page each.

A stretch begins where the region's list, the city's list or the city's guide came into force. The
guide of a day is joined from the versions that held on it, not from today's lists. Windows and
general rules are kept in one version only, so every stretch shows the present ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from generator.collection import Portal
from generator.collection.holding import lay_windows
from generator.model.records import ENDED, Version
from generator.model.tree import Node
from generator.resolving import join
from generator.resolving.union import applies
from generator.resolving.versions import in_force
from generator.site.site import Site

FILES = {"自治区清单": "自治区清单", "市清单": "市级清单", "市指南": "市级指南"}


@dataclass(frozen=True)
class Period:
    """One stretch. `until` is its last day, None while no later one is known; `region` may be the
    earliest kept list where the guide is older than it (`early`)."""

    portal: Portal
    item: str
    since: date
    until: date | None
    guide: Version
    city: Version | None
    region: Version | None
    early: bool

    @property
    def path(self) -> str:
        """The permanent address: it names the first day, which never changes."""
        return f"items/{self.item}/as-of/{self.since.isoformat()}/"

    @property
    def current(self) -> bool:
        """Whether it holds on the portal's day."""
        day = self.portal.as_of
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def ahead(self) -> bool:
        """Whether it is announced, not in force."""
        return self.since > self.portal.as_of

    @property
    def ended(self) -> bool:
        """Whether the item is abolished, merged or split from its first day."""
        return self.city is not None and self.city.change.kind in ENDED

    @property
    def files(self) -> list[tuple[str, int]]:
        """The files it was made of: name for readers, version."""
        found = (("市指南", self.guide), ("市清单", self.city), ("自治区清单", self.region))
        return [(FILES[kind], version.number) for kind, version in found if version is not None]

    @cached_property
    def elements(self) -> dict[str, Node]:
        """Elements by name, as on these days."""
        versions = [version.tree for version in (self.region, self.city, self.guide) if version]
        category = self.region.tree.text("类别") if self.region else ""
        elements = join(versions, self.portal.shapes, [table for table in self.portal.general if applies(table, category)])
        lay_windows(elements, self.portal.windows(self.portal.city.code))
        return elements


@lru_cache(maxsize=4096)
def periods(site: Site, item: str) -> tuple[Period, ...]:
    """All stretches of an item, oldest first, announced ones included; days without a guide have none."""
    portal = site.portal
    kept = {"自治区清单": portal.versions("自治区清单", portal.region.code, item),
            "市清单": portal.versions("市清单", portal.city.code, item), "市指南": portal.guides(item)}
    days = sorted({version.effective for versions in kept.values() for version in versions if version.effective > date.min})
    found: list[Period] = []
    for day in days:
        guide = in_force(kept["市指南"], day)
        if guide is None:
            continue
        lists = {kind: in_force(kept[kind], day) for kind in ("自治区清单", "市清单")}
        city, region = (lists[kind] or next(iter(kept[kind]), None) for kind in ("市清单", "自治区清单"))
        if found and (found[-1].guide, found[-1].city, found[-1].region) == (guide, city, region):
            continue
        if found:
            found[-1] = _until(found[-1], day)
        found.append(Period(portal, item, day, None, guide, city, region, None in lists.values()))
    return tuple(found)


def _until(period: Period, next_day: date) -> Period:
    return Period(period.portal, period.item, period.since, next_day - timedelta(days=1), period.guide, period.city, period.region, period.early)


def at(site: Site, item: str, day: date) -> Period | None:
    """The stretch that begins on a day."""
    return next((period for period in periods(site, item) if period.since == day), None)


def now(site: Site, item: str) -> Period | None:
    """The stretch the portal's day falls in."""
    return next((period for period in periods(site, item) if period.current), None)
