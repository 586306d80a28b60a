"""Findings for a person at a terminal: where, what, against what, how to mend, whose desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from generator.collection import Portal
from generator.findings import ERROR, SEVERITY_WORDS, WARNING, Finding, Where, counts
from generator.rules.registry import PAGES

_WIDTH = 100


def render(portal: Portal, findings: Sequence[Finding], *, by_office: bool = False) -> str:
    """The whole report, a summary at its end."""
    lines = _Lines(portal)
    parts: list[str] = []
    for heading, group in _groups(portal, findings, by_office):
        if heading:
            parts.append(f"━━ {heading}({len(group)} 处)━━")
        parts += [_one(portal, finding, lines) for finding in group]
    parts.append(_summary(portal, findings))
    return "\n\n".join(parts)


def office(portal: Portal, finding: Finding) -> str:
    """Whose work list a finding is on: the desk, by name where it is a county's."""
    place = portal.places.get(finding.place)
    return place.name if finding.mended_by == "旗县区" and place else finding.mended_by


def _groups(portal: Portal, findings: Sequence[Finding], by_office: bool) -> Iterable[tuple[str, list[Finding]]]:
    if not by_office:
        return [("", list(findings))]
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[office(portal, finding)].append(finding)
    return groups.items()


def _one(portal: Portal, finding: Finding, line: Callable[[Where], str]) -> str:
    where = finding.where
    state = f"（已豁免：{finding.waived}）" if finding.waived else ""
    title = PAGES[finding.name].partition("\n")[0]
    rows = [f"{SEVERITY_WORDS[finding.severity]} {finding.code} {title}{state}",
            f"  {where.path}:{where.line}:{where.column}{_about(portal, finding)}"]
    rows += _excerpt(where, line)
    rows.append(f"  {finding.message}")
    for other in finding.related:
        rows.append(f"  对照 {other.path}:{other.line}:{other.column}")
        rows += _excerpt(other, line)
    rows.append(f"  怎么改：{finding.advice}（谁改：{office(portal, finding)}；说明：portal explain {finding.code}）")
    return "\n".join(rows)


def _about(portal: Portal, finding: Finding) -> str:
    place = portal.places.get(finding.place)
    words = [place.name if place else "", portal.name(finding.item), finding.subject]
    text = " · ".join(word for word in words if word)
    return f"  {text}" if text else ""


def _excerpt(where: Where, line: Callable[[Where], str]) -> list[str]:
    text = line(where)
    return [f"  {where.line:>5} │ {text[:_WIDTH]}"] if text.strip() else []


def _summary(portal: Portal, findings: Sequence[Finding]) -> str:
    total = counts(findings)
    if not findings:
        return f"没有发现问题。数据截至 {portal.as_of.isoformat()}。"
    return (f"共 {total[ERROR]} 处错误，{total[WARNING]} 处提示，{total['waived']} 处已豁免。"
            f"数据截至 {portal.as_of.isoformat()}。")


class _Lines:
    """Lines of source files, each file read once."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._files: dict[str, list[str]] = {}

    def __call__(self, where: Where) -> str:
        if where.path not in self._files:
            try:
                text = self._portal.source.read(where.path).decode("utf-8-sig", "replace")
            except (OSError, KeyError):
                text = ""
            self._files[where.path] = text.splitlines()
        lines = self._files[where.path]
        return lines[where.line - 1] if where.line <= len(lines) else ""
