"""The page tests can fail: with a rule's check emptied, its own flagged example is no longer found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.changes import Diff
from generator.collection import Portal
from generator.reading.source import Folder, Revision
from generator.rules import diffing
from generator.rules.diffing import run_diff
from generator.rules.engine import run
from generator.rules.registry import PAGES, RULES
from tests.rules.harness import FLAGGED, Mark, build, parse


def _found(root: Path) -> set[Mark]:
    findings = run_diff(Diff(Revision(root, "HEAD"), Folder(root))) if (root / ".git").exists() else run(Portal(root))
    return {(finding.code, finding.where.path, finding.where.line) for finding in findings if finding.open}


@pytest.mark.parametrize("name", RULES)
def test_emptied_check_fails_its_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = RULES[name]
    wanted = build(tmp_path / "portal", parse(PAGES[name]).blocks(FLAGGED))
    for rules in (RULES, diffing.RULES):
        if name in rules:
            monkeypatch.setitem(rules, name, replace(rule, check=None, review=None, against=None))
    lost = wanted - _found(tmp_path / "portal")
    assert lost == {mark for mark in wanted if mark[0] == rule.code} != set()
