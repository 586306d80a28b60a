"""Tiers of credit: what differs is weighed by the one order; only a statute may burden; a name the guide has not is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.collection.credit import FILE, tiers
from generator.comparing import Effect
from generator.rules.registry import RULES
from tests.collection import small

HEAD = "# yaml-language-server: $schema=../schemas/credit-tiers.schema.json\n信用分级:\n"


def _portal(root: Path, content: str, bases: str = "[]", item: str = small.ITEM) -> Portal:
    made = small.make(root)
    small.change(made, "catalog/laws.yml", "法律:\n", "法律:\n  - {简称: 示例文件, 全称: 示例文件, 拼音: shili-wenjian, 种类: 规范性文件, 版本: 待核, 核对: 待核}\n")
    small.write(made, FILE, f"{HEAD}  - 名称: 严重失信\n    认定标准: 待核\n    办理措施: []\n    监管措施: [实施严格监管]\n    指南变化:\n"
                            f"      - {{事项: {item}, 内容: {content}, 设定依据: {bases}, 核对: 待核}}\n    依据: 待核\n    核对: 待核\n")
    return Portal(made)


def _found(portal: Portal, name: str) -> list[tuple[str, str, str]]:
    check = RULES[name].check
    assert check is not None
    assert portal.documents[FILE].problems == []
    return [(fact.subject, fact.severity, fact.mended_by) for fact in check(portal)]


@pytest.mark.parametrize(("content", "effects"), [
    ("{承诺办结时限: 3日}", [("承诺办结时限", Effect.LIGHTER)]),
    ("{承诺办结时限: 6日}", [("承诺办结时限", Effect.HEAVIER)]),
    ("{申请材料: [{名称: 施工合同, 变动: 不要求}]}", [("申请材料/施工合同", Effect.LIGHTER)]),
    ("{到现场次数: 2, 告知承诺: 是}", [("到现场次数", Effect.HEAVIER)]),
    ("{到现场次数: 1}", []),
])
def test_what_differs_is_weighed(tmp_path: Path, content: str, effects: list[tuple[str, Effect]]) -> None:
    (change,) = tiers(_portal(tmp_path / "p", content))[0].changes
    assert [(each.subject, each.effect) for each in change.differences] == effects


@pytest.mark.parametrize(("content", "bases", "found"), [
    ("{到现场次数: 2}", "[]", [("严重失信/到现场次数", "error", "")]),
    ("{到现场次数: 2}", "[{名称: 示例文件, 条款: 第一条}]", [("严重失信/到现场次数", "error", "")]),
    ("{到现场次数: 2}", "[{名称: 示例文件, 条款: 第一条}, {名称: 建筑法, 条款: 第八条}]", []),
    ("{承诺办结时限: 5个工作日}", "[]", [("严重失信/承诺办结时限", "error", "")]),
    ("{现场原因: 核对公章}", "[]", []),
    ("{承诺办结时限: 待核}", "[]", []),
])
def test_only_a_statute_may_burden(tmp_path: Path, content: str, bases: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(_portal(tmp_path / "p", content, bases), "credit-tier-without-basis") == found


def test_a_name_the_guide_has_not_is_said(tmp_path: Path) -> None:
    portal = _portal(tmp_path / "p", "{申请材料: [{名称: 施工合约, 份数: 1}]}")
    assert _found(portal, "overlay-without-target") == [("申请材料/施工合约", "", "市工改办")]


def test_an_unknown_item_is_said_and_nothing_else_breaks(tmp_path: Path) -> None:
    portal = _portal(tmp_path / "p", "{到现场次数: 2}", item="meiyou-zhege")
    assert tiers(portal)[0].changes == ()
    assert _found(portal, "unknown-item") != []


def test_what_a_guide_may_not_state_a_tier_may_not_either(tmp_path: Path) -> None:
    portal = _portal(tmp_path / "p", "{版本: 2, 没有这一项: 1}")
    assert {problem.rule for problem in portal.documents[FILE].problems} == {"unknown-key"}
