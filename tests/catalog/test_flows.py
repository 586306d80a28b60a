"""The flow templates and the vocabularies beside them, against the lists, the rules and each other."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.collection import Portal
from generator.collection.flows import circle
from generator.rules.registry import RULES
from tests.catalog.facts import REPO

TYPES = ("政府投资房建", "政府投资线性", "一般社会投资房建", "工业仓储", "小型低风险", "带方案出让")
HEZHUN, BEIAN = "qiye-touzi-xiangmu-hezhun", "qiye-touzi-xiangmu-beian"
BIAO, DENGJI = "huanjing-yingxiang-baogaobiao-shenpi", "huanjing-yingxiang-dengjibiao-beian"
XUKE = "jianzhu-gongcheng-shigong-xuke"


@cache
def portal() -> Portal:
    return Portal(REPO)


def test_every_project_type_has_its_flow() -> None:
    assert set(portal().flows) == set(TYPES) == set(portal().project_types)
    assert len({flow.slug for flow in portal().flows.values()}) == len(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_a_flow_holds_together(name: str) -> None:
    flow = portal().flows[name]
    assert circle(flow.before) == []
    assert set(flow.steps) <= set(portal().items)
    assert len(flow.rows) == len(flow.steps)
    assert {case for step in flow.rows for case in step.cases} <= set(portal().add_ons)


@pytest.mark.parametrize("name", TYPES)
def test_membership_is_that_of_the_city_list_or_explained(name: str) -> None:
    flow = portal().flows[name]
    explained = {item for row in flow.tree.tables("清单差异") for item in row.texts("事项")}
    files = {item: portal().city_file(item) for item in portal().items}
    listed = {item for item, file in files.items() if file and name in file.tree.texts("项目类型")}
    assert set(flow.steps) ^ listed == explained


@pytest.mark.parametrize("name", TYPES)
def test_an_order_is_said_once(name: str) -> None:
    """先办 adds to the city list's 相关事项 and repeats nothing of it."""
    flow = portal().flows[name]
    assert [(step.item, other) for step in flow.rows for other in step.table.texts("先办")
            if other in portal().order.get(step.item, ())] == []


# each pair is said by the article; a flow that holds both items must hold their order, directly or over others
LAWFUL = {
    "城乡规划法第三十六条、第三十七条": ("yongdi-yushen-yu-xuanzhi", "jianshe-yongdi-guihua-xuke"),
    "城乡规划法第三十七条第二款": ("jianshe-yongdi-guihua-xuke", "guoyou-jianshe-yongdi-huabo-pizhun"),
    "城乡规划法第四十条第二款": ("guoyou-jianshe-yongdi-huabo-pizhun", "jianshe-gongcheng-guihua-xuke"),
    "城乡规划法第四十一条第四款": ("xiangcun-jianshe-guihua-xuke", "xiangcun-shiyong-jiti-jianshe-yongdi-shenpi"),
    "城乡规划法第四十五条": ("jungong-guihua-heshi", "jungong-yanshou-beian"),
    "土地管理法实施条例第二十四条": ("yongdi-yushen-yu-xuanzhi", "nongyongdi-zhuanyong-shenpi"),
    "森林法第三十七条": ("shiyong-lindi-shenhe", "nongyongdi-zhuanyong-shenpi"),
    "草原法第三十八条": ("zhengshou-shiyong-caoyuan-shenhe", "nongyongdi-zhuanyong-shenpi"),
    "文物保护法第四十三条": ("kaogu-diaocha-kantan", "guoyou-jianshe-yongdi-huabo-pizhun"),
    "建筑法第八条第一项": ("guoyou-jianshe-yongdi-huabo-pizhun", XUKE),
    "建筑法第八条第二项": ("jianshe-gongcheng-guihua-xuke", XUKE),
    "建设工程质量管理条例第十一条": ("shigongtu-sheji-wenjian-shencha", XUKE),
    "消防法第十二条": ("teshu-jianshe-gongcheng-xiaofang-sheji-shencha", XUKE),
    "消防法第十三条": ("teshu-jianshe-gongcheng-xiaofang-yanshou", "jungong-yanshou-beian"),
    "气象设施和气象探测环境保护条例第十七条": ("qixiang-tance-huanjing-shenpi", XUKE),
    "政府投资条例第九条": ("zhengfu-touzi-keyan-baogao-shenpi", "zhengfu-touzi-chubu-sheji-shenpi"),
    "建设工程勘察设计管理条例第二十六条": ("zhengfu-touzi-chubu-sheji-shenpi", "shigongtu-sheji-wenjian-shencha"),
    "排污许可管理条例": ("huanjing-yingxiang-baogaoshu-shenpi", "paiwu-xuke"),
}
# what follows an item wherever it is done
FOLLOWS = (("shuitu-baochi-fangan-shenpi", "shuibao-sheshi-zizhu-yanshou-baobei"), (BIAO, "huanbao-sheshi-zizhu-yanshou"),
           ("shelu-shigong-xuke", "shelu-gongcheng-yanshou"), ("tezhong-shebei-shigong-gaozhi", "tezhong-shebei-shiyong-dengji"),
           ("fangkong-dixiashi-baojian-shenpi", "renfang-gongcheng-jungong-yanshou-beian"),
           ("xiangcun-jianshe-guihua-xuke", "xiangcun-shiyong-jiti-jianshe-yongdi-shenpi"))


def _all_before(before: dict[str, set[str]], item: str) -> set[str]:
    found: set[str] = set()
    left = [item]
    while left:
        new = before.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


