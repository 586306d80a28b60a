"""逾期没有受理，视为已经受理

## 为什么
行政许可法第三十二条：五个工作日内不受理、也不告知补正的，自收到申请材料之日起即为受理。单行法写了别的天数的，按单行法。
这样的办件从收到之日起算，登记的受理时间不作数。

## 会指出
有 6 件收到以后超过五个工作日才受理：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "deemed-accepted", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 6}  # expect: REC106
  ]
}
```

## 不指出
第五个工作日受理的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
五个工作日内受理，或者一次告知要补什么。已经发生的，按收到之日计算期限。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "逾期没有受理，按收到之日起算")


RULE = Rule(code="REC106", name="deemed-accepted", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条", mended_by="部门", check=check)
