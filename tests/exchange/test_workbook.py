"""What a workbook looks like inside: texts and never formulas, drop-down lists, print set-up, hidden stamp, colours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.comparing import Effect
from generator.errors import PortalError
from generator.exchange import workbook
from generator.exchange.grids import LIST, NOTES, STAMP
from generator.exchange.sheets import COLOURS
from tests.collection import small
from tests.conftest import REPO
from tests.exchange.books import content, parts, sheet_xml

SHEETS = ["清单", "申请材料", "办理流程", "特别程序与中介服务", "认领情况", "说明"]


def _made(root: Path, code: str = small.COUNTY) -> bytes:
    portal = Portal(root)
    return workbook(portal, portal.places[code])


def test_the_worksheets_and_what_is_hidden(root: Path) -> None:
    text = parts(_made(root))["xl/workbook.xml"]
    shown = [name for name, rest in re.findall(r'<sheet name="([^"]+)"([^>]*)/>', text) if "state=" not in rest]
    hidden = [name for name, rest in re.findall(r'<sheet name="([^"]+)"([^>]*)/>', text) if "state=" in rest]
    assert shown == SHEETS
    assert hidden == [STAMP, "_词表"]


def test_headings_are_the_schemas(root: Path) -> None:
    schema = json.loads((REPO / "catalog/schemas/item.schema.json").read_text("utf-8"))
    found = content(root)
    wanted = {node["x-column"] for node in schema["properties"].values() if node["x-sheet"] == LIST} | {"事项名称"}
    shown = {column.heading for column in found.listing.columns}
    assert wanted <= shown
    assert shown - wanted == {heading for heading in shown if heading.endswith("(市级)")}
    assert all(column.heading.removesuffix("(市级)") in shown for column in found.listing.columns)


def test_no_formula_whatever_a_text_begins_with(root: Path) -> None:
    small.own(root, "办理地点: '=HYPERLINK(\"http://example.invalid\")'", "办理时间: '+1'", "受理条件:", "  - {名称: '@甲', 内容: '-1', 变动: 增加}")
    for name, text in parts(_made(root)).items():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in text
            assert "<f " not in text
    assert "hyperlink" not in "".join(parts(_made(root))).lower()


def test_codes_are_texts_and_numbers_numbers(root: Path) -> None:
    text = sheet_xml(_made(root), "申请材料")
    cells = re.findall(r'<c r="[A-Z]+\d+" s="\d+"( t="s")?><v>(\d+)</v>', text)
    assert {kind for kind, _ in cells} == {"", ' t="s"'}
    assert 'numberStoredAsText="1"' in text


@pytest.mark.parametrize("name", SHEETS[:5])
def test_frozen_panes_and_a4(root: Path, name: str) -> None:
    text = sheet_xml(_made(root), name)
    assert re.search(r'<pane xSplit="\d+" ySplit="1"[^>]*state="frozen"/>', text)
    assert re.search(r'<pageSetup paperSize="9"[^>]*orientation="landscape"', text)
    assert 'fitToPage="1"' in text
    assert "<autoFilter" in text


def test_drop_down_lists_come_from_the_schema(root: Path) -> None:
    text = sheet_xml(_made(root), "申请材料")
    lists = re.findall(r"<formula1>(.*?)</formula1>", text)
    assert '"不要求,增加"' in lists
    assert '"原件或复印件,复印件,原件,待核,未公布"' in lists
    assert '"认领,不实施,市级办理,并入"' in re.findall(r"<formula1>(.*?)</formula1>", sheet_xml(_made(root), "认领情况"))


def test_differences_are_those_of_the_one_engine(root: Path) -> None:
    found = content(root)
    marked = {(*line.key[:3], heading, effect) for grid in found.grids for line in grid.lines for heading, effect in line.effects.items()}
    assert marked == {
        (small.ITEM, "承诺办结时限", Effect.LIGHTER), (small.ITEM, "承诺办结时限(市级)", Effect.LIGHTER),
        (small.ITEM, "申请材料", "施工合同", "份数", Effect.LIGHTER), (small.ITEM, "申请材料", "施工合同", "份数(市级)", Effect.LIGHTER),
        (small.ITEM, "申请材料", "房屋征收情况说明", "材料名称", Effect.LIGHTER), (small.ITEM, "申请材料", "房屋征收情况说明", "变动", Effect.LIGHTER),
        (small.ITEM, "办理环节", "审查", "环节时限", Effect.LIGHTER), (small.ITEM, "办理环节", "审查", "环节时限(市级)", Effect.LIGHTER),
    }
    styles = parts(_made(root))["xl/styles.xml"]
    assert COLOURS[Effect.LIGHTER].removeprefix("#") in styles


def test_the_same_data_make_the_same_bytes(root: Path) -> None:
    made = _made(root)
    assert made == _made(root)
    assert "2026-11-20T00:00:00Z" in parts(made)["docProps/core.xml"]


def test_the_city_s_workbook_is_the_baseline(root: Path) -> None:
    found = content(root, "150400")
    assert not any(column.role == "base" for grid in found.grids for column in grid.columns)
    assert not any(line.effects for grid in found.grids for line in grid.lines)
    assert [column.heading for column in found.claims.columns][:3] == ["事项标识", "事项名称", "旗县区"]


@pytest.mark.parametrize(("length", "held"), [(32767, True), (32768, False)])
def test_a_cell_too_long_is_refused_by_name(root: Path, length: int, held: bool) -> None:
    small.own(root, "申请材料:", f"  - {{名称: 施工合同, 受理标准: {'长' * length}}}")
    if held:
        assert "长" * length in parts(_made(root))["xl/sharedStrings.xml"]
        return
    with pytest.raises(PortalError) as refused:
        _made(root)
    assert str(refused.value) == "“建筑工程施工许可证核发”的申请材料“施工合同”“受理标准”有 32768 字，超过一个单元格能放的 32767 字，没有导出。把它分成几条或者写短。"


def test_the_notes_name_the_place_and_the_day(root: Path) -> None:
    assert NOTES in SHEETS
    text = parts(_made(root))["xl/sharedStrings.xml"]
    assert "红山区的工程建设项目审批清单和办事指南，数据截至 2026-11-20" in text
