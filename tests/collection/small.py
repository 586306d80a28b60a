"""A small portal of its own for one test: the rules' example portal with the repository's schemas."""

from __future__ import annotations

import shutil
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ITEM = "jianzhu-gongcheng-shigong-xuke"
COUNTY = "150402"
GUIDE = f"guides/150400-chifeng/{ITEM}.yml"
HISTORY = f"guides/150400-chifeng/history/{ITEM}"
OWN = f"guides/150402-hongshan/{ITEM}.yml"
CLAIMS = "catalog/150402-hongshan/claims.yml"


def make(root: Path) -> Path:
    """The portal in a folder of its own."""
    shutil.copytree(TESTS / "rules" / "base", root)
    if not (root / "catalog" / "schemas").exists():
        shutil.copytree(TESTS.parent / "catalog" / "schemas", root / "catalog" / "schemas")
    return root


def write(root: Path, path: str, text: str) -> None:
    """One file, its folder made if missing."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def own(root: Path, *lines: str) -> None:
    """The county's own file on the item."""
    head = ("# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json", f"事项: {ITEM}", "版本: 1", "示例: 是")
    write(root, OWN, "\n".join((*head, *lines)) + "\n")


def change(root: Path, path: str, old: str, new: str) -> None:
    """One place of a file changed; it must be there exactly once."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} 里“{old}”出现了 {text.count(old)} 次"
    write(root, path, text.replace(old, new))


def follow(root: Path, version: int) -> None:
    """The county pins another version of the city's guide."""
    line = f"事项: {ITEM}, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: "
    change(root, CLAIMS, f"{line}3", f"{line}{version}")