@pytest.mark.parametrize("name", TYPES)
def test_the_order_the_law_says_holds_in_each_flow(name: str) -> None:
    flow = portal().flows[name]
    assert {law for law, (first, then) in LAWFUL.items()
            if {first, then} <= set(flow.steps) and first not in _all_before(flow.before, then)} == set()


def test_each_lawful_order_is_met_in_some_flow() -> None:
    assert {law for law, pair in LAWFUL.items() if not any(set(pair) <= set(flow.steps) for flow in portal().flows.values())} == set()


@pytest.mark.parametrize("name", TYPES)
def test_what_follows_an_item_is_in_the_flow_too(name: str) -> None:
    steps = set(portal().flows[name].steps)
    assert [pair for pair in FOLLOWS if pair[0] in steps and pair[1] not in steps] == []


def test_in_a_village_the_rural_permit_stands_for_those_of_the_town() -> None:
    flow = portal().flows["工业仓储"]
    town = {"jianshe-yongdi-guihua-xuke", "jianshe-gongcheng-guihua-xuke", "jianshe-gongcheng-sheji-fangan-shencha"}
    assert town <= set(flow.chosen(()))
    assert not town & set(flow.chosen(["乡村规划区"]))
    assert "xiangcun-jianshe-guihua-xuke" in flow.before[XUKE]


def test_a_temporary_building_does_not_take_the_place_of_the_building() -> None:
    assert "jianshe-gongcheng-guihua-xuke" in portal().flows["一般社会投资房建"].chosen(["临时建筑"])


def test_every_add_on_is_used_and_every_item_is_in_some_flow() -> None:
    used = {case for flow in portal().flows.values() for step in flow.rows for case in step.cases}
    assert used == set(portal().add_ons)
    assert {item for flow in portal().flows.values() for item in flow.steps} == set(portal().items)


def test_a_case_brings_its_items_and_sends_away_what_they_replace() -> None:
    flow = portal().flows["一般社会投资房建"]
    plain, cases = set(flow.chosen(())), set(flow.chosen(["核准目录", "环评报告表", "人防"]))
    assert BEIAN in plain
    assert {HEZHUN, BIAO, DENGJI} & plain == set()
    assert cases - plain == {HEZHUN, BIAO, "huanbao-sheshi-zizhu-yanshou", "fangkong-dixiashi-baojian-shenpi",
                             "renfang-gongcheng-jungong-yanshou-beian"} & set(flow.steps)
    assert plain - cases == {BEIAN}


def test_the_order_of_a_flow_is_the_lists_and_its_own() -> None:
    flow = portal().flows["一般社会投资房建"]
    assert {"jianshe-gongcheng-guihua-xuke", "shigongtu-sheji-wenjian-shencha"} <= flow.before[XUKE]
    assert XUKE in flow.before["jungong-guihua-heshi"]


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == ["a", "b", "c"]
    assert circle({"a": {"a"}}) == ["a"]
    assert circle({"a": {"b"}, "b": set()}) == []


def test_questions_ask_and_choices_exclude_more_than_one() -> None:
    add_ons = portal().add_ons.values()
    assert all(row.text("问题").endswith("？") for row in add_ons)
    exclusive = [row.text("单选") for row in add_ons if row.text("单选")]
    assert all(exclusive.count(name) > 1 for name in exclusive)


@pytest.mark.parametrize(("file", "element"), [("glossary", "名词"), ("violations", "违规情形"), ("supervision-metrics", "督查指标")])
def test_addresses_have_a_syllable_for_each_character(file: str, element: str) -> None:
    rows = portal().table(f"catalog/vocabulary/{file}.yml").tables(element)
    assert [row.text("名称") for row in rows if len(row.text("拼音").split("-")) != len(row.text("名称"))] == []
    assert len({row.text("拼音") for row in rows}) == len(rows)


def test_violations_name_rules_that_exist() -> None:
    rows = portal().table("catalog/vocabulary/violations.yml").tables("违规情形")
    named = {name for row in rows for form in row.tables("表现") for name in form.texts("规则")}
    assert named <= set(RULES)
    assert {"体外循环", "隐性审批"} <= {row.text("名称") for row in rows}
    looking = {rule.name for rule in RULES.values() if rule.family in ("LVL", "TIM", "REC") or rule.name in SIGNALS}
    assert looking - named == NO_VIOLATION, "能看出违规的规则，在 violations.yml 的“表现”里写上；只看数据写得对不对的，写进这里"


SIGNALS = {"handled-outside-system", "hidden-approval", "pause-hides-lateness", "entered-after-decision"}
NO_VIOLATION = {  # they look at how the data are written, not at what an office did
    "units-not-comparable", "quantity-malformed", "duplicate-case", "case-of-unknown-place", "event-in-future"}


def test_the_glossary_explains_what_lay_readers_meet() -> None:
    terms = portal().table("catalog/vocabulary/glossary.yml").tables("名词")
    names = {term.text("名称") for term in terms}
    wanted = {"受理", "补正", "特别程序", "法定时限", "承诺时限", "工作日", "容缺", "告知承诺", "并联审批", "联合验收", "线性工程", "带方案出让", "水土保持方案"}
    assert wanted <= names
    assert len(names) >= 40
    assert {other for term in terms for other in term.texts("另见")} <= names
    assert [term.text("名称") for term in terms if term.text("核对") == "已核条文" and not term.text("依据")] == []


def test_no_phone_is_invented() -> None:
    for name in ("violations", "credit-tiers", "supervision-metrics", "glossary", "add-ons"):
        text = (REPO / "catalog" / "vocabulary" / f"{name}.yml").read_text("utf-8")
        assert re.findall(r"\d{3,4}-\d{7,8}|\b12345\b|https?://", text) == []
