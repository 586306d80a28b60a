"""Findings as pages show them: whose desk, under which anchor, by which waiver, both ends with an excerpt.

It judges nothing and renders nothing: cards are plain values. A line that a privacy rule points at
is never quoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from generator.collection import Portal
from generator.findings import ERROR, SEVERITY_WORDS, Finding, Where
from generator.model.records import Waiver
from generator.rules.desks import Office, desk, offices
from generator.rules.registry import RULES
from generator.rules.waiving import covers
from generator.site.prose import full, visible
from generator.site.words import dated

FAMILIES = {  # the letters of a rule's code: name, what its rules look at
    "SRC": ("文件写法", "文件能不能读：编码、标点、重复的键。"),
    "SCH": ("格式", "该写的写了没有，写的是不是规定的样子。"),
    "REF": ("引用", "提到的地方、事项、法律、部门是不是真有。"),
    "LVL": ("上下级", "旗县区和市级是不是同一标准，有没有更重。"),
    "TIM": ("时限", "承诺有没有超过法定，时限写得对不对。"),
    "GDE": ("指南", "指南写全了没有，有没有含糊的话。"),
    "REC": ("记录", "报送的办件记录有没有疑点，时间可信不可信。"),
    "SUP": ("监督", "办件是不是照指南办的，有没有要核实的线索。"),
    "VER": ("版本", "改了内容有没有加版本、写原因，旧版有没有照原样留着。"),
    "WAV": ("豁免", "豁免有没有理由，到期没有，用上没有。"),
    "PUB": ("公开与隐私", "不该公开的有没有混进来。"),
}
_AROUND, _WIDTH = 1, 160


class Ledger:
    """All findings of a build, sorted for people."""

    def __init__(self, portal: Portal, findings: Sequence[Finding], name: Callable[[str], str]) -> None:
        self._portal, self._name = portal, name
        self.findings = findings
        self._files: dict[str, list[str]] = {}

    @cached_property
    def open(self) -> list[Finding]:
        """Findings nobody tolerates, errors first."""
        return sorted((finding for finding in self.findings if finding.open), key=lambda finding: finding.severity != ERROR)

    @cached_property
    def waived(self) -> list[Finding]:
        """Findings a waiver tolerates."""
        return [finding for finding in self.findings if finding.waived]

    @cached_property
    def offices(self) -> list[Office]:
        """All desks, the counties one by one; the common county desk only when something lies on it."""
        return offices(self._portal, self.findings)

    @cached_property
    def families(self) -> list[tuple[str, str, int]]:
        """Letters, name and number of rules of each family that has any."""
        letters = [rule.family for rule in RULES.values()]
        return [(family, name, letters.count(family)) for family, (name, _) in FAMILIES.items() if family in letters]

    @cached_property
    def has_samples(self) -> bool:
        """Whether any file of the portal is marked 示例."""
        return any(document.tree is not None and document.tree.text("示例") == "是" for document in self._portal.documents.values())

    def office(self, finding: Finding) -> str:
        """Address of the desk a finding lies on."""
        return desk(self._portal, finding)

    @cached_property
    def _counties(self) -> set[str]:
        return {place.code for place in self._portal.counties}

    @cached_property
    def by_office(self) -> dict[str, list[Finding]]:
        """Open findings by desk, desks without work kept."""
        groups: dict[str, list[Finding]] = {office.slug: [] for office in self.offices}
        for finding in self.open:
            groups[self.office(finding)].append(finding)
        return groups

    @cached_property
    def by_rule(self) -> dict[str, tuple[list[Finding], list[Finding]]]:
        """Open and waived findings by the rule's name."""
        groups: dict[str, tuple[list[Finding], list[Finding]]] = defaultdict(lambda: ([], []))
        for finding in (*self.open, *self.waived):
            groups[finding.name][bool(finding.waived)].append(finding)
        return dict(groups)

    @cached_property
    def anchors(self) -> dict[Finding, str]:
        """The id of each finding's card; its fingerprint, numbered where two findings agree in all values."""
        found: dict[Finding, str] = {}
        seen: dict[str, int] = {}
        for finding in self.findings:
            mark = finding.fingerprint
            seen[mark] = seen.get(mark, 0) + 1
            found[finding] = f"f-{mark}" if seen[mark] == 1 else f"f-{mark}-{seen[mark]}"
        return found

    def address(self, finding: Finding) -> str:
        """Site path of a finding's card, on the page of its rule."""
        return f"rules/{finding.code}/#{self.anchors[finding]}"

    def waiver(self, finding: Finding) -> tuple[int, Waiver] | None:
        """Number in the register and waiver that tolerates a finding."""
        for number, waiver in enumerate(self._portal.waivers, 1):
            if waiver.document == finding.waived and waiver.holds(self._portal.as_of) and covers(waiver, finding):
                return number, waiver
        return None

    def row(self, finding: Finding) -> dict[str, Any]:
        """A finding in one line: what, where, how to mend."""
        place = self._portal.places.get(finding.place)
        item = finding.item if finding.item in self._known else ""
        slug = self.office(finding)
        return {
            "id": self.anchors[finding], "path": self.address(finding), "code": finding.code, "family": finding.code[:3],
            "error": finding.severity == ERROR, "severity": finding.severity, "word": SEVERITY_WORDS[finding.severity],
            "place": finding.place, "place_name": place.name if place else "", "at": f"places/{finding.place}/" if finding.place in self._counties else "",
            "item": item, "item_name": self._name(item) if item else finding.item, "subject": finding.subject,
            "message": visible(dated(full(finding.message))), "advice": visible(dated(full(finding.advice))), "where": said(finding.where),
            "office": slug, "office_name": next(office.name for office in self.offices if office.slug == slug),
        }

    @cached_property
    def _known(self) -> set[str]:
        return set(self._portal.items)

    def card(self, finding: Finding) -> dict[str, Any]:
        """A finding with an excerpt of both ends and the waiver that tolerates it."""
        places = [self._whose(where) for where in (finding.where, *finding.related)]
        ends = [self._end(finding.where, places[0] or "写在这里", "bad")]
        for where, whose in zip(finding.related, places[1:], strict=True):
            ends.append(self._end(where, f"对照：{whose}" if whose and whose != places[0] else "对照的地方", "good"))
        found = self.waiver(finding)
        waiver = {"path": f"waivers/#w-{found[0]}", "document": found[1].document, "reason": found[1].reason,
                  "until": found[1].until} if found else None
        return {**self.row(finding), "ends": ends, "waiver": waiver}

    def _whose(self, where: Where) -> str:
        document = self._portal.documents.get(where.path)
        place = self._portal.places.get(document.slot.place) if document else None
        return place.name if place else ""

    def _end(self, where: Where, label: str, mark: str) -> dict[str, Any]:
        lines = self._lines(where.path)
        shown = []
        for number in range(max(1, where.line - _AROUND), min(len(lines), where.line + _AROUND) + 1):
            text = "（这一行不摘录）" if (where.path, number) in self._private else visible(lines[number - 1][:_WIDTH])
            shown.append((number, text, mark if number == where.line else ""))
        return {"label": label, "lines": shown, "where": said(where), "column": where.column}

    @cached_property
    def _private(self) -> set[tuple[str, int]]:
        return {(finding.where.path, finding.where.line) for finding in self.findings if finding.code.startswith("PUB")}

    def _lines(self, path: str) -> list[str]:
        if path not in self._files:
            data = b""
            if path in self._portal.documents:
                with suppress(OSError):  # gone since it was read: the card does without an excerpt
                    data = self._portal.source.read(path)
            self._files[path] = data.decode("utf-8-sig", "replace").split("\n")
        return self._files[path]


def said(where: Where) -> str:
    """`guides/…/x.yml 第 8 行`."""
    return f"{where.path} 第 {where.line} 行"
