"""Run all rules over a portal and let waivers speak."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.collection import Portal
from generator.findings import Finding, sort_key
from generator.rules.registry import RULES
from generator.rules.rule import Rule
from generator.rules.waiving import apply

Work = Callable[[], list[Finding]]
_READING = ("SRC", "SCH")  # families about the file as it lies there, not about what stands in for it
_ALONE = ("PUB", "GDE")  # families that look long at single files and share nothing with the others
_PLACES = "catalog/places.yml"  # when it cannot be read there is nothing that other rules could look at


def run(portal: Portal, apart: Callable[[Work], Work] = lambda work: work) -> list[Finding]:
    """All findings, sorted by file and line; waived ones carry their waiver's document.

    `apart` may begin some of the work elsewhere; what it returns gives the result when asked.
    """
    placed = _PLACES not in portal.documents or portal.documents[_PLACES].tree is not None
    rules = [rule for rule in RULES.values() if placed or rule.family in _READING]
    alone = apart(partial(_checked, portal, [rule for rule in rules if rule.family in _ALONE]))
    findings = _checked(portal, [rule for rule in rules if rule.family not in _ALONE]) + alone()
    if not placed:
        return sorted(set(findings), key=sort_key)
    findings = apply(portal, findings)
    for rule in RULES.values():
        if rule.review is not None:
            findings += [rule.stamp(fact) for fact in rule.review(portal, findings)]
    return sorted(set(findings), key=sort_key)


def _checked(portal: Portal, rules: list[Rule]) -> list[Finding]:
    return [rule.stamp(fact) for rule in rules if rule.check is not None for fact in rule.check(portal)
            if rule.family in _READING or not _stood_in(portal, fact.where.path)]


def _stood_in(portal: Portal, path: str) -> bool:
    document = portal.documents.get(path)
    return document is not None and bool(document.stale)
