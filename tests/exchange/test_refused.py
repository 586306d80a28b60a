"""What an import refuses, by name and with the cure; and that it then writes nothing at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import PortalError
from tests.collection import small
from tests.collection.small import GUIDE, ITEM, OWN
from tests.conftest import PortalCommand
from tests.exchange.books import Change, cell, fresh, line, planned, renamed, sent, without

NAME = "建筑工程施工许可证核发"
OTHER = "qiye-touzi-xiangmu-beian"
CONTRACT = (ITEM, "申请材料", "施工合同")
LIMIT = cell("清单", (ITEM,), "承诺办结时限", "2日")


def _said(root: Path, *changes: Change) -> list[str]:
    """What is refused; then nothing is written."""
    found = planned(root, sent(root, root.parent / "list.xlsx", *changes))
    assert found.files == {}
    return [f"{each.where}：{each.message}" for each in found.troubles]


ROWS: dict[str, tuple[list[Change], list[str]]] = {
    "rows gone": (
        [without("申请材料", *CONTRACT), without("清单", ITEM), without("认领情况", ITEM)], [
            "清单：少了“建筑工程施工许可证核发”这一行，或者名称改了。不能删行、改名；不办的在“认领情况”里改状态。",
            "申请材料：少了“建筑工程施工许可证核发”的申请材料“施工合同”这一行，或者名称改了。不能删行、改名；不要的在“变动”写 不要求。",
            "认领情况：少了“建筑工程施工许可证核发”这一行，或者名称改了。不能删行、改名；不办的在“认领情况”里改状态。"]),
    "cells of others": (
        [cell("申请材料", CONTRACT, "份数(市级)", "9"), cell("清单", (ITEM,), "法定办结时限", "1日"), cell("清单", (ITEM,), "事项名称", "施工许可")], [
            "清单 第5行：“事项名称”这一格不是本地写的，不能在这里改。改回“建筑工程施工许可证核发”。",
            "清单 第5行：“法定办结时限”这一格不是本地写的，不能在这里改。改回“7日”。",
            "申请材料 第8行：“份数(市级)”这一格不是本地写的，不能在这里改。改回“2”。"]),
    "marks": (
        [cell("申请材料", CONTRACT, "变动", "删掉"), cell("申请材料", (ITEM, "申请材料", "用地批准手续"), "变动", "增加"),
         cell("申请材料", (ITEM, "申请材料", "房屋征收情况说明"), "份数", "1")], [
            "申请材料 第7行：市级已经有这一条，“变动”不写 增加。",
            "申请材料 第8行：“变动”写的是“删掉”，只能空着，或者写 不要求、增加。",
            "申请材料 第10行：写了 不要求，又填了内容。要这一条就清空“变动”，不要就清空内容。"]),
    "new rows": (
        [fresh("申请材料", 事项名称=NAME, 材料名称="身份证"), fresh("申请材料", 事项名称=NAME, 材料名称="施工 合同", 变动="增加"),
         fresh("申请材料", 事项名称="没有的事项", 材料名称="身份证", 变动="增加"), fresh("申请材料", 事项名称=NAME, 变动="增加"),
         fresh("特别程序与中介服务", 事项名称=NAME, 要素="法定特别程序", **{"程序名称/名称": "评审"}, 变动="增加"),
         fresh("清单", 事项名称=NAME), fresh("清单", 事项标识="bucunzai")], [
            "清单 第6行：“建筑工程施工许可证核发”写了两行，留一行。",
            "清单 第7行：没有“bucunzai”这个事项标识。",
            "申请材料 第13行：没有写事项标识，“没有的事项”也认不出是哪一项。",
            "申请材料 第14行：“材料名称”没有写。",
            "申请材料 第11行：“身份证”原来没有。要加一条，在“变动”写 增加；名称写错了就改对。",
            "申请材料 第12行：“施工 合同”已经有一行了，改那一行。",
            "特别程序与中介服务 第12行：法定特别程序不是本地写的，不能在这里加。"]),
    "values the schema refuses": (
        [cell("申请材料", CONTRACT, "材料类型", "扫描件"), cell("清单", (ITEM,), "承诺办结时限", "两天"), fresh("申请材料", 事项名称=NAME, 材料名称="身份证", 变动="增加"),
         cell("认领情况", (OTHER,), "状态", "不办")], [
            "建筑工程施工许可证核发：“承诺办结时限”写的是“两天”，读不出数和单位。写成一句，如 5个工作日、7日、即办、未规定；没有核对写 待核。",
            "建筑工程施工许可证核发：“材料类型”不能写“扫描件”。是不是“原件”？可以写：原件或复印件、复印件、原件、待核、未公布。",
            "建筑工程施工许可证核发：“身份证”缺少“材料类型”。补上“材料类型”；没有核对写 待核，没有公布写 未公布。",
            "认领情况：“状态”不能写“不办”。是不是“不实施”？可以写：认领、不实施、市级办理、并入。"]),
    "claims": ([cell("认领情况", (ITEM,), "跟随版本", "2"), cell("认领情况", (OTHER,), "权限", "受委托"), cell("清单", (OTHER,), "告知承诺", "是")], [
        "企业投资项目备案：认领和内容不能一次改：先只改认领，导入，再重新导出改内容。",
        "认领情况 第5行：改了跟随版本，日期也要改成跟进的那一天。"]),
}


@pytest.mark.parametrize("name", ROWS)
def test_refused_with_its_place_and_cure(root: Path, name: str) -> None:
    changes, said = ROWS[name]
    assert sorted(_said(root, *changes)) == sorted(said)


def test_an_item_not_claimed_cannot_be_edited(root: Path) -> None:
    item = "sheji-guojia-anquan-jianshe-xiangmu-xuke"
    said = _said(root, cell("清单", (item,), "承诺办结时限", "1日"))
    assert len(said) == 1
    assert "本地没有认领这一项。" in said[0]


@pytest.mark.parametrize("text", [None, "认领：[]\n"])
def test_claims_that_cannot_be_read(root: Path, text: str | None) -> None:
    (root / small.CLAIMS).unlink()
    if text is not None:
        small.write(root, small.CLAIMS, text)
    assert _said(root, cell("认领情况", (OTHER,), "状态", "认领"), cell("认领情况", (OTHER,), "跟随版本", "1"), cell("认领情况", (OTHER,), "日期", "2026-11-20")) == [
        f"认领情况：{small.CLAIMS} 没有或者读不出来，先运行 portal check 改好。"]


def test_a_county_file_that_cannot_be_read(root: Path) -> None:
    small.write(root, OWN, "事项：甲\n")
    assert _said(root, LIMIT) == ["建筑工程施工许可证核发：这个文件有错或者读不出来，先运行 portal check 改好。"]


def test_a_place_where_a_comment_would_go(root: Path) -> None:
    small.own(root, "办理形式:", "  - 窗口办理  # 一楼大厅", "  - 网上办理", "  - 移动端办理")
    assert _said(root, cell("清单", (ITEM,), "办理形式", "窗口办理\n网上办理\n快递申请")) == [
        f"建筑工程施工许可证核发：{OWN} 的“办理形式”写法特殊(中间有说明，或者文字跨了几行)，不能自动改。照上面的计划在文件里手工改。"]


def test_a_stale_workbook_is_refused_only_where_it_was_edited(root: Path) -> None:
    """The city's guide changes after the workbook left: an untouched item is no conflict, an edited one is."""
    books = {name: sent(root, root.parent / f"{name}.xlsx", *changes) for name, changes in {
        "edited": [LIMIT], "untouched": [cell("清单", ("qiye-touzi-xiangmu-beian",), "告知承诺", "是")]}.items()}
    small.change(root, GUIDE, "承诺办结时限: 5日", "承诺办结时限: 4日")
    assert [each.message for each in planned(root, books["edited"]).troubles] == ["不能导入：导出以后文件又改过。重新导出一份，再把改动写进去。"]
    assert planned(root, books["edited"]).files == {}
    found = planned(root, books["untouched"])
    assert found.troubles == []
    assert list(found.files) == ["guides/150402-hongshan/qiye-touzi-xiangmu-beian.yml"]


