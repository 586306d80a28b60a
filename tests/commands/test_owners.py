"""`portal owners`: whose review a change needs, nobody invented, and a stale file is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.scripted import run
from tests.collection import small

FILE = ".github/CODEOWNERS"
SETTINGS = "catalog/portal.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small portal with its organization named."""
    made = small.make(tmp_path / "portal")
    small.change(made, SETTINGS, "数据截至:", "GitHub组织: example\n数据截至:")
    return made


def test_the_repositorys_own_file_is_fresh(repo: Path) -> None:
    assert run(repo, "owners", "--check").out.startswith(f"{FILE} 是最新的。\n")


def test_a_new_place_makes_it_stale(root: Path) -> None:
    assert run(root, "owners", "--check").code == 1
    assert not (root / FILE).exists()
    assert run(root, "owners").out == f"已写 {FILE}。\n"
    text = (root / FILE).read_text("utf-8")
    assert "/catalog/150402-hongshan/ @example/hongshan\n/guides/150402-hongshan/ @example/hongshan\n" in text
    assert text.index("* @example/program") < text.index("/catalog/ @example/shigonggaiban") < text.index("/catalog/150402-hongshan/")
    assert run(root, "owners", "--check").code == 0
    small.change(root, "catalog/places.yml", "拼音: aohan,", "拼音: aohanqi,")
    assert run(root, "owners", "--check").code == 1
    assert run(root, "owners").code == 0


def test_without_an_organization_nobody_is_invented(root: Path) -> None:
    small.change(root, SETTINGS, "GitHub组织: example", "GitHub组织: ''")
    done = run(root, "owners")
    assert "catalog/portal.yml 的“GitHub组织”还没有填，审核分工没有一行生效" in done.out
    text = (root / FILE).read_text("utf-8")
    assert all(line.startswith("#") for line in text.splitlines())
    assert "@" not in text
    assert "# /catalog/150402-hongshan/ hongshan\n" in text
    found = run(root, "check").out
    assert "“GitHub组织”还没有填，别人的改动没有指定的人审核。" in found
    small.change(root, SETTINGS, "GitHub组织: ''", "GitHub组织: 不用")
    assert run(root, "owners").out == f"已写 {FILE}。\n"
    assert (root / FILE).read_text("utf-8").endswith("# 不用 GitHub，没有审核分工\n")


def test_a_name_github_would_not_take_is_found_in_its_line(root: Path) -> None:
    small.change(root, SETTINGS, "GitHub组织: example", "GitHub组织: 示例-单位")
    assert "第 15 行有错，读不出来。“GitHub组织”写的是“示例-单位”，格式不对" in run(root, "owners").err
