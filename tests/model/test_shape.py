"""The item schema compiled: every keyword arrives, nothing is named in code that the schema could name."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.model.shape import Shape, compile_item
from tests.reading.helping import schemas

ITEM = schemas().item
SHAPES = schemas().shapes


def test_order_and_number_of_the_schema_are_kept() -> None:
    assert list(SHAPES) == list(ITEM["properties"])
    assert all(SHAPES[name].name == name for name in SHAPES)


@pytest.mark.parametrize(("name", "kind"), [
    ("名称", "text"), ("版本", "integer"), ("到现场次数", "integer"), ("承诺办结时限", "limit"), ("法定可延长", "limit"), ("办理形式", "texts"),
    ("俗称", "texts"), ("申请材料", "table"), ("特别程序", "table"), ("承诺时限起点", "text"), ("行使层级", "texts"),
])
def test_kinds(name: str, kind: str) -> None:
    assert SHAPES[name].kind == kind


def test_keywords_arrive() -> None:
    steps = SHAPES["办理环节"]
    assert (steps.key, steps.sequence, steps.burden, steps.must) == ("名称", "序号", "within", True)
    assert (SHAPES["承诺办结时限"].bound, SHAPES["特别程序"].bound) == ("法定办结时限", "法定特别程序")
    assert dict(SHAPES["承诺时限起点"].tiers)["受理"] > dict(SHAPES["承诺时限起点"].tiers)["收到申请"]
    assert steps.fields["计时"].default == "计入"
    assert steps.fields["时限"].default is None
    assert steps.fields["曾用名"].meta
    assert SHAPES["变更"].meta
    assert SHAPES["设定依据"].fields["名称"].vocabulary == "laws"
    assert SHAPES["收费"].fields["金额"].kind == "number"
    assert SHAPES["版本"].field_name == "version"
    assert SHAPES["申请材料"].sheet == "申请材料"


def test_homes() -> None:
    county = SHAPES.of_home("旗县区指南")
    assert [shape.name for shape in county] == [name for name, each in ITEM["properties"].items() if "旗县区指南" in each["x-home"]]
    assert all(set(shape.home) == {"市指南", "旗县区指南"} for shape in county if not shape.meta)


def test_walk_reaches_every_shape_once() -> None:
    found = [id(shape) for top in SHAPES.values() for shape in top.walk()]
    assert len(found) == len(set(found)) > len(SHAPES)


@pytest.mark.parametrize("burden", ["same", "at-most", "at-least", "within", "covers", "free", "local"])
def test_a_new_element_needs_no_code(burden: str) -> None:
    schema: dict[str, Any] = copy.deepcopy(ITEM)
    schema["properties"]["新要素"] = {"title": "新", "type": ["integer", "string"], "x-burden": burden, "x-home": ["市指南"], "x-field": "extra",
                                   "x-order": [["甲"], ["乙", "丙"]], "default": 3}
    shape = compile_item(schema)["新要素"]
    assert shape == Shape("新要素", "integer", title="新", burden=burden, home=("市指南",), default="3", tiers={"甲": 0, "乙": 1, "丙": 1},
                          field_name="extra", column="新")
