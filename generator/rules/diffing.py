"""The rules a change itself is asked about. A diff imports these alone: the others look at the data as a whole."""

from __future__ import annotations

from generator.changes import Diff
from generator.findings import Finding, sort_key
from generator.rules.rule import Rule
from generator.rules.ver import (
    burden_without_reason,
    cosmetic_label_on_change,
    effect_not_told,
    frozen_version_edited,
    index_number_rewritten,
    letter_rewritten,
    record_disagrees,
    successor_unknown,
    version_not_bumped,
)

VERSIONS = (
    version_not_bumped,
    burden_without_reason,
    cosmetic_label_on_change,
    frozen_version_edited,
    effect_not_told,
    successor_unknown,
    record_disagrees,
    letter_rewritten,
    index_number_rewritten,
)
RULES: dict[str, Rule] = {module.RULE.name: module.RULE for module in VERSIONS}


def run_diff(diff: Diff) -> list[Finding]:
    """Findings about a change itself: what it did to versions, and how its change records tell it."""
    findings: list[Finding] = []
    for rule in RULES.values():
        findings += [rule.stamp(fact) for fact in rule.check(diff.portal)] if rule.check else []
        findings += [rule.stamp(fact) for fact in rule.against(diff)] if rule.against else []
    return sorted(set(findings), key=sort_key)
