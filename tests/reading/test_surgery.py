"""Cuts into a text: every character outside them stays, and the result reads as intended or not at all."""

from __future__ import annotations

import pytest
import yaml

from generator.errors import PortalError
from generator.reading.surgery import Path, Surgery

TEXT = """# 开头的说明
版本: 3              # 对齐
材料:
  # 合同
  - 名称: 施工合同
    份数: 1       # 一份
    形式: 纸质     # 纸
  - {名称: '图纸, 甲', 份数: 2, 变动: 不要求}  # 行末
办理形式: [窗口办理, 网上办理]
认领:
  - {事项: a, 跟随版本: 2}   # 尾
变更:
- {版本: 3}
"""


def cut(*steps: tuple[str, Path, object], text: str = TEXT) -> str:
    surgery = Surgery("a.yml", text.encode(), frozenset())
    for name, path, value in steps:
        getattr(surgery, name)(path, *([] if value is None else [value]))
    return surgery.result().decode()


def every(tree: object, path: Path = ()) -> list[Path]:
    """All places of a plain tree."""
    found = [path] if path else []
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, child in pairs:
        found += every(child, (*path, key))
    return found


PLACES = every(yaml.safe_load(TEXT))


def without(tree: object, path: Path) -> object:
    holder = tree
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    del holder[path[-1]]  # type: ignore[attr-defined]
    return tree


@pytest.mark.parametrize("path", PLACES, ids=lambda path: "/".join(map(str, path)))
def test_any_one_thing_can_be_dropped_and_nothing_else_goes(path: Path) -> None:
    wanted = without(yaml.safe_load(TEXT), path)
    try:
        result = cut(("drop", path, None))
    except PortalError:
        # An empty list or mapping is no text a clerk writes: then nothing is written.
        assert [] in _leaves(wanted) or {} in _leaves(wanted)
        return
    assert yaml.safe_load(result) == wanted
    kept = iter(TEXT.splitlines())
    assert all(any(line.startswith(old[:3]) or line.strip() in old for old in kept) for line in result.splitlines())


def _leaves(tree: object) -> list[object]:
    if isinstance(tree, dict | list) and tree:
        return [leaf for child in (tree.values() if isinstance(tree, dict) else tree) for leaf in _leaves(child)]
    return [tree]


def test_comments_keep_their_column_while_there_is_room() -> None:
    assert cut(("set", ("版本",), 10)).splitlines()[1] == "版本: 10             # 对齐"
    assert cut(("set", ("材料", 0, "份数"), "10")).splitlines()[5] == "    份数: '10'    # 一份"


def test_several_cuts_at_once() -> None:
    result = cut(("set", ("认领", 0, "跟随版本"), 3), ("put", ("认领", 0, "此前"), [{"版本": 2, "自": "2026-01-01"}]),
                 ("prepend", ("变更",), {"版本": 4, "原因": "甲, 乙"}), ("drop", ("材料", 1), None), ("put", ("材料", 0, "依据"), "法"))
    assert "  - {事项: a, 跟随版本: 3, 此前: [{版本: 2, 自: 2026-01-01}]}   # 尾\n" in result
    assert "变更:\n- {版本: 4, 原因: '甲, 乙'}\n- {版本: 3}\n" in result
    assert "    形式: 纸质     # 纸\n    依据: 法\n办理形式" in result


def test_text_over_several_lines_is_left_alone() -> None:
    text = "甲: 一\n  二\n乙: 3\n"
    assert cut(("set", ("乙",), 4), text=text) == "甲: 一\n  二\n乙: 4\n"
    assert cut(("drop", ("甲",), None), text=text) == "乙: 3\n"


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(PortalError, match="第 2 行"):
        Surgery("a.yml", "甲: 1\n甲: 2\n".encode(), frozenset())
