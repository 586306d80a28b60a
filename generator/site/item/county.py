"""A county's claim of an item, as its page and the switch show it: which version, what differs, what is tolerated.

Nothing is judged here: lag, rejected and waived differences come from the layers below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.changes import Lag
from generator.collection import Baseline, Holding
from generator.comparing import Difference, Effect, compare
from generator.findings import Finding
from generator.model.records import BY_CITY, MERGED, Waiver
from generator.model.tree import Node
from generator.reading.document import Document
from generator.reading.layout import COUNTY
from generator.rules.levels import kind_of
from generator.rules.waiving import covers
from generator.site.item.saying import against, shown
from generator.site.site import Site

BEHIND = "behind-parent-version"
_WEIGHT = (Effect.HEAVIER, Effect.LIGHTER, Effect.OPEN, Effect.UNKNOWN)
_UNCLAIMED = {BY_CITY: "市级办理", MERGED: "并入其他事项"}


@dataclass(frozen=True)
class County:
    """One claimed item of a county. `base` is the city version the page stands on."""

    holding: Holding
    base: Baseline
    elements: dict[str, Node]
    lag: Lag | None
    rejected: list[Difference]
    waived: list[tuple[Difference, Waiver | None, str]]
    lag_waiver: tuple[Waiver | None, str] | None
    differences: list[Difference]

    @property
    def forced(self) -> bool:
        """Whether the page shows a later version than the county follows."""
        return self.base.guide.number > self.holding.followed.guide.number


def county(site: Site, holding: Holding) -> County:
    """What the page of a claimed item shows.

    Past the due date the version in force is shown, unless a waiver lets the county follow the older one.
    """
    findings = site.findings_of(holding.place, holding.item)
    behind, bad = site.lag(holding), site.rejected(holding)
    excuse = next((_waiver(site, finding) for finding in findings if finding.name == BEHIND and finding.waived), None)
    base = holding.latest if site.forced(holding) else holding.followed
    elements = site.published(holding)
    tolerated = [(difference, *_waiver(site, finding)) for difference in holding.differences
                 if difference.effect is Effect.HEAVIER and (finding := _of(findings, difference)) is not None]
    return County(holding, base, elements, behind, bad, tolerated, excuse, _differences(site, holding, elements))


def _differences(site: Site, holding: Holding, elements: dict[str, Node]) -> list[Difference]:
    """Against the city's version in force, which the city's page shows; what weighs nothing is none. Heavier first."""
    if holding.overlay is None and elements is holding.elements and holding.followed is holding.latest:
        return []
    found = compare(elements, holding.latest.elements, site.portal.shapes.of_home("市指南"))
    return sorted((difference for difference in found if difference.effect is not Effect.NEUTRAL),
                  key=lambda difference: _WEIGHT.index(difference.effect))


def _of(findings: list[Finding], difference: Difference) -> Finding | None:
    name = kind_of(difference)
    return next((f for f in findings if f.waived and f.name == name and f.subject == difference.subject), None)


def _waiver(site: Site, finding: Finding) -> tuple[Waiver | None, str]:
    """The waiver that tolerates a finding, and its document."""
    held = (waiver for waiver in site.portal.waivers if waiver.holds(site.portal.as_of) and covers(waiver, finding))
    return next(held, None), finding.waived


def broken(site: Site, place: str, item: str) -> Document | None:
    """The county's own file on an item, or its claims, when it was never readable."""
    folder = site.portal.places[place].folder
    for path in (f"catalog/{folder}/claims.yml", f"guides/{folder}/{item}.yml"):
        document = site.portal.documents.get(path)
        if document is not None and document.tree is None:
            return document
    return None


def has_page(site: Site, place: str, item: str) -> bool:
    """Claimed items have a page; where the claims cannot be read, every item of the county's level keeps its address."""
    claim = site.portal.claim(place, item)
    if claim is not None:
        return claim.claimed
    region, lost = site.portal.region_file(item), broken(site, place, item)
    return lost is not None and lost.slot.kind == "claims" and region is not None and COUNTY in region.tree.texts("行使层级")


def link(site: Site, place: str, item: str, of: Callable[[Holding], County]) -> dict[str, Any]:
    """The entry of the county switch: path, and a suffix only where it differs from the city."""
    claim, found = site.portal.claim(place, item), site.portal.places[place]
    path, suffix, mark = f"places/{place}/items/{item}/", "", ""
    if not has_page(site, place, item):
        anchor = f"#i-{item}" if claim is not None else ""
        path, suffix = f"places/{place}/{anchor}", _UNCLAIMED.get(claim.status, "不实施") if claim is not None else "未认领"
    else:
        holding = site.portal.holding(place, item)
        if holding is None or broken(site, place, item) is not None:
            suffix, mark = "暂未发布", "warn"
        else:
            suffix, mark = _suffix(of(holding))
    return {"code": place, "name": found.name, "path": path, "suffix": suffix, "mark": mark}


def _suffix(own: County) -> tuple[str, str]:
    if own.rejected:
        return "差别核查中", "heavy"
    if own.waived:
        added = _count(own, "added", Effect.HEAVIER)
        return (f"多 {added} 份材料" if added else f"{len(own.waived)} 处更重"), "heavy"
    if own.lag is not None:
        return "旧版", "heavy" if own.lag.late and own.lag_waiver is None else "warn"
    lighter = [difference for difference in own.differences if difference.effect is Effect.LIGHTER]
    promise = next((d for d in lighter if d.path == ("承诺办结时限",)), None)
    if promise is not None:
        return f"承诺 {shown(promise.left)}", "ease"
    if not lighter:
        return "", ""
    dropped = _count(own, "removed", Effect.LIGHTER)
    return f"少 {dropped} 份材料" if dropped else "更轻", "ease"


def _count(own: County, kind: str, effect: Effect) -> int:
    return sum(d.kind == kind and d.effect is effect and d.path[0] == "申请材料" and len(d.path) == 2 for d in own.differences)


def notes(own: County) -> dict[str, Any]:
    """The notes above the band, in words; a tolerated difference carries its waiver."""
    excuses = {difference.subject: {"until": waiver.until if waiver else None, "document": document, "reason": waiver.reason if waiver else ""}
               for difference, waiver, document in own.waived}
    return {"rejected": [against(difference) for difference in own.rejected], "lag": _lag(own), "waived": bool(excuses),
            "differences": [{"said": against(difference), "waiver": excuses.get(difference.subject)} for difference in own.differences]}


def _lag(own: County) -> dict[str, Any] | None:
    behind = own.lag
    if behind is None:
        return None
    waiver, document = own.lag_waiver or (None, "")
    return {"followed": behind.followed, "latest": behind.latest, "due": behind.due.day, "provisional": behind.due.provisional,
            "left": behind.left, "late": behind.late, "sections": behind.sections, "document": document,
            "until": waiver.until if waiver else None, "reason": waiver.reason if waiver else ""}
