"""Cells of lists in our writing; nothing is guessed."""

from __future__ import annotations

import pytest

from generator.exchange.lists import values
from generator.exchange.lists.matching import BY_ALIAS, BY_NAME, BY_NEAR, Names


@pytest.mark.parametrize(("text", "unit", "limit"), [
    ("5", "个工作日", "5个工作日"), ("5.0", "个工作日", "5个工作日"), ("５ 个 工作日", "", "5个工作日"), ("5工作日", "", "5个工作日"), ("五个工作日", "", "5个工作日"), ("十五日", "", "15日"),
    ("二十天", "", "20日"), ("自受理之日起10个工作日内办结", "", "10个工作日"), ("1个月", "", "1个月"), ("三个月", "", "3个月"), ("48小时", "", "48小时"), ("即时办结", "", "即办"), ("0", "", "即办"),
    ("当场办结", "", "即办"), ("无", "", "未规定"), ("/", "", "未规定"), ("5日", "个工作日", "5日"), ("5", "", None), ("尽快", "", None), ("10-15个工作日", "", None), ("5个", "个工作日", "5个工作日"),
    ("3年", "", None), ("1.5个工作日", "", None), ("10个工作日(不含公示)", "", None),
])
def test_limits(text: str, unit: str, limit: str | None) -> None:
    assert values.limit(text, unit) == limit


@pytest.mark.parametrize(("text", "parts"), [
    ("1.申请表；2.施工合同", ["申请表", "施工合同"]), ("1、申请表\n2、施工合同。", ["申请表", "施工合同"]), ("(一)申请表;\n(二)合同", ["申请表", "合同"]), ("申请表", ["申请表"]), ("无", []),
    ("①申请表\n②2020年版合同", ["申请表", "2020年版合同"]), ("1.申请表2.合同", ["申请表", "合同"]),
])
def test_lists_in_a_cell(text: str, parts: list[str]) -> None:
    assert values.parts(text) == parts


@pytest.mark.parametrize(("text", "steps"), [
    ("受理→审查→决定", ["受理", "审查", "决定"]), ("受理—>审查—>决定", ["受理", "审查", "决定"]), ("受理--审查--办结", ["受理", "审查", "办结"]), ("1.受理\n2.审查", ["受理", "审查"]), ("受理、审查", ["受理", "审查"]),
])
def test_steps_in_a_cell(text: str, steps: list[str]) -> None:
    assert values.steps(text) == steps


@pytest.mark.parametrize(("text", "name", "details"), [
    ("施工合同（复印件2份）", "施工合同", {"份数": "2", "材料类型": "复印件"}), ("申请表（原件，一式三份）", "申请表", {"份数": "3", "材料类型": "原件"}), ("申请表(纸质)", "申请表", {"材料形式": "纸质"}),
    ("水资源论证报告书（报批稿）", "水资源论证报告书(报批稿)", {}), ("施工图2份", "施工图", {"份数": "2"}),
])
def test_materials(text: str, name: str, details: dict[str, str]) -> None:
    assert values.material(text) == (name, details)


@pytest.mark.parametrize(("text", "laws"), [
    ("《中华人民共和国建筑法》（2019年修正）第7条、第八条第一款；《消防法》", [("建筑法", "第七条、第八条第一款"), ("消防法", "")]), ("《示例办法》第110条", [("示例办法", "第一百一十条")]),
    ("《建筑法》第七条至第十条", [("建筑法", "第七条至第十条")]), ("《建筑法》第七条 建筑工程开工前，建设单位应当按照第八条申请领取施工许可证。", [("建筑法", "第七条")]), ("按有关规定", [])])
def test_statutes(text: str, laws: list[tuple[str, str]]) -> None:
    assert [(name, numbers) for name, numbers, _ in values.laws(text, {"建筑法": "建筑法", "消防法": "消防法"})] == laws


@pytest.mark.parametrize(("text", "lost"), [("1.50402E+11", True), ("1.1E30", True), (None, True), ("000000000101", False), ("", False)])
def test_codes_that_lost_digits(text: str | None, lost: bool) -> None:
    assert values.damaged(text) is lost


NAMES = Names({"a": "特殊建设工程消防设计审查", "b": "供水报装", "c": "供电报装", "d": "取水许可", "e": "雷电防护装置设计审核"}, {"d": ["取水证"], "e": ["防雷设计审核"]})


@pytest.mark.parametrize(("name", "key", "how"), [
    ("供水报装", "b", BY_NAME), ("供 水 报 装", "b", BY_NAME), ("取水证", "d", BY_ALIAS), ("取水许可审批", "d", BY_NEAR), ("特殊建设工程消防设计审核", "a", BY_NEAR)])
def test_names_that_mean_one_of_ours(name: str, key: str, how: str) -> None:
    match = NAMES.same(name) or NAMES.near(name)
    assert (match.key, match.how) == (key, how)
    assert (match.score < 100) == (how == BY_NEAR)


@pytest.mark.parametrize("name", ["供气报装", "消防设计审核", "食品经营许可", "取水"])
def test_names_that_mean_none(name: str) -> None:
    assert not (NAMES.same(name) or NAMES.near(name)).found


def test_what_another_is_called_is_not_taken() -> None:
    assert not NAMES.near("特殊建设工程消防设计审核", taken=["a"]).found