def test_a_newer_version_is_named(root: Path) -> None:
    book = sent(root, root.parent / "list.xlsx", LIMIT)
    small.change(root, GUIDE, "版本: 3\n示例", "版本: 4\n示例")
    small.change(root, GUIDE, "变更:\n", "变更:\n  - {版本: 4, 类型: 调整, 生效日期: 2026-11-01, 原因: 示例, 文号: 示例〔2026〕3号}\n")
    assert [each.message for each in planned(root, book).troubles] == ["不能导入：导出时市指南是第 3 版，现在是第 4 版。重新导出一份，再把改动写进去。"]


def test_the_county_s_own_file_changed_meanwhile(root: Path) -> None:
    book = sent(root, root.parent / "list.xlsx", LIMIT)
    small.change(root, OWN, "份数: 1 ", "份数: 0 ")
    assert "导出以后文件又改过" in planned(root, book).troubles[0].message


def test_the_city_s_workbook_cannot_change_what_counties_say(root: Path) -> None:
    found = planned(root, sent(root, root.parent / "list.xlsx", lambda content: line(content, "认领情况", ITEM).texts.update(状态="不实施"), code="150400"), "150400")
    assert "“状态”这一格不是本地写的" in found.troubles[0].message


@pytest.mark.parametrize(("name", "said"), [("申请材料", "里没有“申请材料”这张表"), ("_版本", "不是 portal export 导出的工作簿")])
def test_a_worksheet_gone(root: Path, name: str, said: str) -> None:

    book = sent(root, root.parent / "list.xlsx")
    packed = renamed(book.read_bytes(), name, "别的表")
    book.write_bytes(packed)
    with pytest.raises(PortalError, match=said):
        planned(root, book)


