"""Findings as GitHub workflow commands. GitHub shows ten errors a step, so errors come first."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import ERROR, Finding


def render(findings: Sequence[Finding]) -> str:
    """One line a finding; waived ones are left out."""
    lines = []
    for finding in sorted((each for each in findings if each.open), key=lambda each: each.severity != ERROR):
        where = f"file={_property(finding.where.path)},line={finding.where.line},col={finding.where.column}"
        title = _property(f"{finding.code} {finding.name}")
        lines.append(f"::{finding.severity} {where},title={title}::{_data(f'{finding.message}{finding.advice}')}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
