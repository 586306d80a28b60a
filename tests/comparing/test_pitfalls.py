"""What went wrong when the order was tried out: one test for each pitfall of order, identity and steps."""

from __future__ import annotations

from typing import Any

from generator.comparing import compare
from tests.comparing.trees import SHAPES, differences, effect, elements, node, said

MATERIAL = {"材料类型": "原件", "材料形式": "电子", "份数": "1", "必要性": "必要", "来源渠道": "申请人自备", "依据": "示例"}


def material(name: str, **fields: Any) -> dict[str, Any]:
    return {"名称": name, **MATERIAL, **fields}


def materials(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"申请材料": list(rows)}


def steps(**numbers: str) -> dict[str, Any]:
    return {"办理环节": [{"名称": name, "序号": number, "办理岗位": "窗口", "时限": "1日"} for name, number in numbers.items()]}


def test_two_guides_differing_in_the_address_are_each_no_heavier() -> None:
    here, there = {"办理地点": "甲路1号"}, {"办理地点": "乙路2号"}
    assert said(here, there) == {("办理地点", "changed", "不变")}
    assert said(there, here) == {("办理地点", "changed", "不变")}


def test_unknown_is_never_lighter() -> None:
    """10 ≤ 待核 ≤ 5 would make 10 ≤ 5."""
    for unknown in ("待核", "未公布"):
        assert effect("承诺办结时限", "10日", unknown) == effect("承诺办结时限", unknown, "5日") == "未知"
        assert effect("到现场次数", unknown, "0") == effect("申请材料", [], unknown) == "未知"
    assert effect("承诺办结时限", None, "5日") == "未知"
    assert effect("承诺办结时限", "待核", "未公布") == "未知"


def test_working_days_outlast_days_across_a_festival() -> None:
    assert effect("承诺办结时限", "5个工作日", "7日") == "待判"
    assert effect("承诺办结时限", "5日", "5个工作日") == "减负"
    assert effect("承诺办结时限", "5个工作日", "5日") == "加重"
    assert effect("承诺办结时限", "7日", "5个工作日") == "待判"
    assert effect("承诺办结时限", "1个月", "30日") == effect("承诺办结时限", "24小时", "1日") == "待判"
    assert effect("承诺办结时限", "即办", "1日") == effect("承诺办结时限", "9999个工作日", "未规定") == "减负"


def test_the_same_number_from_a_later_start_is_longer() -> None:
    left, right = ({"承诺办结时限": "5日", "承诺时限起点": start} for start in ("受理", "收到申请"))
    assert said(left, right) == {("承诺时限起点", "changed", "加重")}


def test_a_reworded_condition_has_no_direction() -> None:
    condition = {"受理条件": [{"名称": "用地", "内容": "已经办好(一)用地手续"}]}
    assert said({"受理条件": [{"名称": "用地", "内容": "用地手续已办好"}]}, condition) == {("受理条件/用地/内容", "changed", "待判")}
    assert said({"受理条件": [{"名称": "用 地", "内容": "已经办好（一） 用地手续"}]}, condition) == set()


def test_paper_against_electronic_has_no_direction() -> None:
    assert said(materials(material("合同", 材料形式="纸质")), materials(material("合同"))) == {("申请材料/合同/材料形式", "changed", "待判")}
    assert said(materials(material("合同", 材料形式="纸质或电子")), materials(material("合同"))) == {("申请材料/合同/材料形式", "changed", "减负")}


def test_a_rename_without_former_name_reads_as_a_new_burden() -> None:
    old, new = materials(material("资金落实证明")), material("资金落实承诺书")
    assert said(materials(new), old) == {("申请材料/资金落实承诺书", "added", "加重"), ("申请材料/资金落实证明", "removed", "减负")}
    assert said(materials({**new, "曾用名": ["资金落实证明"]}), old) == {("申请材料/资金落实承诺书/名称", "changed", "不变")}


def test_dropping_a_former_name_breaks_the_chain() -> None:
    first, third = materials(material("甲")), material("丙", 曾用名=["甲", "乙"])
    assert said(materials(third), first) == {("申请材料/丙/名称", "changed", "不变")}
    assert {effect for _, _, effect in said(materials({**third, "曾用名": ["乙"]}), first)} == {"加重", "减负"}


def test_a_reused_former_name_hides_neither_of_two() -> None:
    renamed, other = material("承诺书", 曾用名=["证明"]), material("证明")
    for rows in ((renamed, other), (other, renamed)):
        assert said(materials(*rows), materials(renamed)) == {("申请材料/证明", "added", "加重")}
        assert said(materials(*rows), materials(*reversed(rows))) == set()


def test_merged_materials_read_heavier_and_lighter() -> None:
    merged = said(materials(material("身份和资格证明")), materials(material("身份证明"), material("资格证明")))
    assert sorted(effect for _, _, effect in merged) == ["减负", "减负", "加重"]


