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
CONTRACT = (ITEM, "申请材料", "施工合同")
LIMIT = cell("清单", (ITEM,), "承诺办结时限", "2日")


def _said(root: Path, *changes: Change) -> list[str]:
    """What is refused, with a good edit beside it that must not be written either."""
    found = planned(root, sent(root, root.parent / "list.xlsx", *changes))
    assert found.files == {}
    return [f"{each.where}：{each.message}" for each in found.troubles]


@pytest.mark.parametrize(("change", "said"), [
    (without("申请材料", *CONTRACT), "申请材料：少了“建筑工程施工许可证核发”的申请材料“施工合同”这一行，或者名称改了。不能删行、改名；不要的在“变动”写 不要求。"),
    (without("清单", ITEM), "清单：少了“建筑工程施工许可证核发”这一行，或者名称改了。不能删行、改名；不办的在“认领情况”里改状态。"),
    (without("认领情况", ITEM), "认领情况：少了“建筑工程施工许可证核发”这一行，或者名称改了。不能删行、改名；不办的在“认领情况”里改状态。"),
    (cell("申请材料", CONTRACT, "份数(市级)", "9"), "“份数(市级)”这一格不是本地写的，不能在这里改。改回“2”。"),
    (cell("清单", (ITEM,), "法定办结时限", "1日"), "“法定办结时限”这一格不是本地写的"),
    (cell("清单", (ITEM,), "事项名称", "施工许可"), "“事项名称”这一格不是本地写的"),
    (cell("清单", (ITEM,), "事项标识", "bucunzai"), "没有“bucunzai”这个事项标识。"),
    (cell("申请材料", CONTRACT, "变动", "删掉"), "“变动”写的是“删掉”，只能空着，或者写 不要求、增加。"),
    (cell("申请材料", CONTRACT, "变动", "增加"), "市级已经有这一条，“变动”不写 增加。"),
    (cell("申请材料", CONTRACT, "材料类型", "扫描件"), "“材料类型”不能写“扫描件”。"),
    (cell("清单", (ITEM,), "承诺办结时限", "两天"), "“承诺办结时限”写的是“两天”，读不出数和单位。"),
    (fresh("申请材料", 事项名称=NAME, 材料名称="身份证"), "“身份证”原来没有。要加一条，在“变动”写 增加；名称写错了就改对。"),
    (fresh("申请材料", 事项名称=NAME, 材料名称="施工 合同", 变动="增加"), "“施工 合同”已经有一行了，改那一行。"),
    (fresh("申请材料", 事项名称="没有的事项", 材料名称="身份证", 变动="增加"), "没有写事项标识，“没有的事项”也认不出是哪一项。"),
    (fresh("申请材料", 事项名称=NAME, 变动="增加"), "“材料名称”没有写。"),
    (fresh("申请材料", 事项名称=NAME, 材料名称="身份证", 变动="增加"), "“身份证”缺少“材料类型”。"),
    (fresh("特别程序与中介服务", 事项名称=NAME, 要素="法定特别程序", **{"程序名称/名称": "评审"}, 变动="增加"), "法定特别程序不是本地写的，不能在这里加。"),
    (fresh("清单", 事项名称=NAME), "“建筑工程施工许可证核发”写了两行，留一行。"),
    (cell("认领情况", ("qiye-touzi-xiangmu-beian",), "状态", "不办"), "认领情况：“状态”不能写“不办”。"),
    (cell("认领情况", (ITEM,), "跟随版本", "2"), "改了跟随版本，日期也要改成跟进的那一天。"),
    (cell("认领情况", (ITEM,), "权限", "受委托"), "建筑工程施工许可证核发：认领和内容不能一次改"),
])
def test_refused_with_its_place_and_cure(root: Path, change: Change, said: str) -> None:
    found = _said(root, LIMIT, change)
    assert any(said in each for each in found), found


def test_a_dropped_row_with_content_is_not_guessed_at(root: Path) -> None:
    assert "写了 不要求，又填了内容。" in _said(root, cell("申请材料", (ITEM, "申请材料", "房屋征收情况说明"), "份数", "1"))[0]


def test_an_item_not_claimed_cannot_be_edited(root: Path) -> None:
    item = "sheji-guojia-anquan-jianshe-xiangmu-xuke"
    said = _said(root, cell("清单", (item,), "承诺办结时限", "1日"))
    assert len(said) == 1
    assert "本地没有认领这一项。" in said[0]


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
