"""The words of a page: brackets and days as a Chinese reader expects them, code and addresses as typed."""

from __future__ import annotations

import pytest

from generator.site.words import bracketed, dated


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
