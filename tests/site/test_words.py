"""The words of a page: brackets and days as a Chinese reader expects them, code and addresses as typed."""

from __future__ import annotations

import pytest

from generator.site.words import bracketed, breaks, broken, dated, titled, years


@pytest.mark.parametrize(("typed", "shown"), [
    ("施工图审查(含消防)", "施工图审查（含消防）"),
    ("审批(含河道(重要)项目)", "审批（含河道（重要）项目）"),
    ('<a href="x/(1)/">7号三(四)</a>', '<a href="x/(1)/">7号三（四）</a>'),
    ("CC BY (4.0)", "CC BY (4.0)"),
    ('<g transform="translate(3 4)"><text>占道</text></g>', '<g transform="translate(3 4)"><text>占道</text></g>'),
    ("<code>名称: 报装(接驳)</code>(接驳)", "<code>名称: 报装(接驳)</code>（接驳）"),
    ("<pre class=a>一(二)\n</pre>", "<pre class=a>一(二)\n</pre>"),
])
def test_brackets_around_chinese_are_wide_except_in_code(typed: str, shown: str) -> None:
    assert bracketed(typed) == shown


@pytest.mark.parametrize(("typed", "said"), [
    ("到 2026-12-31 止", "到2026年12月31日止"),
    ("2025-04 至 2026-04 的件", "2025年4月至2026年4月的件"),
    ("statistics/2026-11-20/snapshot.json 第 3 行", "statistics/2026-11-20/snapshot.json 第 3 行"),
    ("把“2026-1-2”改成“2026-01-02”", "把“2026-1-2”改成“2026-01-02”"),
    ("没有日期-的话", "没有日期-的话"),
])
def test_days_are_said_except_quoted_and_in_addresses(typed: str, said: str) -> None:
    assert dated(typed) == said


@pytest.mark.parametrize(("title", "shown", "place"), [
    ("2026年10月审批情况通报", "2026年10月<wbr>审批情况通报", True),
    ("安全施工措施审查(安全监督手续)", "安全施工措施审查(安全监督手续)", True),
    ("旗县区只写与市级不同的地方", "旗县区只写与市级不同的地方", False),
    ("甲<乙", "甲&lt;乙", False),
])
def test_a_title_breaks_before_the_words_that_say_its_kind(title: str, shown: str, place: bool) -> None:
    assert titled(title) == shown
    assert breaks(titled(title)) is place


def test_a_title_with_its_own_break_points_keeps_them() -> None:
    own = broken("建筑工程施工许可证核发")
    assert titled(own) is own


@pytest.mark.parametrize(("limit", "said"), [("60个月", "5\u00a0年"), ("12个月", "1\u00a0年"), ("3个月", ""), ("30个月", ""), ("60日", ""), ("未规定", "")])
def test_whole_years_are_said_as_years(limit: str, said: str) -> None:
    assert years(limit) == said
