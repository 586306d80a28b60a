"""What all pages share: the portal, its findings, names, and answers asked for by many pages.

Everything here is computed once and read by every page; nothing is rendered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from generator.changes import Lag, Step, lag, steps
from generator.collection import Holding, Portal
from generator.comparing import Difference, Effect
from generator.findings import Finding
from generator.model.records import BY_CITY, MERGED, Place
from generator.model.tree import Node
from generator.resolving import revert
from generator.rules.levels import rejected
from generator.site.ledger import Ledger
from generator.site.origin import Origins

STAGES = {  # 工改 3.0: four stages, what runs beside them, and utility hook-up
    "立项用地规划许可": "lixiang-yongdi", "工程建设许可": "gongcheng-jianshe", "施工许可": "shigong-xuke",
    "竣工验收": "jungong-yanshou", "并行推进": "bingxing-tuijin", "市政公用报装": "gongyong-baozhuang",
}
CATEGORIES = {
    "行政许可": "xingzheng-xuke", "行政确认": "xingzheng-queren", "行政备案": "xingzheng-beian", "第三方审查": "disanfang-shencha",
    "市政公用报装": "shizheng-baozhuang", "其他行政权力": "qita-quanli", "公共服务": "gonggong-fuwu",
}
# claim marks: class suffix, character, word (design: one mark, one word, never colour alone)
SAME, LIGHTER, HEAVIER, BEHIND, MISSING, ABOVE, NOT, BROKEN = (
    ("s", "·", "一致"), ("l", "轻", "更轻"), ("h", "重", "更重"), ("o", "旧", "落后"), ("m", "缺", "未认领"),
    ("c", "上", "上级办理"), ("n", "否", "不实施"), ("m", "缺", "暂未发布"))
Mark = tuple[str, str, str]


class Site:
    """Shared answers for all pages of one build."""

    def __init__(self, portal: Portal, findings: Sequence[Finding], *, workbooks: bool = False) -> None:
        self.portal = portal
        self.workbooks = workbooks  # whether the workbooks of every place are offered beside its page
        self.findings = list(findings)
        self.origins = Origins(portal)
        self._published: dict[tuple[str, str], dict[str, Node]] = {}
        self._lags: dict[tuple[str, str], Lag | None] = {}
        self._steps: dict[str, list[Step]] = {}

    @cached_property
    def settings(self) -> dict[str, str]:
        """The site's own facts by name, empty ones included."""
        return {key: self.portal.settings.text(key) for key in self.portal.settings.entries}

    @cached_property
    def items(self) -> list[str]:
        """Items with a page: those of the region's list, by reference number."""
        return self.portal.items

    def text(self, item: str, element: str) -> str:
        """A text element of an item's region or city list, empty when unstated."""
        for file in (self.portal.region_file(item), self.portal.city_file(item)):
            if file and file.tree.text(element):
                return file.tree.text(element)
        return ""

    def name(self, item: str) -> str:
        """The item's name, its id when the region's file is broken."""
        return self.text(item, "名称") or item

    @cached_property
    def by_stage(self) -> dict[str, list[str]]:
        """Items of each stage, empty stages kept."""
        return self._grouped("阶段", STAGES)

    @cached_property
    def by_category(self) -> dict[str, list[str]]:
        """Items of each category, empty categories kept."""
        return self._grouped("类别", CATEGORIES)

    def _grouped(self, element: str, names: dict[str, str]) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {name: [] for name in names}
        for item in self.items:
            groups.setdefault(self.text(item, element) or "待核", []).append(item)
        return groups

    def steps(self, item: str) -> list[Step]:
        """Versions of the city's guide with their differences, oldest first."""
        if item not in self._steps:
            self._steps[item] = steps(self.portal, item)
        return self._steps[item]

    def lag(self, holding: Holding) -> Lag | None:
        """What a county owes on an item, None when nothing."""
        key = (holding.place, holding.item)
        if key not in self._lags:
            self._lags[key] = lag(self.portal, holding)
        return self._lags[key]

    def forced(self, holding: Holding) -> bool:
        """Whether the due date is past and no waiver lets the county stay: the page shows the version in force."""
        behind = self.lag(holding)
        return behind is not None and behind.late and not any(
            finding.waived for finding in self.findings_of(holding.place, holding.item) if finding.name == "behind-parent-version")

    def rejected(self, holding: Holding) -> list[Difference]:
        """Differences for which the page keeps the city's value."""
        return rejected(holding, self.findings_of(holding.place, holding.item), forced=self.forced(holding))

    def published(self, holding: Holding) -> dict[str, Node]:
        """What a county's page shows: its guide, less what is heavier than the city's without a waiver.

        Behind past the due date the version in force is shown (forced follow).
        """
        key = (holding.place, holding.item)
        if key not in self._published:
            forced = self.forced(holding)
            own = holding.over_latest if forced else holding.elements
            base = holding.latest if forced else holding.followed
            bad = self.rejected(holding)
            self._published[key] = revert(own, base.elements, bad, self.portal.shapes) if bad else own
        return self._published[key]

    @cached_property
    def _findings(self) -> dict[tuple[str, str], list[Finding]]:
        found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.place, finding.item].append(finding)
        return found

    def findings_of(self, place: str, item: str) -> list[Finding]:
        """Findings on one item of one place, waived ones included."""
        return self._findings.get((place, item), [])

    @cached_property
    def ledger(self) -> Ledger:
        """All findings as pages show them: by desk, by rule, with both ends."""
        return Ledger(self.portal, self.findings, self.name)

    def place_findings(self, place: str) -> list[Finding]:
        """Findings on one place, waived ones included."""
        return [finding for finding in self.findings if finding.place == place]

    def mark(self, place: str, item: str) -> Mark:
        """The claim square of a county and an item."""
        claim = self.portal.claim(place, item)
        if claim is None:
            region = self.portal.region_file(item)
            levels = region.tree.texts("行使层级") if region else ()
            return MISSING if "旗县级" in levels else ABOVE if levels else NOT
        if not claim.claimed:
            return ABOVE if claim.status in (BY_CITY, MERGED) else NOT
        holding = self.portal.holding(place, item)
        if holding is None:
            return BROKEN
        effects = {difference.effect for difference in holding.differences}
        if Effect.HEAVIER in effects:
            return HEAVIER
        if self.lag(holding):
            return BEHIND
        return LIGHTER if Effect.LIGHTER in effects else SAME

    def body(self, place: Place, item: str) -> str:
        """Who handles an item in a place: the body when published, else the role with 待核."""
        role = self.text(item, "主管部门")
        claim = self.portal.claim(place.code, item)
        if claim and claim.body:
            return claim.body
        bodies = self.portal.claims_table(place.code).get("部门") if place.code in self.portal.claims else None
        named = bodies.text(role) if bodies is not None and hasattr(bodies, "text") else ""  # type: ignore[operator]
        return named if named and named != "待核" else ""
