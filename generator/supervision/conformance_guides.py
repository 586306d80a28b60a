"""Which guide held in a place on a day, and under which names its materials and steps are known.

The day's city guide and lists; in a county the version it followed on that day (认领表's 跟随版本 and
此前) with its own file laid over, and the version in force once the grace is past and no waiver let it
stay. Guides were kept from some day on: before it there is nothing to hold a case to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from generator.changes.lag import lag
from generator.clocks import Terms, terms
from generator.collection import Portal
from generator.collection.holding import hold
from generator.model.identity import FORMER, identity, normal
from generator.model.records import Claim, Elements, day, number
from generator.model.tree import Items, Node, Table, is_unknown

MATERIALS, STEPS, SERVICES, PROCEDURES = "申请材料", "办理环节", "前置服务", "特别程序"
LISTS = (MATERIALS, STEPS, SERVICES, PROCEDURES)
SETTINGS = "catalog/vocabulary/inspection.yml"
_BEHIND = "behind-parent-version"
_KEY = "名称"


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
        return {element: {name: identity(entry, _KEY) for entry, name in _named(self.elements.get(element))} for element in LISTS}

    def unknown(self, element: str) -> bool:
        """Whether a list is 待核 or 未公布."""
        return is_unknown(self.elements.get(element))


class Guides:
    """The guides of a portal by place, item and day; each is resolved once."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        kept = [version for item in portal.items for version in (
            *portal.guides(item), *portal.versions("市清单", portal.city.code, item), *portal.versions("自治区清单", portal.region.code, item),
            *(each for place in portal.counties for each in portal.versions("旗县区指南", place.code, item)))]
        self._days = sorted({version.effective for version in kept})
        self._portals: dict[date, Portal] = {}
        self._found: dict[tuple[str, str, date, int, bool], Guide | None] = {}
        self._dues: dict[tuple[str, str, date, int], date | None] = {}

    def at(self, place: str, item: str, on: date) -> Guide | None:
        """The guide in force there on a day, None where none was kept."""
        at = bisect_right(self._days, on)
        if not at:
            return None
        since = self._days[at - 1]
        pin = _pin(self.portal.claim(place, item), on)
        forced = bool(pin) and self._forced(place, item, since, pin, on)
        key = (place, item, since, pin, forced)
        if key not in self._found:
            self._found[key] = self._guide(*key)
        return self._found[key]

    def _on(self, since: date) -> Portal:
        if since not in self._portals:
            self._portals[since] = self.portal.on(since)
        return self._portals[since]

    def _forced(self, place: str, item: str, since: date, pin: int, on: date) -> bool:
        key = (place, item, since, pin)
        if key not in self._dues:
            portal, claim = self._on(since), self.portal.claim(place, item)
            held = hold(portal, replace(claim, follows=pin)) if claim else None
            found = lag(portal, held) if held else None
            self._dues[key] = found.due.day if found else None
        due = self._dues[key]
        return due is not None and on > due and not any(
            (waiver.rule, waiver.place, waiver.item) == (_BEHIND, place, item) and waiver.holds(on) for waiver in self.portal.waivers)

    def _guide(self, place: str, item: str, since: date, pin: int, forced: bool) -> Guide | None:
        portal, claim = self._on(since), self.portal.claim(place, item)
        held = hold(portal, replace(claim, follows=pin)) if claim and pin else None
        if held is not None:
            base = held.latest if forced else held.followed
            return Guide(item, base.guide.number, held.over_latest if forced else held.elements)
        base_only = portal.baseline(item)
        return Guide(item, base_only.guide.number, base_only.elements) if base_only else None

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """By list: every normalised name any guide or city list has or had. What stands here and not in the guide
        of a case is known to be something else; a name nobody knows may only be written in other words."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self.portal.documents.values():
            if document.tree is not None and document.slot.kind in ("市指南", "旗县区指南", "市清单"):
                for element in LISTS:
                    found[element].update(name for _, name in _named(document.tree.get(element)))
        for row in self.portal.table(SETTINGS).tables("隐性审批的叫法"):
            for element in (MATERIALS, STEPS):
                found[element].add(normal(row.text(_KEY)))
        return {element: frozenset(names) for element, names in found.items()}


def closing(as_of: date, months: int) -> date:
    """The first day of the stretch of months that ends on a day."""
    first = as_of.month - 1 - months
    year, month = as_of.year + first // 12, first % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
    return date(year, month, min(as_of.day, last)) + timedelta(1)


def _named(node: Node | None) -> Iterator[tuple[Table, str]]:
    for entry in node.nodes if isinstance(node, Items) else ():
        if isinstance(entry, Table):
            yield from ((entry, normal(name)) for name in (entry.text(_KEY), *entry.texts(FORMER)) if name)


def _pin(claim: Claim | None, on: date) -> int:
    """The version a county followed on a day; 0 while it had claimed nothing: the city's guide holds."""
    if claim is None or not claim.claimed:
        return 0
    pins = [(day(claim.date), claim.follows), *((day(row.text("自")), number(row.text("版本"))) for row in claim.table.tables("此前"))]
    return max((pin for pin in pins if pin[0] <= on), default=(date.min, 0))[1]
