"""What went wrong when overlays were tried out: one test for each pitfall."""

from __future__ import annotations

from typing import Any

from generator.comparing import compare
from generator.model.tree import Items, Scalar, Table, plain
from generator.resolving import join, overlay, revert
from tests.comparing.trees import SHAPES, elements, table

CITY: dict[str, Any] = {
    "承诺办结时限": "5个工作日", "办理形式": ["窗口办理", "网上办理"], "咨询电话": "市级电话",
    "申请材料": [{"名称": "合同", "份数": "2"}, {"名称": "图纸", "份数": "1"}],
}


def lay(county: dict[str, Any], city: dict[str, Any] | None = None) -> dict[str, Any]:
    return {name: plain(node) for name, node in overlay(elements(city or CITY), elements(county), SHAPES).items()}


def materials(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"申请材料": list(rows)}


def test_a_county_s_number_keeps_its_unit_when_the_city_changes_it() -> None:
    assert lay({"承诺办结时限": "3个工作日"}, {**CITY, "承诺办结时限": "20日"})["承诺办结时限"] == "3个工作日"


def test_a_copied_list_with_a_line_left_out_drops_nothing() -> None:
    assert lay(materials({"名称": "合同", "份数": "2"}))["申请材料"] == CITY["申请材料"]


def test_an_empty_list_drops_nothing() -> None:
    assert lay({"申请材料": []})["申请材料"] == CITY["申请材料"]


def test_a_misspelt_name_changes_nothing() -> None:
    assert lay(materials({"名称": "合铜", "份数": "1"}, {"名称": "图纸集", "变动": "不要求"}))["申请材料"] == CITY["申请材料"]


def test_an_element_equal_to_the_city_s_is_no_difference() -> None:
    county = overlay(elements(CITY), elements({"承诺办结时限": "5个工作日", **materials({"名称": "合同", "份数": "2"})}), SHAPES)
    found = compare(county, elements(CITY), SHAPES.of_home("旗县区指南"))
    assert [(d.subject, d.effect.value) for d in found] == [("咨询电话", "不变")]


def test_a_county_never_inherits_the_city_s_window() -> None:
    assert "咨询电话" not in lay({})
    assert lay({"咨询电话": "本地电话"})["咨询电话"] == "本地电话"


def test_a_file_s_own_elements_are_not_inherited() -> None:
    """A region's 已核条文 must never vouch for a county's number."""
    region, city = table({"版本": "1", "核对": {"其余": "已核条文"}, "法定办结时限": "7日"}), table({"核对": {"其余": "待核"}, **CITY})
    joined = join([region, city], SHAPES)
    assert {"版本", "核对"} & joined.keys() == set()
    assert "核对" not in overlay(joined, elements({"核对": {"其余": "已核网页"}}), SHAPES)


def test_values_keep_the_place_they_were_written_at() -> None:
    city, county = elements(CITY), elements(materials({"名称": "合同", "份数": "1"}))
    laid = overlay(city, county, SHAPES)["申请材料"]
    assert isinstance(laid, Items)
    contract, drawing = laid.nodes
    assert isinstance(contract, Table)
    (own,), (_, below) = (Table(side, {}, laid.where).tables("申请材料") for side in (county, city))
    assert contract.get("份数") is own.get("份数")
    assert drawing is below


def test_dropped_and_added_entries() -> None:
    assert lay(materials({"名称": "图纸", "变动": "不要求"}, {"名称": "证明", "份数": "1", "变动": "增加"}))["申请材料"] == [
        {"名称": "合同", "份数": "2"}, {"名称": "证明", "份数": "1"}]


def test_nothing_is_laid_over_a_list_that_is_not_checked() -> None:
    assert lay(materials({"名称": "合同", "份数": "1"}), {"申请材料": "待核"})["申请材料"] == "待核"


def test_a_county_cannot_pass_an_addition_off_as_a_rename() -> None:
    """曾用名 of a county's own would merge its extra material with the city's, unseen."""
    extra = materials({"名称": "保证金凭证", "曾用名": ["合同"], "份数": "1", "变动": "增加"})
    found = compare(overlay(elements(CITY), elements(extra), SHAPES), elements(CITY), [SHAPES["申请材料"]])
    assert [(d.subject, d.effect.value) for d in found] == [("申请材料/保证金凭证", "加重")]
    renamed = materials({"名称": "合同", "曾用名": ["旧合同"], "份数": "1"})
    found = compare(overlay(elements(CITY), elements(renamed), SHAPES), elements(CITY), [SHAPES["申请材料"]])
    assert [(d.subject, d.effect.value) for d in found] == [("申请材料/合同/份数", "减负")]


def test_an_addition_under_a_name_the_city_once_used_is_seen_and_taken_back() -> None:
    city = elements(materials({"名称": "承诺书", "曾用名": ["证明"], "份数": "1"}))
    county = overlay(city, elements(materials({"名称": "证明", "份数": "1", "变动": "增加"})), SHAPES)
    found = compare(county, city, SHAPES.values())
    assert [(d.subject, d.kind, d.effect.value) for d in found] == [("申请材料/证明", "added", "加重")]
    assert plain(revert(county, city, found, SHAPES)["申请材料"]) == plain(city["申请材料"])


def test_a_heavier_channel_list_gives_back_only_the_missing_channel() -> None:
    """The page keeps the city's value where the county is heavier, the county's where it is not."""
    city, county = elements({"办理形式": ["窗口办理", "网上办理"]}), elements({"办理形式": ["窗口办理", "邮寄"]})
    heavier = [d for d in compare(county, city, SHAPES.values()) if d.effect.value == "加重"]
    assert plain(revert(county, city, heavier, SHAPES)["办理形式"]) == ["窗口办理", "邮寄", "网上办理"]


def test_heavier_order_of_steps_gives_back_only_the_numbers() -> None:
    def steps(*rows: tuple[str, str, str]) -> dict[str, Any]:
        return {"办理环节": [{"名称": name, "序号": number, "时限": limit} for name, number, limit in rows]}

    city, county = elements(steps(("受理", "1", "2日"), ("审查", "1", "3日"))), elements(steps(("受理", "1", "1日"), ("审查", "2", "3日")))
    heavier = [d for d in compare(county, city, SHAPES.values()) if d.effect.value == "加重"]
    assert plain(revert(county, city, heavier, SHAPES)["办理环节"]) == steps(("受理", "1", "1日"), ("审查", "1", "3日"))["办理环节"]


def test_general_rules_are_joined_and_never_replace() -> None:
    own = table({"法定特别程序": [{"名称": "听证", "时限": "20日"}], "救济途径": "待核"})
    general = [table({"适用类别": ["行政许可"], "法定特别程序": [{"名称": "听证", "时限": "未规定"}, {"名称": "检验", "时限": "未规定"}]}),
               table({"救济途径": [{"名称": "行政复议"}]})]
    joined = join([own], SHAPES, general)
    assert plain(joined["法定特别程序"]) == [{"名称": "听证", "时限": "20日"}, {"名称": "检验", "时限": "未规定"}]
    assert plain(joined["救济途径"]) == "待核"
    assert plain(join([table({"名称": "甲"})], SHAPES, general)["救济途径"]) == [{"名称": "行政复议"}]
    assert "适用类别" not in joined


def test_each_element_has_one_home_and_the_first_file_keeps_it() -> None:
    name = join([table({"名称": "甲"}), table({"名称": "乙"})], SHAPES)["名称"]
    assert isinstance(name, Scalar)
    assert name.text == "甲"
