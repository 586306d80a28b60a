"""What a value looks like in a cell, and that it comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest

from generator.exchange.cells import decode, encode, encode_name, ordered, units
from tests.comparing.trees import SHAPES

CASES: list[tuple[str, Any, str]] = [
    ("办理地点", "三楼\n东侧", "三楼\n东侧"),
    ("办理地点", "三楼\n\n东侧", "三楼\n\n东侧"),
    ("办理地点", "\n三楼\n", "\\0\n三楼\n\\0"),
    ("办理地点", " 三楼  ", "\\s三楼\\s\\s"),
    ("办理地点", "", "\\0"),
    ("办理地点", "=1+1", "=1+1"),
    ("办理地点", "007", "007"),
    ("办理地点", "无", "无"),
    ("办理地点", "C:\\new", "C:\\\\new"),
    ("办理地点", "甲\t乙\u3000", "甲\\t乙\\u3000"),
    ("办理形式", [], "无"),
    ("办理形式", "待核", "待核"),
    ("办理形式", ["窗口办理", "网上办理"], "窗口办理\n网上办理"),
    ("俗称", ["待核"], "\\待核"),
    ("俗称", ["无"], "\\无"),
    ("俗称", [""], "\\0"),
    ("俗称", ["甲\n乙", " 丙"], "甲\\n乙\n\\s丙"),
    ("受理条件", [{"名称": "用地", "内容": "办好", "依据": "甲"}, {"名称": "资金", "内容": "落实"}], "用地｜办好｜甲\n资金｜落实"),
    ("受理条件", [{"名称": "用地", "内容": "甲｜乙"}], "用地｜甲\\｜乙"),
    ("受理条件", [{"名称": "用地", "内容": "办好", "曾用名": ["土地；手续", "征地"]}], "用地｜办好｜｜土地\\；手续；征地"),
    ("收费", [{"名称": "无"}], "\\无"),
    ("收费", [], "无"),
]


@pytest.mark.parametrize(("name", "value", "cell"), CASES)
def test_a_value_is_one_cell_and_comes_back(name: str, value: Any, cell: str) -> None:
    assert encode(value, SHAPES[name]) == cell
    assert cell == cell.strip(), "表格程序会去掉首尾的空白"
    assert decode(cell, SHAPES[name]) == value


def test_an_absent_value_is_an_empty_cell() -> None:
    assert encode(None, SHAPES["收费"]) == ""
    assert decode("", SHAPES["收费"]) is None


@pytest.mark.parametrize(("name", "typed", "meant"), [
    ("承诺办结时限", "５ 个工作日", "5个工作日"),
    ("办理形式", " 窗口办理 \n\n 网上办理", ["窗口办理", "网上办理"]),
    ("受理条件", "用地 ｜ 办好", [{"名称": "用地", "内容": "办好"}]),
    ("办理地点", "路径 D:\\市", "路径 D:\\市"),
])
def test_what_people_type_is_read_as_meant(name: str, typed: str, meant: Any) -> None:
    assert decode(typed, SHAPES[name]) == meant


@pytest.mark.parametrize(("text", "cell"), [("无", "\\无"), ("待核", "\\待核"), ("施工合同", "施工合同"), ("甲\n乙", "甲\\n乙")])
def test_a_name_of_its_own_cell_never_says_that_there_is_none(text: str, cell: str) -> None:
    assert encode_name(text) == cell
    assert decode(cell, SHAPES["办理地点"]) == text


def test_the_key_comes_first_and_former_names_last() -> None:
    assert [field.name for field in ordered(SHAPES["受理条件"])] == ["名称", "内容", "依据", "曾用名"]


def test_length_is_counted_as_spreadsheets_do() -> None:
    assert (units("甲"), units("𠀀")) == (1, 2)
