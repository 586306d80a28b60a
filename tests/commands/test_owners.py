"""`portal owners`: whose review a change needs, and a stale file is found."""

from __future__ import annotations

from pathlib import Path

from tests.changes.scripted import run
from tests.collection import small

FILE = ".github/CODEOWNERS"


def test_the_repositorys_own_file_is_fresh(repo: Path) -> None:
    assert run(repo, "owners", "--check").out == f"{FILE} 是最新的。\n"


def test_a_new_place_makes_it_stale(tmp_path: Path) -> None:
    root = small.make(tmp_path / "portal")
    assert run(root, "owners", "--check").code == 1
    assert not (root / FILE).exists()
    assert run(root, "owners", "--org", "example").code == 0
    text = (root / FILE).read_text("utf-8")
    assert "/catalog/150402-hongshan/ @example/hongshan\n/guides/150402-hongshan/ @example/hongshan\n" in text
    assert text.index("/catalog/ @example/shigonggaiban") < text.index("/catalog/150402-hongshan/")
    assert run(root, "owners", "--check").code == 0
    small.change(root, "catalog/places.yml", "拼音: aohan,", "拼音: aohanqi,")
    assert run(root, "owners", "--check").code == 1
    assert run(root, "owners").code == 0
    assert "# 组织: example\n" in (root / FILE).read_text("utf-8")
    assert run(root, "owners", "--org", "不是").code == 2
