"""Terms from the resolved elements of an item, unknown values included, and of every item of this repository."""

from __future__ import annotations

from generator.clocks import Terms, terms
from generator.clocks.terms import EIGHT, NOTICE
from generator.collection import Portal
from generator.model.quantity import Quantity
from generator.reading.yamltree import build
from tests.reading.helping import REPO

UNLIMITED = Quantity(-1, "")


def _terms(text: str) -> Terms:
    tree, problems = build("x.yml", text, frozenset())
    assert tree is not None, problems
    return terms(tree.entries, "x")


def test_limits_starts_and_extension() -> None:
    found = _terms("类别: 行政许可\n法定办结时限: 20个工作日\n法定时限起点: 受理\n法定可延长: 10个工作日\n"
                   "承诺办结时限: 5个工作日\n承诺时限起点: 收到申请\n")
    assert found == Terms("x", "行政许可", Quantity(20, "个工作日"), "受理", {}, NOTICE, Quantity(10, "个工作日"),
                          Quantity(5, "个工作日"), "收到申请")
    assert found.unit == "工作日"
    assert _terms("法定办结时限: 60日\n").unit == "日"
    assert _terms("法定办结时限: 1个月\n").unit == "日"
    assert _terms("法定办结时限: 即办\n").unit == "工作日"


def test_what_is_not_known_stays_unknown() -> None:
    found = _terms("类别: 备案\n法定办结时限: 待核\n法定时限起点: 待核\n法定可延长: 待核\n承诺办结时限: 未公布\n承诺时限起点: 待核\n特别程序: 待核\n")
    assert found == Terms("x", "备案", None, "", {}, promise_start="")


def test_a_start_not_stated() -> None:
    assert _terms("类别: 行政许可\n法定办结时限: 20个工作日\n").start == "受理"
    assert _terms("类别: 行政许可\n承诺时限起点: 收到申请\n").start == "收到申请"
    assert _terms("类别: 行政许可\n法定时限起点: 受理\n承诺时限起点: 待核\n").promise_start == "受理"


def test_a_special_law_writes_its_own_notice() -> None:
    found = _terms("其他期限:\n  - {名称: 变更, 时限: 30日}\n  - {名称: 材料不齐的一次告知, 时限: 3日}\n")
    assert found.notice == Quantity(3, "日")
    assert _terms("其他期限:\n  - {名称: 材料不齐的一次告知, 时限: 待核}\n").notice == NOTICE


def test_procedures_are_the_law_s_with_the_shorter_time() -> None:
    found = _terms("类别: 行政许可\n法定特别程序:\n  - {名称: 听证, 时限: 未规定}\n  - {名称: 专家 评审, 时限: 30个工作日, 曾用名: [评审]}\n"
                   "  - {名称: 检测, 时限: 待核}\n"
                   "特别程序:\n  - {名称: 听证, 时限: 20个工作日}\n  - {名称: 专家评审, 时限: 40个工作日}\n  - {名称: 现场核查, 时限: 5个工作日}\n")
    assert found.procedures == {"听证": Quantity(20, "个工作日"), "评审": Quantity(30, "个工作日"),
                                "专家评审": Quantity(30, "个工作日"), "检测": None}


def test_where_the_law_s_list_is_unknown_the_eight_hold_for_a_licence() -> None:
    text = "法定特别程序: 待核\n特别程序:\n  - {名称: 技术评审, 时限: 10日}\n"
    assert _terms("类别: 行政许可\n" + text).procedures == {**dict.fromkeys(EIGHT, UNLIMITED), "技术评审": Quantity(10, "日")}
    assert _terms("类别: 备案\n" + text).procedures == {"技术评审": Quantity(10, "日")}


def test_every_item_has_terms() -> None:
    portal = Portal(REPO)
    baselines = {item: portal.baseline(item) for item in portal.items}
    found = {item: terms(baseline.elements, item) for item, baseline in baselines.items() if baseline}
    assert found["jianzhu-gongcheng-shigong-xuke"].limit == Quantity(7, "日")
    assert found["huanjing-yingxiang-baogaoshu-shenpi"].start == "收到报告书"
    assert found["paiwu-xuke"].notice == Quantity(3, "日")
    assert all(set(EIGHT) <= set(each.procedures) for each in found.values() if each.category == "行政许可")
