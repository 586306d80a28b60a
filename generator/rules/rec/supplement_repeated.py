"""不止一次要求补正

## 为什么
行政许可法第三十二条要求一次告知需要补正的全部内容。分几次要，申请人就要跑几趟。
只有第一次补正移动起点，以后的都算办理时间。

## 会指出
有 4 件补正了两次以上：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "supplement-repeated", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 4}  # expect: REC108
  ]
}
```

## 不指出
只补正一次的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
一次告知全部内容。指南的受理标准写得不清楚的，先改指南。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "不止一次要求补正")


RULE = Rule(code="REC108", name="supplement-repeated", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条", mended_by="部门", check=check)
