"""A county's file heavier than the city's: each kind of difference is said by exactly one rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.findings import Finding
from generator.rules import bounds, levels
from generator.rules.engine import run
from tests.rules.harness import plant, splice

ITEM = "jianzhu-gongcheng-shigong-xuke"
COUNTY = f"guides/150402-hongshan/{ITEM}.yml"
CITY = f"guides/150400-chifeng/{ITEM}.yml"
HEAD = f"# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json\n事项: {ITEM}\n版本: 1\n"
MATERIAL = "{名称: 缴存凭证, 变动: 增加, 材料类型: 原件, 材料形式: 纸质, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 示例文件第一条}"

CASES = {
    "承诺办结时限: 6日": "LVL101 承诺办结时限",
    "承诺办结时限: 9日": "LVL101 承诺办结时限",  # past the statute too, said once
    "承诺办结时限: 5个工作日": "LVL101 承诺办结时限",
    "承诺办结时限: 4个工作日": "TIM102 承诺办结时限",
    "办理环节: [{名称: 审查, 时限: 4日}]": "LVL101 办理环节/审查/时限",  # the sum goes past the promise too
    f"申请材料: [{MATERIAL}]": "LVL102 申请材料/缴存凭证",
    "办理环节: [{名称: 核验, 变动: 增加, 序号: 2, 办理岗位: 岗位, 时限: 1日}]": "LVL103 办理环节/核验",
    "特别程序: [{名称: 评估, 变动: 增加, 依据: 示例文件第一条, 时限: 5日}]": "LVL105 特别程序/评估",
    "受理条件: [{名称: 约谈, 变动: 增加, 内容: 申请以前到场约谈, 依据: 示例文件第一条}]": "LVL106 受理条件/约谈",
    "审查标准: [{名称: 规模, 变动: 增加, 内容: 规模达到本地门槛, 依据: 示例文件第一条}]": "LVL106 审查标准/规模",
    "收费: [{名称: 资料费, 变动: 增加, 标准: 每件50元, 依据: 示例文件第一条}]": "LVL107 收费/资料费",
    "承诺时限起点: 受理": "LVL108 承诺时限起点",
    "申请材料: [{名称: 施工合同, 份数: 3}]": "LVL109 申请材料/施工合同/份数",
    "申请材料: [{名称: 施工合同, 材料类型: 原件}]": "LVL109 申请材料/施工合同/材料类型",
    "申请材料: [{名称: 用地批准手续, 材料形式: 纸质}]": "LVL109 申请材料/用地批准手续/材料形式",
    "申请材料: [{名称: 建设资金已经落实承诺书, 必要性: 必要}]": "LVL109 申请材料/建设资金已经落实承诺书/必要性",
    "办理环节: [{名称: 审查, 计时: 另计}]": "LVL110 办理环节/审查/计时",
    "到现场次数: 2": "LVL111 到现场次数",
    "办理形式: [网上办理]": "LVL112 办理形式/窗口办理",
    "网办深度: [互联网咨询, 收件]": "LVL112 网办深度/受理",
    "告知承诺: 否": "LVL112 告知承诺",
    "服务对象: [企业法人]": "LVL113 服务对象/行政机关",
    "受理条件: [{名称: 施工企业, 内容: 已经确定施工企业并备案}]": "LVL114 受理条件/施工企业/内容",
    "承诺时限起点: 收到告知": "LVL114 承诺时限起点",
    "办理环节: [{名称: 受理, 序号: 3}, {名称: 决定, 序号: 1}]": "LVL114 办理环节/先后次序",
    # lighter, or without weight
    "承诺办结时限: 5日\n办理环节: [{名称: 审查, 时限: 2日}, {名称: 送达, 变动: 不要求}]": "",
    "到现场次数: 0\n告知承诺: 是\n办理形式: [窗口办理, 网上办理, 快递申请]": "",
    "办理环节: [{名称: 受理, 办理岗位: 建设局窗口}, {名称: 审查, 序号: 1}]": "",
}


def _portal(root: Path, county: str, city: str = "") -> Path:
    plant(root)
    (root / COUNTY).write_text(HEAD + county + "\n", "utf-8")
    if city:
        path = root / CITY
        path.write_text(splice(path.read_text("utf-8"), city + "\n"), "utf-8")
    return root


def _said(findings: list[Finding]) -> list[str]:
    """Level and limit findings; other families have tests of their own."""
    return [f"{each.code} {each.subject}" for each in findings if each.code[:3] in ("LVL", "TIM")]


@pytest.mark.parametrize("county", CASES)
def test_each_difference_has_one_rule(county: str, tmp_path: Path) -> None:
    findings = run(Portal(_portal(tmp_path / "portal", county)))
    assert _said(findings) == ([CASES[county]] if CASES[county] else [])
    for finding in findings:
        if finding.code.startswith("LVL"):
            assert (finding.where.path, finding.place) == (COUNTY, "150402")
            assert [end.path for end in finding.related] == [CITY]


def test_every_kind_of_the_table_has_a_case() -> None:
    from generator.rules.registry import RULES

    codes = {case.split()[0] for case in CASES.values() if case}
    assert codes >= {RULES[name].code for name in levels._KINDS}


def test_element_added_to_the_schema_is_held_by_the_catch_all(tmp_path: Path) -> None:
    """One entry in the schema, no line of code: level (x-burden) and bound (x-bound) follow."""
    root = _portal(tmp_path / "portal", "补正次数: 3", "补正次数: 2")
    path = root / "catalog/schemas/item.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    common = {"type": "integer", "description": "最多几次", "examples": [1], "x-burden": "at-most"}
    schema["properties"]["补正次数"] = {**common, "title": "补正次数", "x-home": ["市指南", "旗县区指南"], "x-bound": "法定补正次数"}
    schema["properties"]["法定补正次数"] = {**common, "title": "法定补正次数", "x-home": ["自治区清单"]}
    path.write_text(json.dumps(schema), "utf-8")
    assert _said(run(Portal(root))) == ["LVL113 补正次数"]
    region = root / f"catalog/150000-neimenggu/{ITEM}.yml"
    region.write_text(splice(region.read_text("utf-8"), "法定补正次数: 1\n"), "utf-8")
    assert _said(run(Portal(root))) == ["TIM107 补正次数", "LVL113 补正次数"]


@pytest.mark.parametrize(("city", "said"), {
    "承诺办结时限: 9日": "TIM101 承诺办结时限",
    "承诺办结时限: 6个工作日": "TIM102 承诺办结时限",
    "承诺时限起点: 受理": "TIM103 承诺时限起点",
    "承诺办结时限: 4日": "TIM105 承诺办结时限",
    "特别程序: [{名称: 踏勘, 依据: 示例文件第一条, 时限: 5日}]": "LVL118 特别程序/踏勘",
    "特别程序: [{名称: 听证, 依据: 行政许可法第四十五条, 时限: 5日, 适用: 必经}]": "TIM107 特别程序/听证/适用",
    "特别程序: [{名称: 专家评审, 依据: 行政许可法第四十五条, 时限: 未规定, 适用: 需要时}]": "TIM104 特别程序/专家评审/时限",
}.items())
def test_a_fault_of_the_city_is_said_once_at_the_city(city: str, said: str, tmp_path: Path) -> None:
    findings = run(Portal(_portal(tmp_path / "portal", "到现场次数: 0", city)))
    assert _said(findings) == [said]
    assert [(finding.where.path, finding.place) for finding in findings] == [(CITY, "150400")]


@pytest.mark.parametrize(("county", "city", "said"), [
    ("承诺办结时限: 8日", "承诺办结时限: 未公布", ["TIM101 承诺办结时限"]),
    ("承诺办结时限: 6个工作日", "承诺办结时限: 未公布", ["TIM102 承诺办结时限"]),
    ("承诺时限起点: 受理", "承诺时限起点: 未公布", ["TIM103 承诺时限起点"]),
    ("承诺办结时限: 3日", "", ["TIM105 承诺办结时限"]),
    ("承诺办结时限: 8日", "承诺办结时限: 9日", ["TIM101 承诺办结时限", "TIM101 承诺办结时限"]),
])
def test_a_countys_own_line_is_held_to_the_law(county: str, city: str, said: list[str], tmp_path: Path) -> None:
    findings = run(Portal(_portal(tmp_path / "portal", county, city)))
    assert _said(findings) == said
    assert COUNTY in [finding.where.path for finding in findings]


def test_rejected_is_what_no_waiver_tolerates(tmp_path: Path) -> None:
    portal = Portal(_portal(tmp_path / "portal", "到现场次数: 2\n告知承诺: 否"))
    holding = portal.holding("150402", ITEM)
    assert holding is not None
    findings = run(portal)
    assert {each.subject for each in levels.rejected(holding, findings)} == {"到现场次数", "告知承诺"}
    findings = [each.tolerated("示例") if each.subject == "告知承诺" else each for each in findings]
    assert {each.subject for each in levels.rejected(holding, findings)} == {"到现场次数"}


def test_a_waiver_does_not_show_what_the_law_forbids(tmp_path: Path) -> None:
    root = _portal(tmp_path / "portal", "承诺办结时限: 8日")
    (root / "catalog/waivers.yml").write_text(
        "# yaml-language-server: $schema=schemas/waivers.schema.json\n豁免:\n"
        f"  - {{规则: limit-longer-than-parent, 旗县区: '150402', 事项: {ITEM}, 对象: 承诺办结时限, 理由: 示例，窗口正在搬迁, "
        "文号: 示例〔2026〕5号, 批准: 示例单位, 自: 2026-10-20, 至: 2026-12-31}\n", "utf-8")
    portal = Portal(root)
    findings, holding = run(portal), portal.holding("150402", ITEM)
    assert holding is not None
    assert [(each.code, bool(each.waived)) for each in findings] == [("LVL101", True), ("TIM101", False)]
    assert [each.subject for each in levels.rejected(holding, findings)] == ["承诺办结时限"]


def test_bounds_and_levels_have_their_own_names() -> None:
    assert not set(bounds._KINDS) & set(levels._KINDS)