def test_a_column_gone(root: Path) -> None:
    def cut(content: object) -> None:
        columns = content.listing.columns  # type: ignore[attr-defined]
        columns.remove(next(column for column in columns if column.heading == "承诺办结时限"))

    with pytest.raises(PortalError, match="的“清单”里没有“承诺办结时限”这一栏"):
        planned(root, sent(root, root.parent / "list.xlsx", cut))


def test_another_place_s_workbook(root: Path) -> None:
    book = sent(root, root.parent / "list.xlsx", code="150400")
    with pytest.raises(PortalError, match="是赤峰市的，不是红山区的"):
        planned(root, book)


def test_the_command_writes_all_or_nothing(root: Path, portal_cmd: PortalCommand) -> None:
    before = (root / OWN).read_bytes()
    book = sent(root, root.parent / "list.xlsx", LIMIT, without("申请材料", *CONTRACT))
    done = portal_cmd("import", "红山区", book, "--yes", root=root)
    assert done.code == 1
    assert "有 1 处不能改，什么都没有写。" in done.out
    assert (root / OWN).read_bytes() == before
    book = sent(root, root.parent / "list.xlsx", LIMIT)
    for words, code in ((("--dry-run",), 0), ((), 2)):
        assert portal_cmd("import", "红山区", book, *words, root=root).code == code
        assert (root / OWN).read_bytes() == before
    done = portal_cmd("import", "红山区", book, "--yes", root=root)
    assert done.code == 0
    assert done.out.splitlines()[:2] == ["清单 第5行  建筑工程施工许可证核发：承诺办结时限  3日 → 2日", f"改 {OWN}"]
    assert (root / OWN).read_bytes() == before.replace("承诺办结时限: 3日".encode(), "承诺办结时限: 2日".encode())
    assert [path.name for path in (root / OWN).parent.iterdir() if path.name.startswith(".")] == []
    shutil.rmtree(root)
