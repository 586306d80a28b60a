"""One item in one place: the city's baseline, and what a county's claim of it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.comparing import Difference, compare
from generator.model.records import Claim, Version
from generator.model.shape import Shapes
from generator.model.tree import Items, Node, Table
from generator.resolving import overlay
from generator.resolving.versions import numbered

if TYPE_CHECKING:
    from generator.collection.portal import Portal

PERSON = "自然人"
_WINDOW = {"地址": "办理地点", "时间": "办理时间", "咨询电话": "咨询电话", "投诉电话": "投诉电话"}


@dataclass(frozen=True, slots=True)
class Baseline:
    """The city's item over one version of its guide: elements by name."""

    item: str
    guide: Version
    region: Version | None
    city: Version | None
    elements: dict[str, Node]

    @property
    def personal(self) -> bool:
        """Whether natural persons may apply: small counts of such items tell of somebody."""
        node = self.elements.get("服务对象")
        return isinstance(node, Items) and any(getattr(each, "text", "") == PERSON for each in node)


@dataclass(frozen=True)
class Holding:
    """A county's item: its overlay over the version it follows, and how that differs.

    `over_latest` lays the same overlay over the version in force (forced follow).
    """

    claim: Claim
    followed: Baseline
    latest: Baseline
    overlay: Version | None
    elements: dict[str, Node]
    shapes: Shapes
    windows: Table

    @property
    def place(self) -> str:
        """Code of the county."""
        return self.claim.place

    @property
    def item(self) -> str:
        """Id of the item."""
        return self.claim.item

    @cached_property
    def differences(self) -> list[Difference]:
        """The county's guide against the city version it follows."""
        return self._against(self.elements, self.followed)

    @cached_property
    def latest_differences(self) -> list[Difference]:
        """The county's guide against the version in force."""
        return self._against(self.over_latest, self.latest)

    @cached_property
    def over_latest(self) -> dict[str, Node]:
        """The overlay over the version in force."""
        return self.elements if self.latest is self.followed else lay(self.latest, self.overlay, self.shapes, self.windows)

    def _against(self, elements: dict[str, Node], base: Baseline) -> list[Difference]:
        if self.overlay is None:
            return []
        return compare(elements, base.elements, self.shapes.of_home("旗县区指南"))


def hold(portal: Portal, claim: Claim) -> Holding | None:
    """Resolve a claim; None when the city keeps no guide, or not the one followed.

    A version pinned ahead of its day is announced, not applied: until then the one in force holds.
    """
    latest = portal.baseline(claim.item)
    followed = latest
    if latest is not None and claim.follows != latest.guide.number:
        kept = numbered(portal.guides(claim.item), claim.follows)
        if kept is None or kept.effective <= portal.as_of:
            followed = portal.baseline(claim.item, claim.follows) if kept else None
    if latest is None or followed is None:
        return None
    own, windows = portal.overlay(claim.place, claim.item), portal.windows(claim.place)
    elements = lay(followed, own, portal.shapes, windows)
    return Holding(claim, followed, latest, own, elements, portal.shapes, windows)


def lay(baseline: Baseline, own: Version | None, shapes: Shapes, windows: Table) -> dict[str, Node]:
    """A county's elements: the overlay over a baseline, then the county's own window."""
    elements = overlay(baseline.elements, own.tree.entries if own else {}, shapes)
    lay_windows(elements, windows)
    return elements


def lay_windows(elements: dict[str, Node], windows: Table) -> None:
    """Fill the window elements a guide does not state from the place's windows."""
    department = elements.get("主管部门")
    row = _window(windows, getattr(department, "text", ""))
    if row is None:
        return
    for field, element in _WINDOW.items():
        node = row.get(field)
        if node is not None:
            elements.setdefault(element, node)


def _window(windows: Table, department: str) -> Table | None:
    rows = windows.tables("窗口")
    for row in rows:
        roles = row.get("部门")
        if isinstance(roles, Items) and department in row.texts("部门"):
            return row
    return next((row for row in rows if row.text("部门") == "全部"), None)
