"""延长不止一次

## 为什么
法律允许延长的，只能延长一次。第二次延长不作数。

## 会指出
有 2 件延长了两次：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "extension-repeated", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC120
  ]
}
```

## 不指出
只延长一次的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
取消第二次延长，按第一次延长后的日期判断是否超期。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "延长不止一次")


RULE = Rule(code="REC120", name="extension-repeated", severity=WARNING, since="0.1",
            basis="行政许可法第四十二条", mended_by="部门", check=check)