def test_swapped_steps_are_to_be_judged() -> None:
    assert said(steps(受理="2", 审查="1"), steps(受理="1", 审查="2")) == {("办理环节/先后次序", "reordered", "待判")}


def test_parallel_steps_are_an_easing() -> None:
    line, parallel = steps(受理="1", 勘验="2", 审查="3"), steps(受理="1", 勘验="2", 审查="2")
    assert said(parallel, line) == {("办理环节/先后次序", "reordered", "减负")}
    assert said(line, parallel) == {("办理环节/先后次序", "reordered", "加重")}


def test_renumbered_steps_are_the_same() -> None:
    assert said(steps(受理="10", 审查="20", 决定="20"), steps(受理="1", 审查="2", 决定="2")) == set()


def test_inclusion_of_pairs_is_transitive_where_compatible_order_is_not() -> None:
    """受理→审查, both at once, 审查→受理: each compatible with the next, the ends contradict."""
    there, both, back = steps(受理="1", 审查="2"), steps(受理="1", 审查="1"), steps(受理="2", 审查="1")
    words = [{effect for _, _, effect in said(*pair)} for pair in ((there, both), (both, back), (there, back))]
    assert words == [{"加重"}, {"减负"}, {"待判"}]


def test_a_dropped_channel_points_at_the_list() -> None:
    """A county with fewer channels has no line of its own to point at."""
    own, city = elements({"办理形式": ["窗口办理"]}), elements({"办理形式": ["窗口办理", "网上办理"]})
    (found,) = compare(own, city, SHAPES.values())
    assert (found.subject, found.effect.value, found.left) == ("办理形式/网上办理", "加重", None)
    assert found.holder is own["办理形式"]


def test_a_local_acceptance_standard_where_the_city_has_none_is_to_be_judged() -> None:
    assert said(materials(material("合同", 受理标准="须盖骑缝章")), materials(material("合同"))) == {
        ("申请材料/合同/受理标准", "added", "待判")}


def test_a_default_stands_for_what_is_not_written() -> None:
    step = {"名称": "勘验", "序号": "1", "办理岗位": "窗口", "时限": "1日"}
    assert said({"办理环节": [step]}, {"办理环节": [{**step, "适用": "必经"}]}) == set()
    assert said({"办理环节": [step]}, {"办理环节": [{**step, "适用": "需要时"}]}) == {("办理环节/勘验/适用", "removed", "加重")}


def test_a_case_record_says_nothing_of_what_it_does_not_state() -> None:
    guide = {**materials(material("合同"), material("图纸")), **steps(受理="1", 审查="2", 决定="3"), "办理形式": ["窗口办理", "网上办理"]}
    case: dict[str, Any] = {"申请材料": [{"名称": "合同"}], "办理环节": [{"名称": "决定"}, {"名称": "受理"}], "办理形式": ["窗口办理"]}
    assert said(case, guide, partial=True) == set()
    hidden = {**case, "办理环节": [{"名称": "受理"}, {"名称": "会商"}]}
    assert said(hidden, guide, partial=True) == {("办理环节/会商", "added", "加重")}


def test_repeated_steps_of_a_case_are_invisible_to_the_order() -> None:
    twice = {"办理环节": [{"名称": "受理"}, {"名称": "审查"}, {"名称": "审查"}]}
    assert said(twice, steps(受理="1", 审查="2"), partial=True) == set()


def test_shared_leaves_are_not_compared() -> None:
    shared = node([material("合同")])
    assert compare({"申请材料": shared}, {"申请材料": shared}, SHAPES.values()) == []


def test_the_file_s_own_elements_are_not_compared() -> None:
    assert differences({"版本": "2", "核对": {"其余": "待核"}}, {"版本": "1", "核对": {"其余": "已核条文"}}) == []


def test_each_burden_has_its_direction() -> None:
    """The laws hold of an order turned upside down as well; what is heavier must be said by hand."""
    assert effect("到现场次数", "2", "1") == effect("承诺办结时限", "6日", "5日") == effect("告知承诺", "否", "是") == "加重"
    assert effect("结果有效期", "1个月", "2个月") == effect("办理形式", [], ["窗口办理"]) == "加重"
    assert effect("项目类型", ["甲", "乙"], ["甲"]) == effect("收费", [{"名称": "甲"}], []) == "加重"
    assert effect("不得要求", [], [{"内容": "甲"}]) == effect("救济途径", [], [{"名称": "甲"}]) == "加重"
    assert effect("类别", "行政许可", "行政备案") == effect("行使层级", [], ["市级"]) == effect("设定依据", [], [{"名称": "甲"}]) == "待判"
    assert effect("现场原因", "甲", "乙") == effect("俗称", ["甲"], []) == effect("办理地点", "甲", None) == "不变"


def test_an_absent_list_is_an_empty_one() -> None:
    assert effect("申请材料", [material("合同")], None) == "加重"
    assert effect("申请材料", None, [material("合同")]) == "减负"
    assert effect("申请材料", [], None) == ""
