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


ADDED = fresh("申请材料", 事项名称=NAME, 材料名称="身份证复印件", 变动="增加", 材料类型="复印件", 材料形式="纸质", 份数="1", 材料必要性="必要", 来源渠道="申请人自备", 依据="待核")
EDITS: dict[str, tuple[list[Change], list[str]]] = {
    "each cell its line": ([
        cell("清单", (ITEM,), "承诺办结时限", "2日"),
        cell("申请材料", _materials("施工合同"), "份数", "0"),
        cell("申请材料", _materials("施工合同"), "材料形式", "电子"),
        cell("申请材料", _materials("房屋征收情况说明"), "变动", ""),
        cell("申请材料", _materials("用地批准手续"), "变动", "不要求"),
        ADDED,
        cell("办理流程", (ITEM, "办理环节", "审查"), "环节时限", "２个工作日"),
        cell("办理流程", (ITEM, "办理环节", "受理"), "办理岗位", "大厅，三楼\n东侧"),
    ], [
        "-承诺办结时限: 3日              # 市级 5日", "+承诺办结时限: 2日              # 市级 5日",
        "-    份数: 1                     # 市级 2 份", "+    材料形式: 电子", "+    份数: 0                     # 市级 2 份",
        "-  - 名称: 房屋征收情况说明", "-    变动: 不要求", "+  - {名称: 用地批准手续, 变动: 不要求}",
        "+  - {名称: 身份证复印件, 变动: 增加, 材料类型: 复印件, 材料形式: 纸质, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 待核}",
        "-  - {名称: 审查, 时限: 1日}     # 市级 3日", '+  - {名称: 审查, 时限: 2个工作日}     # 市级 3日', '+  - {名称: 受理, 办理岗位: "大厅，三楼\\n东侧"}',
    ]),
    "new elements where the schema puts them": ([
        cell("清单", (ITEM,), "办理形式", "窗口办理\n网上办理\n移动端办理"),
        cell("清单", (ITEM,), "办理地点", "0476号 东侧"),
        cell("清单", (ITEM,), "受理条件", "用地手续｜用地批准手续已经办好｜建筑法第八条第一款第一项\n施工企业｜已经选定｜建筑法第八条第一款第四项"),
        cell("办理流程", (ITEM, "办理环节", "审查"), "办理岗位", "=1+1"),
    ], [
        "+受理条件:", "+  - {名称: 施工企业, 内容: 已经选定}",
        "-  - {名称: 审查, 时限: 1日}     # 市级 3日", "+  - {名称: 审查, 办理岗位: '=1+1', 时限: 1日}     # 市级 3日",
        "+办理形式: [窗口办理, 网上办理, 移动端办理]", "+办理地点: 0476号 东侧",
    ]),
    "back to the city's, one entry": ([cell("申请材料", _materials("施工合同"), "份数", "2"), cell("清单", (ITEM,), "承诺办结时限", "")], [
        "-承诺办结时限: 3日              # 市级 5日", "-  - 名称: 施工合同", "-    份数: 1                     # 市级 2 份",
    ]),
    "back to the city's, a whole list; its comment stays": (
        [cell("申请材料", _materials("施工合同"), "份数", ""), cell("申请材料", _materials("房屋征收情况说明"), "变动", "")],
        ["-申请材料:", "-  - 名称: 施工合同", "-    份数: 1                     # 市级 2 份", "-  - 名称: 房屋征收情况说明", "-    变动: 不要求"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_cell_changes_that_line_only(root: Path, name: str) -> None:
    changes, lines = EDITS[name]
    assert _changed(root, OWN, *changes) == lines


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


def test_claims_change_on_one_line(root: Path) -> None:
    third = "teshu-jianshe-gongcheng-xiaofang-sheji-shencha"
    lines = _changed(root, CLAIMS, cell("认领情况", (OTHER,), "状态", "不实施"), cell("认领情况", (OTHER,), "跟随版本", ""),
                     cell("认领情况", (OTHER,), "理由", "本级没有权限"), cell("认领情况", (third,), "实施主体", "红山区某局(示例)"))
    gone, come = ([each for each in lines if each[0] == sign] for sign in "-+")
    assert [each.partition(",")[0] for each in come] == [each.replace("-", "+", 1).partition(",")[0] for each in gone]
    assert len(come) == 2
    other = next(each for each in come if OTHER in each)
    assert "跟随版本" not in other
    assert "状态: 不实施" in other
    assert "理由: 本级没有权限" in other
    assert "实施主体: 红山区某局(示例)" in next(each for each in come if third in each)


def test_following_a_version_keeps_the_one_before(root: Path) -> None:
    small.follow(root, 2)
    _, come = _changed(root, CLAIMS, cell("认领情况", (ITEM,), "跟随版本", "3"), cell("认领情况", (ITEM,), "日期", "2026-11-20"))
    assert "跟随版本: 3, " in come
    assert "日期: 2026-11-20, 此前: [{版本: 2, 自: " in come


def test_an_item_not_yet_claimed_gets_a_line(root: Path) -> None:
    line = f"  - {{事项: {OTHER}, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}}\n"
    small.change(root, CLAIMS, line, "")
    assert _changed(root, CLAIMS, cell("认领情况", (OTHER,), "状态", "市级办理"), cell("认领情况", (OTHER,), "日期", "2026-11-20"),
                    cell("认领情况", (OTHER,), "理由", "由市级办理")) == [
        f"+  - {{事项: {OTHER}, 名称: 企业投资项目备案, 状态: 市级办理, 日期: 2026-11-20, 理由: 由市级办理}}"]


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


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+86", "@甲", "-1", "007", "1e5", "2026-11-20", "\"双\"和'单'", "第一行\n第二行", "长" * 32767],
                         ids=lambda text: text[:12])
def test_whatever_a_text_begins_with_it_comes_in_as_it_was_typed_and_goes_out_again(text: str, root: Path, tmp_path: Path) -> None:
    found = planned(root, sent(root, tmp_path / "list.xlsx", cell("申请材料", _materials("施工合同"), "受理标准", text)))
    assert found.troubles == []
    small.write(root, OWN, found.files[OWN].decode())
    holding = Portal(root).holding(small.COUNTY, ITEM)
    assert holding is not None
    assert next(each.text("受理标准") for each in holding.elements["申请材料"] if each.text("名称") == "施工合同") == text  # type: ignore[union-attr]
    again = planned(root, sent(root, tmp_path / "again.xlsx"))
    assert (again.edits, again.troubles) == ([], [])
