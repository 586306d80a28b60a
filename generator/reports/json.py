"""Findings as JSON, version 1: alone on standard output."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.findings import Finding, counts


def render(findings: Sequence[Finding]) -> str:
    """The published form; field names do not change within a version."""
    return json.dumps({"version": 1, "findings": [finding.as_json() for finding in findings], "counts": counts(findings)},
                      ensure_ascii=False, indent=1)
