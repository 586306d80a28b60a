"""The work list of a patrol: every open finding as a matter with a desk, a first day and a due day, and what has gone since the last one.

A matter is one thing to mend: rule, place, item and subject. Counts and wording are left out of its
identity, so that 5 cases becoming 7 is the same matter and keeps its day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from generator.changes import lag
from generator.clocks import Due, lineage
from generator.collection import Portal
from generator.errors import PortalError
from generator.findings import SEVERITY_WORDS, Finding
from generator.model.patrol import NEW, OPEN, Matter, Patrol, Settled
from generator.model.quantity import Quantity, parse
from generator.model.tree import Table
from generator.supervision.conformance_guides import SETTINGS

_BEHIND = "behind-parent-version"  # its day is the last day of grace


def settings(portal: Portal) -> Table:
    """The patrol's settings; wrong use without them."""
    table = portal.table(SETTINGS).get("巡查")
    if not isinstance(table, Table):
        raise PortalError(f"{SETTINGS} 里没有“巡查”，不知道整改期限。从仓库取回这个文件再运行。")
    return table


def identity(finding: Finding) -> str:
    """What a finding is about, whatever it counts and wherever its line has moved."""
    about = finding.subject or ("" if finding.place or finding.item else finding.where.path)
    return hashlib.blake2b("\x1f".join((finding.name, finding.place, finding.item, about)).encode(), digest_size=8).hexdigest()


def matters(portal: Portal, findings: Iterable[Finding], previous: Patrol | None) -> tuple[list[Matter], list[Settled]]:
    """All open findings as matters, and the previous matters that are gone."""
    limits = {row.text("级别"): parse(row.text("时限")) for row in settings(portal).tables("整改期限")}
    before = {matter.id: matter for matter in previous.matters} if previous else {}
    found: dict[str, Matter] = {}
    for finding in findings:
        if finding.open and (name := identity(finding)) not in found:
            found[name] = _matter(portal, finding, name, before.get(name), limits)
    gone = [Settled(*matter[:6], matter.first) for name, matter in before.items() if name not in found]
    return sorted(found.values(), key=lambda each: (each.due, each.desk, each.place, each.code, each.item, each.subject, each.id)), sorted(gone)


def _matter(portal: Portal, finding: Finding, name: str, before: Matter | None, limits: dict[str, Quantity | None]) -> Matter:
    first = before.first if before else portal.as_of
    due = _due(portal, finding, first, limits)
    return Matter(name, finding.code, finding.mended_by, finding.place, finding.item, finding.subject, finding.severity, finding.message,
                  first, due.day, due.provisional, OPEN if before else NEW)


def _due(portal: Portal, finding: Finding, first: date, limits: dict[str, Quantity | None]) -> Due:
    if finding.name == _BEHIND:
        holding = portal.holding(finding.place, finding.item)
        behind = lag(portal, holding) if holding else None
        if behind is not None:
            return behind.due
    limit = limits.get(SEVERITY_WORDS[finding.severity])
    if limit is None:
        raise PortalError(f"{SETTINGS} 的“整改期限”里没有“{SEVERITY_WORDS[finding.severity]}”。补上一行再运行。")
    return portal.calendar.at(*lineage(finding.place, portal.places)).due(first, limit)
