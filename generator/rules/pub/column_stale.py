"""栏目太久没有更新

## 为什么
政府网站检查指标（国办秘函〔2019〕19号）：首页、动态两周没有更新，办事统计三个月没有更新，政策文件和通知六个月没有更新，都要扣分，严重的单项否决。
通知四（三）要求每半个月巡查一次。读者看到的是旧数，又不知道是不是还在管。
按检查的那一天算：每日流程按当天，平时按“数据截至”。

## 会指出
办理用时停在七月，到十一月二十日超过三个月：

```json
# 文件: statistics/2026-07-05/snapshot.json
{"version": 1, "as_of": "2026-07-05", "from": "2025-07", "to": "2026-06"}  # expect: PUB107
```

## 不指出
三个月以内的：

```json
# 文件: statistics/2026-09-05/snapshot.json
{"version": 1, "as_of": "2026-09-05", "from": "2025-09", "to": "2026-08"}
```

## 怎么改
办理用时、半月巡查：在有办件记录的机器上重新运行命令，提交结果。首页：核对数据以后改 `catalog/portal.yml` 的“数据截至”。变更：逐项核对清单和指南，有变的发布新版。
不能为了显得新去改日期：伪造日期是单项否决。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.freshness import columns
from generator.findings import WARNING, Fact
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Columns whose newest day lies too far back."""
    for column in columns(portal):
        if column.stale:
            days = (portal.as_of - column.newest).days
            yield Fact(column.where, f"“{column.name}”停在 {column.newest.isoformat()}，已经 {days} 天，超过{column.limit}没有更新（{column.basis}）。",
                       column.cure, subject=f"栏目/{column.name}")


RULE = Rule(code="PUB107", name="column-stale", severity=WARNING, since="0.2",
            basis="国办秘函〔2019〕19号", mended_by="市工改办", check=check)
