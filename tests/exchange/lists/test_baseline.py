"""The portal's own list, written as an office would write it: there is nothing to report, whatever the data say today."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange.lists import compared
from generator.exchange.standing import exercised
from generator.model.tree import Items, Scalar, Table

REPO = Path(__file__).resolve().parents[3]
HEADINGS = ("序号", "审批阶段", "事项名称", "事项类别", "设定依据", "法定办结时限", "承诺办结时限", "申请材料", "办理流程", "行使层级")
ARROW, NUMBERED = "→", "；\n"


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal(REPO)


def _list(portal: Portal) -> list[tuple[str, ...]]:
    rows = []
    for number, item in enumerate(exercised(portal), 1):
        baseline = portal.baseline(item)
        elements = baseline.elements if baseline else {}

        def said(element: str, elements: dict = elements) -> str:  # type: ignore[type-arg]
            node = elements.get(element)
            return node.text if isinstance(node, Scalar) else "、".join(each.text for each in node if isinstance(each, Scalar)) if isinstance(node, Items) else ""

        def entries(element: str, elements: dict = elements) -> list[Table]:  # type: ignore[type-arg]
            node = elements.get(element)
            return [each for each in node if isinstance(each, Table)] if isinstance(node, Items) else []

        laws = "；".join(f"《{each.text('名称')}》{each.text('条款') if each.text('条款') != '待核' else ''}" for each in entries("设定依据"))
        materials = NUMBERED.join(f"{place}.{each.text('名称')}" for place, each in enumerate(entries("申请材料"), 1))
        rows.append((str(number), said("阶段"), said("名称"), said("类别"), laws, said("法定办结时限"), said("承诺办结时限"), materials,
                     ARROW.join(each.text("名称") for each in entries("办理环节")), said("行使层级")))
    return rows


def _found(portal: Portal, rows: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([("示例清单",), HEADINGS, *rows])
    report = compared(portal, portal.counties[0], "清单.csv", buffer.getvalue().encode("gb18030", "replace"))
    return [(each.kind, each.message) for each in report.findings]


def test_our_own_list_has_nothing_to_report(portal: Portal) -> None:
    assert _found(portal, _list(portal)) == []


def test_each_item_left_out_is_missed(portal: Portal) -> None:
    rows = _list(portal)
    assert [kind for kind, _ in _found(portal, rows[3:])] == ["缺项"] * 3
