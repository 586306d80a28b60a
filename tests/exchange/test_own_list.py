"""Our own workbooks as lists: the filled one tells what the county's files tell and nothing else, the blank one nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.comparing import Effect, compare
from generator.exchange import workbook
from generator.exchange.book import written
from generator.exchange.content import Content
from generator.exchange.grids import CHANGE
from generator.exchange.lists import Report, compared
from generator.exchange.lists.own import REMARK
from generator.exchange.stamp import stamp
from tests.collection import small
from tests.conftest import REPO
from tests.exchange.books import cell, fresh, without
from tests.exchange.test_no_edit import PLACES

COUNTIES = [code for code in PLACES if code != "150400"]
NAME = "建筑工程施工许可证核发"


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's own portal."""
    return Portal(REPO)


@pytest.mark.parametrize("code", COUNTIES)
def test_the_filled_one_tells_what_the_county_s_files_tell(code: str, portal: Portal) -> None:
    place = portal.places[code]
    report = compared(portal, place, "清单.xlsx", workbook(portal, place))
    shapes = [shape for shape in portal.shapes.of_home("旗县区指南") if not shape.meta]
    meant = set()
    for item in portal.items:
        holding, baseline = portal.holding(code, item), portal.baseline(item)
        if holding is not None and baseline is not None:
            found = compare(holding.elements, baseline.elements, shapes)
            meant |= {(item, each.subject) for each in found if each.effect not in (Effect.UNKNOWN, Effect.NEUTRAL)}
    assert {(each.item, each.finding.subject) for each in report.findings if each.kind != "缺项"} == meant
    assert report.remarks == [REMARK]


@pytest.mark.parametrize("code", COUNTIES[:3])
def test_the_blank_one_tells_nothing(code: str, portal: Portal) -> None:
    place = portal.places[code]
    report = compared(portal, place, "清单.xlsx", workbook(portal, place, blank=True))
    assert report.findings == []
    assert report.summary.rows == report.summary.by_code > 0


def test_the_city_s_own_agrees_with_itself(portal: Portal) -> None:
    report = compared(portal, portal.city, "清单.xlsx", workbook(portal, portal.city))
    assert [(each.kind, each.item, each.message) for each in report.findings] == []


def _typed(root: Path, *changes: Callable[[Content], None]) -> Report:
    """What a blank workbook tells when a county has typed into it."""
    portal = Portal(root)
    content = Content(portal, portal.places[small.COUNTY], blank=True)
    sealed = stamp(content)
    for change in changes:
        change(content)
    return compared(portal, content.place, "红山区.xlsx", written(content, sealed))


MATERIALS = (small.ITEM, "申请材料")
TYPED = {
    "a longer promise": ([cell("清单", (small.ITEM,), "承诺办结时限", "6日")], [("时限更长", "清单", "6日", "5日")]),
    "a longer promise, in their words": ([cell("清单", (small.ITEM,), "承诺办结时限", "6天")], [("时限更长", "清单", "6日", "5日")]),
    "the same promise": ([cell("清单", (small.ITEM,), "承诺办结时限", "5日")], []),
    "a promise not published": ([cell("清单", (small.ITEM,), "承诺办结时限", "未公布")], []),
    "a promise nobody can read": ([cell("清单", (small.ITEM,), "承诺办结时限", "尽快")], [("时限读不懂", "清单", "尽快", "")]),
    "a material not wanted": ([cell("申请材料", (*MATERIALS, "施工合同"), CHANGE, "不要求")], [("少材料", "申请材料", "", "施工合同")]),
    "a material more": ([fresh("申请材料", 事项名称=NAME, 事项标识=small.ITEM, 材料名称="身份证", 变动="增加")], [("多材料", "申请材料", "身份证", "")]),
    "more copies": ([cell("申请材料", (*MATERIALS, "施工合同"), "份数", "3")], [("材料更严", "申请材料", "3", "2")]),
    "an item not exercised": ([cell("认领情况", (small.ITEM,), "状态", "不实施"), cell("清单", (small.ITEM,), "承诺办结时限", "9日")], []),
    "a row gone": ([without("清单", small.ITEM)], [("缺项", "", "", NAME)]),
    "an item of nobody's": ([fresh("清单", 事项名称="没有的事项", 承诺办结时限="5日")], [("多项", "清单", "没有的事项", "")]),
}


@pytest.mark.parametrize("name", TYPED)
def test_what_is_typed_is_weighed(name: str, root: Path) -> None:
    changes, told = TYPED[name]
    assert [(each.kind, each.sheet, each.theirs, each.ours) for each in _typed(root, *changes).findings] == told


def test_a_finding_names_the_cell(root: Path) -> None:
    found = _typed(root, cell("申请材料", (*MATERIALS, "施工合同"), "份数", "3")).findings
    portal = Portal(root)
    content = Content(portal, portal.places[small.COUNTY], blank=True)
    grid = next(grid for grid in content.grids if grid.name == "申请材料")
    column = next(number for number, each in enumerate(grid.columns) if each.heading == "份数")
    row = next(number for number, each in enumerate(grid.lines, 2) if each.key[:3] == (*MATERIALS, "施工合同"))
    assert [each.cell for each in found] == [f"{chr(ord('A') + column)}{row}"]
