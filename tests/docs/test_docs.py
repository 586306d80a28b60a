"""The documents are true: what they name exists, and what exists is named where it must be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.cli import all_commands
from generator.rules.registry import RULES
from tests.docs.tree import END, START, tree

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md", "catalog/README.md", "guides/README.md",
             "statistics/README.md", "site_templates/client/README.md")


def _texts(repo: Path) -> dict[str, str]:
    prose = sorted((repo / "site_templates" / "prose").rglob("*.md"))
    files = [repo / name for name in DOCUMENTS] + prose
    return {file.relative_to(repo).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_commands_named_exist_and_all_are_named(repo: Path) -> None:
    code = [quoted for text in _texts(repo).values() for quoted in re.findall(r"`([^`\n]+)`|^(\.venv/bin/portal .+)$", text, re.MULTILINE)]
    named = {name for pair in code for part in pair for name in re.findall(r"(?:^|/)portal ([a-z-]+)", part)}
    assert named - set(all_commands()) == set()
    assert set(re.findall(r"`(?:portal )?([a-z-]+)`", _commands_row(repo))) == set(all_commands())


def _commands_row(repo: Path) -> str:
    changes = (repo / "CHANGELOG.md").read_text(encoding="utf-8")
    return next(line for line in changes.splitlines() if line.startswith("- 命令"))


def test_make_targets_named_exist(repo: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (repo / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for text in _texts(repo).values() for name in re.findall(r"\bmake ([a-z]+)", text)}
    assert named <= targets
    assert {"site", "test"} <= named


def test_rule_codes_named_exist(repo: Path) -> None:
    codes = {rule.code for rule in RULES.values()}
    named = {code for text in _texts(repo).values() for code in re.findall(r"\b[A-Z]{3}[0-9]{3}\b", text)}
    assert named <= codes


def test_relative_links_and_paths_exist(repo: Path) -> None:
    missing = []
    for name, text in _texts(repo).items():
        if name.startswith("site_templates/prose/"):
            continue
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http") and not (repo / name).parent.joinpath(target).exists():
                missing.append((name, target))
    assert missing == []


def test_the_tree_in_contributing_is_the_real_one(repo: Path) -> None:
    text = (repo / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = text[text.index(START) + len(START):text.index(END)].strip()
    assert shown == tree(repo), "运行 python -m tests.docs.tree 更新"


def test_decisions_are_dated_and_short(repo: Path) -> None:
    text = (repo / "DECISIONS.md").read_text(encoding="utf-8")
    entries = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if not re.match(r"\d{4}-\d\d-\d\d ", entry)] == []
    assert [entry.splitlines()[0] for entry in entries if len(entry.strip().splitlines()) > 10] == []


def test_the_change_log_has_a_data_heading(repo: Path) -> None:
    assert "### Data" in (repo / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md"])
def test_readme_speaks_to_every_reader(repo: Path, name: str) -> None:
    text = (repo / name).read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert headings == ["办事的人", "编辑的人（各部门）", "旗县区", "工改办", "开发的人", "运维的人"]
    assert "## In English" in text
