"""Edits of a workbook become edits of single lines; everything else of a file stays as it was typed."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.model.tree import plain
from tests.collection import small
from tests.collection.small import CLAIMS, GUIDE, ITEM, OWN
from tests.exchange.books import Change, cell, fresh, planned, sent

NAME = "建筑工程施工许可证核发"
OTHER = "qiye-touzi-xiangmu-beian"


def _changed(root: Path, path: str, *changes: Change, code: str = small.COUNTY) -> list[str]:
    """The lines that importing would change in a file, the only one it would change."""
    book = sent(root, root.parent / "list.xlsx", *changes, code=code)
    found = planned(root, book, code)
    assert found.troubles == []
    assert list(found.files) == [path]
    before, after = (root / path).read_text("utf-8") if (root / path).exists() else "", found.files[path].decode()
    return [each for each in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0) if each[0] in "+-" and each[:3] not in ("+++", "---")]


def _materials(name: str) -> tuple[str, ...]:
    return (ITEM, "申请材料", name)


@pytest.mark.parametrize(("change", "lines"), [
    (cell("申请材料", _materials("施工合同"), "份数", "2"), ["-  - 名称: 施工合同", "-    份数: 1                     # 市级 2 份"]),
    (cell("申请材料", _materials("施工合同"), "份数", "0"),
     ["-    份数: 1                     # 市级 2 份", "+    份数: 0                     # 市级 2 份"]),
    (cell("申请材料", _materials("施工合同"), "材料形式", "电子"), ["+    材料形式: 电子"]),
    (cell("申请材料", _materials("施工合同"), "份数", ""), ["-  - 名称: 施工合同", "-    份数: 1                     # 市级 2 份"]),
    (cell("申请材料", _materials("房屋征收情况说明"), "变动", ""), ["-  - 名称: 房屋征收情况说明", "-    变动: 不要求"]),
    (cell("申请材料", _materials("用地批准手续"), "变动", "不要求"), ["+  - {名称: 用地批准手续, 变动: 不要求}"]),
    (cell("办理流程", (ITEM, "办理环节", "审查"), "环节时限", "２个工作日"),
     ["-  - {名称: 审查, 时限: 1日}     # 市级 3日", "+  - {名称: 审查, 时限: 2个工作日}     # 市级 3日"]),
    (cell("办理流程", (ITEM, "办理环节", "审查"), "办理岗位", "=1+1"),
     ["-  - {名称: 审查, 时限: 1日}     # 市级 3日", "+  - {名称: 审查, 办理岗位: '=1+1', 时限: 1日}     # 市级 3日"]),
    (cell("办理流程", (ITEM, "办理环节", "受理"), "办理岗位", "大厅，三楼\n东侧"), ['+  - {名称: 受理, 办理岗位: "大厅，三楼\\n东侧"}']),
    (cell("清单", (ITEM,), "承诺办结时限", "2日"),
     ["-承诺办结时限: 3日              # 市级 5日", "+承诺办结时限: 2日              # 市级 5日"]),
    (cell("清单", (ITEM,), "承诺办结时限", ""), ["-承诺办结时限: 3日              # 市级 5日"]),
    (cell("清单", (ITEM,), "办理形式", "窗口办理\n网上办理\n移动端办理"), ["+办理形式: [窗口办理, 网上办理, 移动端办理]"]),
    (cell("清单", (ITEM,), "办理地点", "0476号 东侧"), ["+办理地点: 0476号 东侧"]),
    (cell("清单", (ITEM,), "受理条件", "用地手续｜用地批准手续已经办好｜建筑法第八条第一款第一项\n施工企业｜已经选定｜建筑法第八条第一款第四项"),
     ["+受理条件:", "+  - {名称: 施工企业, 内容: 已经选定}"]),
    (fresh("申请材料", 事项名称=NAME, 材料名称="身份证复印件", 变动="增加", 材料类型="复印件", 材料形式="纸质", 份数="1", 材料必要性="必要", 来源渠道="申请人自备", 依据="待核"),
     ["+  - {名称: 身份证复印件, 变动: 增加, 材料类型: 复印件, 材料形式: 纸质, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 待核}"]),
])
def test_an_edited_cell_changes_that_line_only(root: Path, change: Change, lines: list[str]) -> None:
    assert _changed(root, OWN, change) == lines


def test_several_edits_at_once(root: Path) -> None:
    assert _changed(root, OWN, cell("申请材料", _materials("施工合同"), "份数", "2"), cell("清单", (ITEM,), "承诺办结时限", "2日"),
                    cell("申请材料", _materials("房屋征收情况说明"), "变动", "")) == [
        "-承诺办结时限: 3日              # 市级 5日", "-申请材料:", "-  - 名称: 施工合同", "-    份数: 1                     # 市级 2 份",
        "+承诺办结时限: 2日              # 市级 5日", "-  - 名称: 房屋征收情况说明", "-    变动: 不要求"], "说明留着"


def test_line_ends_and_mark_stay(root: Path) -> None:
    data = b"\xef\xbb\xbf" + (root / OWN).read_bytes().replace(b"\n", b"\r\n")
    (root / OWN).write_bytes(data)
    found = planned(root, sent(root, root.parent / "list.xlsx", cell("清单", (ITEM,), "承诺办结时限", "2日")))
    assert found.files[OWN] == data.replace("承诺办结时限: 3日".encode(), "承诺办结时限: 2日".encode())


def test_a_county_without_a_file_gets_one_that_says_what_differs(root: Path) -> None:
    (root / OWN).unlink()
    assert _changed(root, OWN, cell("申请材料", _materials("施工合同"), "份数", "1"), cell("清单", (ITEM,), "告知承诺", "否")) == [
        "+# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json", f"+事项: {ITEM}", "+版本: 1", "+示例: 是", "+核对: {其余: 待核}", "+", "+申请材料:", "+  - {名称: 施工合同, 份数: 1}", "+告知承诺: 否", "+", "+变更:", "+  - {版本: 1, 类型: 新增, 生效日期: 2026-11-20}"]


def test_the_city_s_guide_is_edited_where_it_stands(root: Path) -> None:
    assert _changed(root, GUIDE, cell("申请材料", _materials("施工合同"), "份数", "1"), code="150400") == [
        "-  - {名称: 施工合同, 材料类型: 复印件, 材料形式: 纸质或电子, 份数: 2, 必要性: 必要, 来源渠道: 申请人自备, 依据: 建筑法第八条第一款第四项}",
        "+  - {名称: 施工合同, 材料类型: 复印件, 材料形式: 纸质或电子, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 建筑法第八条第一款第四项}"]


def test_the_city_adds_to_an_empty_list(root: Path) -> None:
    path = f"guides/150400-chifeng/{OTHER}.yml"
    assert _changed(root, path, cell("清单", (OTHER,), "收费", "登记费｜10｜每件 10 元｜待核"), fresh(
        "办理流程", 事项标识=OTHER, 环节名称="送达", 变动="增加", 序号="2", 办理岗位="窗口", 环节时限="1日"), code="150400") == [
        "+  - {名称: 送达, 序号: 2, 办理岗位: 窗口, 时限: 1日}", "-收费: []", "+收费:", "+  - {名称: 登记费, 金额: 10, 标准: 每件 10 元, 依据: 待核}"]


@pytest.mark.parametrize(("changes", "lines"), [
    ((cell("认领情况", (OTHER,), "状态", "不实施"), cell("认领情况", (OTHER,), "跟随版本", ""), cell("认领情况", (OTHER,), "理由", "本级没有权限")),
     ("跟随版本: 1, ", "状态: 不实施", "理由: 本级没有权限")),
    ((cell("认领情况", (OTHER,), "实施主体", "红山区某局(示例)"),), ("", "状态: 认领", "实施主体: 红山区某局(示例)")),
])
def test_claims_change_on_one_line(root: Path, changes: tuple[Change, ...], lines: tuple[str, str, str]) -> None:
    gone, come = _changed(root, CLAIMS, *changes)
    assert (gone[0], come[0]) == ("-", "+")
    assert lines[1] in come
    assert lines[2] in come
    assert not lines[0] or (lines[0] in gone and lines[0] not in come)


def test_following_a_version_keeps_the_one_before(root: Path) -> None:
    small.follow(root, 2)
    _, come = _changed(root, CLAIMS, cell("认领情况", (ITEM,), "跟随版本", "3"), cell("认领情况", (ITEM,), "日期", "2026-11-20"))
    assert "跟随版本: 3, " in come
    assert "日期: 2026-11-20, 此前: [{版本: 2, 自: " in come


def test_what_is_planned_is_what_holds(root: Path, tmp_path: Path) -> None:
    """After writing, the portal would export what the clerk sent, and importing it again changes nothing."""
    book = sent(root, tmp_path / "list.xlsx", cell("申请材料", _materials("施工合同"), "份数", "0"), cell("清单", (ITEM,), "咨询方式", "0476-1234567"))
    found = planned(root, book)
    small.write(root, OWN, found.files[OWN].decode())
    holding = Portal(root).holding(small.COUNTY, ITEM)
    assert holding is not None
    contract = next(each for each in holding.elements["申请材料"] if each.text("名称") == "施工合同")  # type: ignore[union-attr]
    assert (contract.text("份数"), plain(holding.elements["咨询电话"])) == ("0", "0476-1234567")  # type: ignore[union-attr]
    assert planned(root, sent(root, tmp_path / "again.xlsx")).edits == []


def test_rows_sorted_and_rows_of_others_are_no_edit(root: Path) -> None:
    def backwards(found: object) -> None:
        for grid in found.grids:  # type: ignore[attr-defined]
            grid.lines.reverse()
            grid.columns.reverse()

    book = sent(root, root.parent / "list.xlsx", backwards)
    assert planned(root, book).edits == []
    assert planned(root, book).troubles == []


