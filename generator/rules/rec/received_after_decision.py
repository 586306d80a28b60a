"""办结以后才登记收到申请

## 为什么
收到申请是所有时钟的起点。决定已经作出，才登记收到申请，说明线下先办、线上补录。补录的办件看不出真实用时。

## 会指出
有 2 件的收到申请登记在决定之后：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "received-after-decision", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC102
  ]
}
```

## 不指出
收到申请早于决定的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
核实线下收件的时间，改成收件凭证上的时间。以后收件当时登记。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "在决定之后才登记收到申请")


RULE = Rule(code="REC102", name="received-after-decision", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
