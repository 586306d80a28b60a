"""投诉登记写得不对

## 为什么
登记要经得起对账：编号不间断，才看得出有没有抽走的；答复和结果一起写，才知道办没办完；日期前后矛盾，算出来的期限就是错的。
渠道、结果、事项、地方写错了，由 REF107、REF103、REF104 指出。

## 会指出
跳过了 002；答复早于收到；答复了没有写结果；收到的日期在数据截至日以后：

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-01, 结果: 属实}  # expect: SUP110
  - {编号: 2026-003, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08}  # expect: SUP110
  - {编号: 2026-004, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-09, 答复: 2026-09-10}  # expect: SUP110
  - {编号: 2026-005, 渠道: 热线, 旗县区: '150402', 收到: 2036-09-09}  # expect: SUP110
```

## 不指出
编号接着的；没有答复的不写结果：

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2025-001, 渠道: 热线, 旗县区: '150402', 收到: 2025-12-08, 答复: 2025-12-10, 结果: 属实}
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-11-02}
```

## 怎么改
照 git 里的样子把抽走的那条放回去；日期照原始记录改。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.complaints import FILE, LIST
from generator.findings import ERROR, Fact
from generator.model.records import day
from generator.model.tree import Table
from generator.rules.rule import Rule
from generator.rules.serial import following


def check(portal: Portal) -> Iterator[Fact]:
    """Entries out of order, days that cannot be, an answer without outcome or the other way round."""
    before, last = "", max(portal.as_of, day(portal.settings.text("数据截至")))  # seen from an earlier day, later entries are right
    for row in portal.table(FILE).tables(LIST):
        number, received, answered = row.text("编号"), row.text("收到"), row.text("答复")
        if (expected := following(before, number)) != number:
            yield _fact(row, f"编号 {number} 前面应当是 {expected}，登记断了。", "把抽走的那条照原样放回去。")
        elif day(received) > last:
            yield _fact(row, f"{number} 收到的日期 {received} 在数据截至日 {last} 以后。", "照原始记录改日期；数据更新了的，先改 catalog/portal.yml 的 数据截至。")
        elif answered and day(answered) < day(received):
            yield _fact(row, f"{number} 答复的日期 {answered} 早于收到的日期 {received}。", "照原始记录改。")
        elif bool(answered) != bool(row.text("结果")):
            yield _fact(row, f"{number} {'写了答复的日期，没有写结果' if answered else '写了结果，没有写答复的日期'}。", "答复 和 结果 一起写；没有答复的都不写。")
        before = number


def _fact(row: Table, message: str, advice: str) -> Fact:
    return Fact(row.where, message, advice, row.text("旗县区"), subject=f"{LIST}/{row.text('编号')}")


RULE = Rule(code="SUP110", name="complaint-register-broken", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", check=check)
