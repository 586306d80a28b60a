"""函件登记写得不对

## 为什么
提醒函、督办函按编号登记：编号不间断，才看得出有没有抽走的；收文、种类要认得出，才知道该谁答复、下一步该不该督办。
依据通知四（三）“对市工改成员单位和旗县区进行工作提醒并发出提醒函或督办函”。
已经发出、文号还没有填的是提示：发出的公文要有文号。

## 会指出
跳过了 002，收文的地方不认识，发出的没有文号：

```yaml
# 文件: catalog/letters.yml
# yaml-language-server: $schema=schemas/letters.schema.json
函件:
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 已发, 文号: 待填, 问题: [{标识: 'a1', 规则: LVL104}]}  # expect: SUP108
  - {编号: 2026-003, 种类: 提醒函, 收文: '150430', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a2', 规则: LVL104}]}  # expect: SUP108
  - {编号: 2026-004, 种类: 提醒函, 收文: '999999', 日期: 2026-11-06, 答复期限: 2026-11-20, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a3', 规则: LVL104}]}  # expect: SUP108
```

## 不指出
编号接着的，撤销的也留着：

```yaml
# 文件: catalog/letters.yml
# yaml-language-server: $schema=schemas/letters.schema.json
函件:
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 已发, 文号: 示例〔2026〕1号, 问题: [{标识: 'a1', 规则: LVL104}]}
  - {编号: 2026-002, 种类: 提醒函, 收文: '150430', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 撤销, 文号: 待填, 问题: [{标识: 'a2', 规则: LVL104}]}
```

## 怎么改
照 git 里的样子把抽走的那条放回去；不要的写 `状态: 撤销`，不删。收文写旗县区的区划代码或者部门角色。发出以后填 `文号`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, WARNING, Fact
from generator.model.tree import Table
from generator.rules.rule import Rule
from generator.rules.serial import following

FILE, _STEPS = "catalog/letters.yml", "catalog/vocabulary/escalation.yml"
_SENT, _BLANK = ("已发", "已答复", "办结"), "待填"


def check(portal: Portal) -> Iterator[Fact]:
    """Entries out of order, to nobody known, of no known kind, or sent without a number."""
    kinds = {row.text("名称") for row in portal.table(_STEPS).tables("升级")}
    before = ""
    for row in portal.table(FILE).tables("函件"):
        number = row.text("编号")
        if (expected := following(before, number)) != number:
            yield _fact(row, f"编号 {number} 前面应当是 {expected}，登记断了。", "把抽走的那条照原样放回去；不要的写 状态: 撤销，不删。")
        if row.text("收文") not in portal.places and row.text("收文") not in portal.roles:
            yield _fact(row, f"{number} 的收文“{row.text('收文')}”不是区划代码，也不是部门角色。", "写旗县区的区划代码，或者 catalog/vocabulary/roles.yml 里的部门角色。")
        if kinds and row.text("种类") not in kinds:
            yield _fact(row, f"{number} 的种类“{row.text('种类')}”不在发函办法里。", f"写 {'、'.join(sorted(kinds))} 之一。")
        if row.text("状态") in _SENT and row.text("文号") == _BLANK:
            yield _fact(row, f"{number} 已经发出，文号还没有填。", "填上发文字号。")._replace(severity=WARNING)
        before = number


def _fact(row: Table, message: str, advice: str) -> Fact:
    return Fact(row.where, message, advice, subject=f"函件/{row.text('编号')}")


RULE = Rule(code="SUP108", name="letter-ledger-broken", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", check=check)
