"""收到申请以前就要求补正

## 为什么
没有收到，就谈不上补正。多半是收件先压着不登记，等材料齐了才算收到，用时因此变短。

## 会指出
有 2 件先有补正、后有收到申请：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "supplement-before-receipt", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC110
  ]
}
```

## 不指出
收到当天告知补正的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
把收到申请的时间改成第一次收到材料的时间。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "在收到申请以前就要求补正")


RULE = Rule(code="REC110", name="supplement-before-receipt", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
