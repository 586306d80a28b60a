"""The report on a foreign list: what was found, counted and said in sentences; as text and JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from generator.collection import Portal
from generator.exchange.lists.book import workbook
from generator.exchange.lists.kinds import KINDS
from generator.exchange.lists.listed import Listed
from generator.findings import ERROR, SEVERITY_WORDS, WARNING
from generator.model.records import Place
from generator.tables import Sheet


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one comparison. `rows` are rows read as items; `kinds` are counts by kind, in the order of `KINDS`."""

    rows: int
    by_code: int
    by_name: int
    by_alias: int
    by_near: int
    missing: int
    errors: int
    warnings: int
    waived: int
    unknown: int
    kinds: dict[str, int]

    @property
    def matched(self) -> int:
        """Rows that mean one of our items."""
        return self.by_code + self.by_name + self.by_alias + self.by_near

    @property
    def sentences(self) -> list[str]:
        """The summary as sentences."""
        found = [f"读到 {self.rows} 行事项，对上 {self.matched} 行：按编码 {self.by_code}，按名称 {self.by_name}，按别名 {self.by_alias}，按相近的名称 {self.by_near}。"]
        if self.errors + self.warnings + self.waived == 0:
            found.append("和市级一致，没有发现问题。")
        else:
            found.append(f"共 {self.errors} 处错误，{self.warnings} 处提示" + (f"，{self.waived} 处已豁免。" if self.waived else "。"))
            found.append("、".join(f"{word} {count}" for word, count in self.kinds.items()) + "。")
        if self.unknown:
            found.append(f"市级还没有核对或者没有公布、比不了的 {self.unknown} 处，不算问题。")
        return found


@dataclass(frozen=True)
class Report:
    """One comparison. `sheets` is the list as it was read."""

    portal: Portal
    place: Place
    name: str
    findings: list[Listed]
    summary: Summary
    remarks: list[str]
    sheets: list[Sheet] = field(repr=False)

    @property
    def title(self) -> str:
        """Whose list against what."""
        return f"{self.place.name}的清单({self.name})对照{self.portal.city.name}清单和办事指南，数据截至 {self.portal.as_of.isoformat()}"

    def workbook(self) -> bytes:
        """The report as an .xlsx file."""
        return workbook(self)

    def text(self) -> str:
        """The report for a person at a terminal."""
        parts = [self.title, *(_one(each) for each in self.findings)]
        if self.remarks:
            parts.append("\n".join(["没有比的和按假定读的：", *(f"  {remark}" for remark in self.remarks)]))
        parts.append("\n".join(self.summary.sentences))
        return "\n\n".join(parts)

    def json(self) -> str:
        """The published form, version 1."""
        summary = self.summary
        return json.dumps({
            "version": 1, "place": self.place.code, "list": self.name, "as_of": self.portal.as_of.isoformat(),
            "summary": {"rows": summary.rows, "matched": summary.matched, "by_code": summary.by_code, "by_name": summary.by_name, "by_alias": summary.by_alias,
                        "by_near": summary.by_near, "missing": summary.missing, "errors": summary.errors, "warnings": summary.warnings, "waived": summary.waived,
                        "unknown": summary.unknown, "kinds": summary.kinds},
            "findings": [each.as_json() for each in self.findings], "remarks": self.remarks}, ensure_ascii=False, indent=1)


def counted(findings: list[Listed], hows: Counter[str], rows: int, unknown: int) -> Summary:
    """The counts of a comparison; `hows` says how many rows were matched in which way."""
    kinds = Counter(each.kind for each in findings)
    opened = Counter(each.severity for each in findings if not each.waived)
    return Summary(rows, hows["编码"], hows["名称"], hows["别名"], hows["相近"], kinds["缺项"], opened[ERROR], opened[WARNING],
                   sum(bool(each.waived) for each in findings), unknown, {word: kinds[word] for word in KINDS if kinds[word]})


def _one(each: Listed) -> str:
    state = f"（已豁免：{each.waived}）" if each.waived else ""
    place = " ".join(part for part in (each.sheet, each.cell) if part) or "清单里没有"
    rows = [f"{SEVERITY_WORDS[each.severity]} {each.kind}{f' {each.code}' if each.code else ''}{state}", f"  {place}  {each.title}", f"  {each.message}"]
    if each.baseline:
        rows.append(f"  对照 {each.baseline}")
    rows.append(f"  怎么改：{each.cure}（依据：{each.clause}）")
    return "\n".join(rows)
