"""Which guide held in a place on a day, and under which names its materials and steps are known.

The day's city guide and lists; in a county the version it followed on that day (认领表's 跟随版本 and
此前) with its own file laid over, and the version in force once the grace is past and no waiver let it
stay. Guides were kept from some day on: before it there is nothing to hold a case to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from generator.changes.lag import lag
from generator.clocks import Terms, terms
from generator.collection import Portal
from generator.collection.holding import Baseline, hold
from generator.model.identity import FORMER, identity, normal
from generator.model.records import Claim, Elements, Waiver, day, number
from generator.model.tree import Items, Node, Table, is_unknown

MATERIALS, STEPS, SERVICES, PROCEDURES = "申请材料", "办理环节", "前置服务", "特别程序"
LISTS = (MATERIALS, STEPS, SERVICES, PROCEDURES)
_KEY = "名称"
_BEHIND = "behind-parent-version"
_NEXT = timedelta(1)


@dataclass(frozen=True, eq=False)
class Guide:
    """What held: version of the city guide, resolved elements, and what they fix for the clocks."""

    item: str
    version: int
    elements: Elements

    @cached_property
    def terms(self) -> Terms:
        """Limits and lawful procedures."""
        return terms(self.elements, self.item)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """By list: every name an entry bears or bore, normalised → its identity."""
        return {element: {name: identity(entry, _KEY) for entry, name in named(self.elements.get(element))} for element in LISTS}

    def unknown(self, element: str) -> bool:
        """Whether a list is 待核 or 未公布."""
        return is_unknown(self.elements.get(element))


class _Key(NamedTuple):
    """What decides which guide held: the files of `since`, the version pinned, whether the newest one was forced."""

    place: str
    item: str
    since: date
    pin: int
    forced: bool


class Guides:
    """The guides of a portal by place, item and day; each is resolved once."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._days: dict[tuple[str, str], list[date]] = {}
        self._portals: dict[date, Portal] = {}
        self._found: dict[_Key, Guide | None] = {}
        self._dues: dict[tuple[str, str, date, int], date | None] = {}

    def at(self, place: str, item: str, on: date) -> Guide | None:
        """The guide in force there on a day, None where none was kept."""
        days = self._files(place, item)
        at = bisect_right(days, on)
        if not at:
            return None
        since = days[at - 1]
        pin = _pin(self.portal.claim(place, item), on)
        key = _Key(place if pin else "", item, since, pin, bool(pin) and self._forced(place, item, since, pin, on))
        if key not in self._found:
            self._found[key] = self._guide(key)
        return self._found[key]

    def periods(self, place: str, item: str) -> list[tuple[date, Guide]]:
        """Every guide that held there up to the portal's day, each with its first day, oldest first."""
        found: list[tuple[date, Guide]] = []
        for first in sorted(each for each in self._turns(place, item) if each <= self.portal.as_of):
            guide = self.at(place, item, first)
            if guide is not None and (not found or found[-1][1] is not guide):
                found.append((first, guide))
        return found

    def _turns(self, place: str, item: str) -> Iterator[date]:
        """Days on which another guide may begin to hold."""
        days, claim = self._files(place, item), self.portal.claim(place, item)
        yield from days
        pins = _pins(claim)
        yield from (first for first, _ in pins)
        if not pins:
            return
        for since in days:
            for _, pin in pins:
                due = self._due(place, item, since, pin)
                yield from (due + _NEXT,) if due else ()
        for waiver in self._waivers(place, item):
            yield from (waiver.since, waiver.until + _NEXT)

    def _files(self, place: str, item: str) -> list[date]:
        """The days on which a file that the guide is made of began to hold."""
        if (place, item) not in self._days:
            portal = self.portal
            kept = (*portal.guides(item), *portal.versions("市清单", portal.city.code, item), *portal.versions("自治区清单", portal.region.code, item),
                    *portal.versions("旗县区指南", place, item))
            self._days[place, item] = sorted({version.effective for version in kept})
        return self._days[place, item]

    def _on(self, since: date) -> Portal:
        if since not in self._portals:
            self._portals[since] = self.portal.on(since)
        return self._portals[since]

    def _due(self, place: str, item: str, since: date, pin: int) -> date | None:
        """By when a place that follows a version must follow the one in force, None when it need not."""
        key = (place, item, since, pin)
        if key not in self._dues:
            portal, claim = self._on(since), self.portal.claim(place, item)
            held = hold(portal, replace(claim, follows=pin)) if claim else None
            found = lag(portal, held) if held else None
            self._dues[key] = found.due.day if found else None
        return self._dues[key]

    def _waivers(self, place: str, item: str) -> list[Waiver]:
        return [waiver for waiver in self.portal.waivers if (waiver.rule, waiver.place, waiver.item) == (_BEHIND, place, item)]

    def _forced(self, place: str, item: str, since: date, pin: int, on: date) -> bool:
        due = self._due(place, item, since, pin)
        return due is not None and on > due and not any(waiver.holds(on) for waiver in self._waivers(place, item))

    def _guide(self, key: _Key) -> Guide | None:
        portal, claim = self._on(key.since), self.portal.claim(key.place, key.item)
        held = hold(portal, replace(claim, follows=key.pin)) if claim and key.pin else None
        if held is not None:
            base = held.latest if key.forced else held.followed
            return self._made(base, held.over_latest if key.forced else held.elements)
        base_only = portal.baseline(key.item)
        return self._made(base_only, base_only.elements) if base_only else None

    def _made(self, base: Baseline, elements: Elements) -> Guide:
        """What held. Where a guide was kept earlier than the lists, the first list speaks for the law: it did not begin with our file."""
        if base.region is None and (kept := self.portal.versions("自治区清单", self.portal.region.code, base.item)):
            first = self._on(max(kept[0].effective, base.guide.effective)).baseline(base.item)
            law = {name: node for name, node in first.elements.items() if name not in first.guide.tree.entries} if first else {}
            elements = {**law, **elements}
        return Guide(base.item, base.guide.number, elements)


def named(node: Node | None) -> Iterator[tuple[Table, str]]:
    """Entries of a list by each name they bear or bore, normalised."""
    for entry in node.nodes if isinstance(node, Items) else ():
        if isinstance(entry, Table):
            yield from ((entry, normal(name)) for name in (entry.text(_KEY), *entry.texts(FORMER)) if name)


def _pins(claim: Claim | None) -> list[tuple[date, int]]:
    """The versions a county followed, each with its first day."""
    if claim is None or not claim.claimed:
        return []
    return [(day(claim.date), claim.follows), *((day(row.text("自")), number(row.text("版本"))) for row in claim.table.tables("此前"))]


def _pin(claim: Claim | None, on: date) -> int:
    """The version a county followed on a day; 0 while it had claimed nothing: the city's guide holds."""
    return max((pin for pin in _pins(claim) if pin[0] <= on), default=(date.min, 0))[1]
