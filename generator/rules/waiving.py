"""Which findings a waiver tolerates: rule, place, item and subject must all agree, in its dates."""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection import Portal
from generator.findings import Finding
from generator.model import quantity
from generator.model.records import Waiver


def apply(portal: Portal, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each tolerated by the first waiver in force that covers it."""
    waivers = [waiver for waiver in portal.waivers if waiver.holds(portal.as_of)]
    return [_waived(finding, waivers) for finding in findings]


def _waived(finding: Finding, waivers: list[Waiver]) -> Finding:
    for waiver in waivers:
        if covers(waiver, finding):
            return finding.tolerated(waiver.document)
    return finding


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of a finding, dates aside."""
    return about(waiver, finding) and waiver.subject == finding.subject and _within(finding.value, waiver.at_most)


def about(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver means a finding, if it names no other subject; dates and values aside."""
    return (waiver.rule == finding.name and waiver.place == finding.place and waiver.item == finding.item
            and waiver.subject in ("", finding.subject))


def _within(value: str, most: str) -> bool:
    """A heavier value than the one tolerated is pointed out all the same."""
    if not most:
        return True
    if value.isdecimal() and most.isdecimal():
        return int(value) <= int(most)
    first, second = quantity.parse(value), quantity.parse(most)
    if first is None or second is None:
        return value == most
    sign = quantity.order(first, second)
    return sign is not None and sign <= 0
