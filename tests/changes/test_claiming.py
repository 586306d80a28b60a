"""`portal claim`: only the intended lines change, a second run changes nothing, nothing is half written."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.changes.scripted import run
from tests.collection.small import CLAIMS, GUIDE, ITEM, OWN, change, follow, write

HEAD = f"""# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
# 红山区写与市级不同的地方
事项: {ITEM}
版本: 1
示例: 是
"""


def changed(before: str, after: str) -> list[str]:
    """Lines taken out and put in, in order."""
    return [line for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def both(root: Path) -> tuple[str, str]:
    return (root / CLAIMS).read_text("utf-8"), (root / OWN).read_text("utf-8") if (root / OWN).exists() else ""


def test_only_the_pin_changes_in_a_commented_file(root: Path) -> None:
    follow(root, 2)
    text = (root / CLAIMS).read_text("utf-8").replace("认领:\n", "认领:   # 一项一行\n  # 下面三项都在办\n").replace("日期: 2026-10-20}", "日期: 2026-10-20}      # 窗口已通知")
    write(root, CLAIMS, text)
    done = run(root, "claim", "红山区", "--take-over")
    assert done.code == 0
    assert changed(text, both(root)[0]) == [
        f"-  - {{事项: {ITEM}, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 2, 日期: 2026-10-20}}      # 窗口已通知",
        f"+  - {{事项: {ITEM}, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-11-20, 此前: [{{版本: 2, 自: 2026-10-20}}]}}      # 窗口已通知"]
    before = both(root)
    assert run(root, "claim", "红山区", "--take-over").out == "没有要改的。\n"
    assert both(root) == before


def test_block_style_and_an_earlier_pin(root: Path) -> None:
    line = f"  - {{事项: {ITEM}, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}}"
    block = f"""  - 事项: {ITEM}
    名称: 建筑工程施工许可证核发   # 照抄清单
    状态: 认领
    跟随版本: 2       # 第3版还在培训
    日期: 2026-10-20
    此前:
      - {{版本: 1, 自: 2025-02-01}}   # 最早
    权限: 全部"""
    change(root, CLAIMS, line, block)
    before = both(root)[0]
    run(root, "claim", "红山区", ITEM, "--confirm", "--as-of", "2026-11-16")
    assert changed(before, both(root)[0]) == [
        "-    跟随版本: 2       # 第3版还在培训", "-    日期: 2026-10-20", "+    跟随版本: 3       # 第3版还在培训", "+    日期: 2026-11-16",
        "+      - {版本: 2, 自: 2026-10-20}"]


OVERLAY = HEAD + """
申请材料:
  # 合同只收一份
  - {名称: 施工合同, 份数: 1}          # 市级 2 份
  - 名称: 建筑工程施工许可申请表
    份数: 1                             # 与市级一样
    受理标准: 加盖公章
  - {名称: 监理合同, 变动: 不要求}      # 市级第3版也不收了
办理环节:
  - {名称: 审查, 时限: 3日}             # 第2版是 4日
承诺办结时限: 5日                       # 第2版是 6日
# 最后一行
"""


def test_take_over_drops_what_the_city_now_says(root: Path) -> None:
    follow(root, 2)
    write(root, OWN, OVERLAY)
    done = run(root, "claim", "红山区", "--take-over")
    assert changed(OVERLAY, both(root)[1]) == [
        "-    份数: 1                             # 与市级一样", "-  - {名称: 监理合同, 变动: 不要求}      # 市级第3版也不收了",
        "-办理环节:", "-  - {名称: 审查, 时限: 3日}             # 第2版是 4日", "-承诺办结时限: 5日                       # 第2版是 6日"]
    assert done.out.count("与市级一样了，删掉") == 4
    before = both(root)
    run(root, "claim", "红山区", "--take-over")
    assert both(root) == before


def test_confirm_keeps_the_countys_own_lines(root: Path) -> None:
    follow(root, 2)
    write(root, OWN, OVERLAY)
    run(root, "claim", "红山区", "--confirm")
    assert both(root)[1] == OVERLAY
    assert "跟随版本: 3, 日期: 2026-11-20, 此前: [{版本: 2, 自: 2026-10-20}]" in both(root)[0]


def test_a_dry_run_and_what_is_still_heavier(root: Path) -> None:
    follow(root, 2)
    write(root, OWN, HEAD + "承诺办结时限: 6日\n")
    before = both(root)
    done = run(root, "claim", "红山区", "--take-over", "--dry-run")
    assert both(root) == before
    assert "还要看：建筑工程施工许可证核发：本地的“承诺办结时限”比市级第3版重" in done.out
    assert "只是预演，没有写" in done.out


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(root: Path, ends: str) -> None:
    follow(root, 2)
    text = both(root)[0]
    (root / CLAIMS).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ends).encode())
    run(root, "claim", "红山区", "--take-over")
    data = (root / CLAIMS).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(ends.encode()) == text.count("\n")
    assert (b"\r" in data) == (ends == "\r\n")


def test_wrong_use_is_one_sentence_and_writes_nothing(root: Path) -> None:
    follow(root, 2)
    before = both(root)
    for words, said in ((["红山区"], "--take-over"), (["赤峰市", "--confirm"], "没有认领表"), (["红山区", "mei-you", "--confirm"], "没有认领 mei-you")):
        done = run(root, "claim", *words)
        assert (done.code, said in done.err) == (2, True), done
    assert both(root) == before
    (root / CLAIMS).write_text("认领: [\n", "utf-8")
    assert "读不出来" in run(root, "claim", "红山区", "--confirm").err
    assert list(root.rglob(".*.new")) == []


def test_a_broken_guide_above_leaves_the_claim_alone(root: Path) -> None:
    follow(root, 2)
    (root / GUIDE).unlink()
    before = both(root)
    assert "市级没有可以跟随的指南" in run(root, "claim", "红山区", ITEM, "--take-over").out
    assert both(root) == before
