"""A change between two revisions as facts ready to be said: per file, per county, per page.

It gathers what `changes` and `rules` know into plain data; text, JSON and Markdown are made of that
and of nothing else, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator.changes import Diff, FileChange, Impact, impacts, notes, settled
from generator.changes.impact import COMES, HEAVIER, STANDS, weighing
from generator.changes.sections import sections
from generator.comparing import Difference, Effect
from generator.findings import Finding
from generator.model.tree import Table
from generator.reports import saying
from generator.rules.repeating import repeated

Row = dict[str, Any]
_FIGURES = {  # figure of the times pages → elements (`x-field`) it is reckoned by
    "承诺超期": ("promised_limit", "promised_start"),
    "按时": ("statutory_limit", "statutory_start", "extension", "special_procedures", "lawful_procedures"),
    "超期": ("statutory_limit", "statutory_start", "extension", "special_procedures", "lawful_procedures"),
    "扣除": ("special_procedures", "lawful_procedures"),
}


def gather(diff: Diff, findings: Sequence[Finding]) -> Row:
    """Everything a report says, JSON-ready: version 1."""
    found = list(impacts(diff))
    return {"version": 1, "as_of": diff.portal.as_of.isoformat(), "changes": [_file(diff, each) for each in diff.files],
            "impact": [_impact(diff, item, [each for each in found if each.item == item]) for item in dict.fromkeys(each.item for each in found)],
            "pages": pages(diff), "findings": [finding.as_json() for finding in findings]}


def _file(diff: Diff, change: FileChange) -> Row:
    place = diff.portal.places.get(change.slot.place)
    version = change.version
    said = notes(version.change) if version else {}
    record = version.change if version and change.slot.item and version.change.table is not version.tree else None
    return {
        "path": change.path, "place": change.slot.place, "place_name": place.name if place else "", "item": change.slot.item,
        "item_name": diff.portal.name(change.slot.item), "kind": change.kind, "frozen": bool(change.slot.number),
        "versions": [_number(change.old), _number(change.new)],
        "record": {"kind": record.kind, "effective": record.effective.isoformat(), "grace": record.grace, "reason": record.reason,
                   "document": record.document, "successors": list(record.successors)} if record else None,
        "differences": [_difference(each, settled(each, said)) for each in change.differences],
        "pins": _pins(diff, change) if change.slot.kind == "claims" else [],
        "unread": [f"{each.path} 第 {each.problems[0].fact.where.line} 行：{each.problems[0].fact.message}" for each in change.unread if each.problems],
    }


def _number(tree: Table | None) -> str:
    return tree.text("版本") if tree is not None else ""


def _difference(difference: Difference, effect: Effect) -> Row:
    return {"subject": difference.subject, "effect": saying.MARKS[effect], "by_order": saying.MARKS[difference.effect],
            "said": saying.change(difference), "line": difference.left.where.line if difference.left is not None else 0}


def _pins(diff: Diff, change: FileChange) -> list[str]:
    """What a county's claims say otherwise than before, a sentence each."""
    old, new = (_claims(tree) for tree in (change.old, change.new))
    said = []
    for item in dict.fromkeys([*new, *old]):
        was, now = old.get(item), new.get(item)
        name = (now or was or {}).get("名称", item)
        if was is None:
            said.append(f"{name}：新写上，{now and now['状态']}")
        elif now is None:
            said.append(f"{name}：删掉了，原来是{was['状态']}")
        else:
            said += [f"{name}：{key}由 {was[key] or '没有写'} 改为 {now[key] or '没有写'}" for key in ("状态", "跟随版本", "实施主体") if was[key] != now[key]]
    return said


def _claims(tree: Table | None) -> dict[str, dict[str, str]]:
    rows = tree.tables("认领") if tree is not None else ()
    return {row.text("事项"): {key: row.text(key) for key in ("名称", "状态", "跟随版本", "实施主体")} for row in rows}


def _impact(diff: Diff, item: str, found: list[Impact]) -> Row:
    differences = [each for change in weighing(diff)[item] for each in change.differences]
    city = diff.portal.city_file(item)
    parts = sections(differences, diff.portal.shapes)
    ends = next((each.due for each in found if each.due), None)
    return {
        "item": item, "item_name": diff.portal.name(item), "sections": list(parts),
        "due": ends.day.isoformat() if ends else "", "provisional": bool(ends and ends.provisional),
        "comes": [each.place.name for each in found if each.standing == COMES],
        "stands": [{"place": each.place.name, "own": list(each.own)} for each in found if each.standing == STANDS],
        "heavier": [{"place": each.place.name, "subjects": [d.subject for d in each.heavier]} for each in found if each.standing == HEAVIER],
        "redundant": [{"place": each.place.name, "own": names} for each in found if (names := redundant(diff, each))],
        "must_follow": [each.place.name for each in found if each.due],
        "project_types": list(city.tree.texts("项目类型")) if city else [],
        "figures": figures(diff, differences),
    }


def figures(diff: Diff, differences: Iterable[Difference]) -> list[str]:
    """Published figures that are reckoned by what changed in substance."""
    changed = {diff.portal.shapes[each.path[0]].field_name for each in differences if each.effect is not Effect.NEUTRAL}
    return [name for name, elements in _FIGURES.items() if changed & set(elements)]


def redundant(diff: Diff, impact: Impact) -> list[str]:
    """Lines of a county that say what the changed guide says."""
    portal = diff.portal
    holding, version = portal.holding(impact.place.code, impact.item), next((each.version for each in diff.files if each.slot.kind == "市指南" and each.slot.item == impact.item and not each.slot.number), None)
    base = portal.baseline(impact.item, version.number) if version else None
    if holding is None or holding.overlay is None or base is None:
        return []
    return [subject for _, _, subject in repeated(replace(holding, followed=base), holding.overlay.tree)]


def pages(diff: Diff) -> list[str]:
    """Addresses of the pages that change, without the list pages that count everything."""
    found: dict[str, None] = {}
    counties = [place.code for place in diff.portal.counties]
    for change in diff.files:
        place, item = change.slot.place, change.slot.item
        if item and place not in counties:
            found |= dict.fromkeys((f"items/{item}/", f"items/{item}/history/"))
            if change.new and not change.slot.number and _number(change.old) != _number(change.new) and change.version and change.version.effective > date.min:
                found[f"items/{item}/as-of/{change.version.effective.isoformat()}/"] = None
            if figures(diff, change.differences):
                found[f"times/{item}/"] = None
            found.update(dict.fromkeys(f"places/{code}/items/{item}/" for code in counties if (claim := diff.portal.claim(code, item)) and claim.claimed))
        elif item:
            found[f"places/{place}/items/{item}/"] = None
        elif place:
            found[f"places/{place}/"] = None
        else:
            found["(全站)"] = None
    return list(found)


def errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding fails a change."""
    return any(finding.open and finding.severity == "error" for finding in findings)
