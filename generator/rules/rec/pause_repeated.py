"""同一个程序停钟两次以上

## 为什么
同一个特别程序一般只走一次。反复停钟会把期限一段一段地拉长。时间仍按合并以后的区间扣，不重复扣。

## 会指出
有 3 件同一个程序停了两次：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-repeated", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 3}  # expect: REC116
  ]
}
```

## 不指出
每个程序只停一次：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
说明为什么重做。没有理由的，第二次不应当停钟。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "同一个程序停钟两次以上")


RULE = Rule(code="REC116", name="pause-repeated", severity=WARNING, since="0.1",
            basis="行政许可法第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
