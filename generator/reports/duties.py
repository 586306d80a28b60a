"""What offices owe, for a person: a county's standing in text, and one Markdown sheet an office for reminders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.changes import Standing
from generator.collection import Portal
from generator.collection.numbers import AGENCY, FILE, unnumbered
from generator.findings import SEVERITY_WORDS, Finding
from generator.model.records import day
from generator.reports.text import office

_MOST = 200  # lines of a sheet: an issue takes no more than 65536 characters
_STALE, _SOON = 45, 30  # days
_SNAPSHOT = re.compile(r"statistics/(\d{4}-\d\d-\d\d)/snapshot\.json")


def rows(standing: Standing) -> dict[str, Any]:
    """A county's standing, JSON-ready."""
    place = standing.place
    return {
        "place": place.code, "name": place.name, "claimed": standing.claimed,
        "owed": [{"item": each.claim.item, "name": each.claim.name, "followed": each.lag.followed, "latest": each.lag.latest,
                  "sections": list(each.sections), "due": each.lag.due.day.isoformat(), "provisional": each.lag.due.provisional,
                  "working_days_left": each.lag.left, "command": f"portal claim {place.name} {each.claim.item} --take-over"} for each in standing.owed],
        "coming": [{"item": each.claim.item, "name": each.claim.name, "version": each.version.number,
                    "effective": each.version.effective.isoformat(), "sections": list(each.sections)} for each in standing.coming],
        "ended": [{"item": claim.item, "name": claim.name, "kind": file.change.kind, "since": file.effective.isoformat(),
                   "successors": list(file.change.successors)} for claim, file in standing.ended],
    }


def text(standing: Standing) -> str:
    """A county's standing as sentences."""
    return "\n".join(_lines(rows(standing)))


def _lines(row: dict[str, Any]) -> Iterator[str]:
    left = len(row["owed"]) + len(row["ended"])
    yield f"━━ {row['name']}：认领 {row['claimed']} 项，{f'要跟进 {left} 项' if left else '都已跟进'} ━━"
    for each in row["owed"]:
        days = each["working_days_left"]
        when = f"还有 {days} 个工作日" if days >= 0 else f"已经过了 {-days} 个工作日"
        yield f"{each['name']}：跟随第{each['followed']}版，现行第{each['latest']}版，改了{'、'.join(each['sections'])}"
        yield f"  最迟 {each['due']}{'（暂定）' if each['provisional'] else ''}，{when}"
        yield f"  照新版办理以后运行：{each['command']}"
    for each in row["ended"]:
        after = f"，由 {'、'.join(each['successors'])} 承接" if each["successors"] else ""
        yield f"{each['name']}：市级从 {each['since']} 起{each['kind']}{after}，认领表里还写着认领。看 portal explain LVL117"
    for each in row["coming"]:
        yield f"{each['name']}：第{each['version']}版 {each['effective']} 起执行，改了{'、'.join(each['sections'])}，到时再跟进"


def sheets(portal: Portal, findings: Sequence[Finding], standings: Sequence[Standing]) -> dict[str, str]:
    """One Markdown sheet for each office that has something to do: file name → text; the first line is its title."""
    found: dict[str, list[str]] = {}
    for standing in standings:
        row = rows(standing)
        if row["owed"] or row["ended"]:
            found.setdefault(standing.place.name, []).extend(["## 要跟进的", "", *(f"- {line.strip()}" for line in list(_lines(row))[1:]), ""])
    for finding in findings:
        if finding.open:
            lines = found.setdefault(office(portal, finding), [])
            if "## 检查指出的" not in lines:
                lines += ["## 检查指出的", ""]
            lines.append(f"- {SEVERITY_WORDS[finding.severity]} {finding.code} `{finding.where.path}:{finding.where.line}` {finding.message}{finding.advice}")
    for line in _reminders(portal):
        found.setdefault("市工改办", []).append(line)
    for name, lines in found.items():
        if len(lines) > _MOST:
            found[name] = [*lines[:_MOST], "", f"另有 {len(lines) - _MOST} 行，运行 portal check --by-office 看全。"]
    slugs = {place.name: place.slug for place in portal.places.values()}
    return {f"{slugs.get(name, name)}.md": "\n".join([f"{name}：要办的事", "", f"数据按 {portal.as_of.isoformat()} 算。", "", *lines]) + "\n"
            for name, lines in found.items()}


def _reminders(portal: Portal) -> Iterator[str]:
    """What no file is wrong about yet: next year's calendar, stale statistics, guides without a number, waivers about to end."""
    year = portal.as_of.year + 1
    if portal.as_of.month >= 11 and year not in portal.calendar.years:
        yield f"- {year} 年的放假通知还没有录入 catalog/calendar/{year}.yml，跨年的期限都是暂定"
    days = [day(found[1]) for path in portal.source.paths() if (found := _SNAPSHOT.fullmatch(path))]
    if days and (portal.as_of - max(days)).days > _STALE:
        yield f"- 公布的统计停在 {max(days).isoformat()}，已经 {(portal.as_of - max(days)).days} 天；在有办件记录的机器上运行 portal publish-statistics，提交快照"
    waiting = len(unnumbered(portal))
    if waiting and portal.settings.text(AGENCY):
        yield f"- {waiting} 份公布的指南还没有索引号；运行 portal number --dry-run 看过，再运行 portal number，提交 {FILE}"
    for waiver in portal.waivers:
        days_left = (waiver.until - portal.as_of).days
        if 0 <= days_left <= _SOON:
            yield f"- 豁免 {waiver.document} 还有 {days_left} 天到期（{waiver.until.isoformat()}），要么延长，要么改回去"
