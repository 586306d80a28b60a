"""补正告知晚于五个工作日

## 为什么
要补正的，应当当场或者在五个工作日内一次告知；逾期不告知的，自收到之日起即为受理。逾期的告知不移动起点，补正的时间照样算在法定期限里。

## 会指出
有 3 件过了五个工作日才告知补正：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "notice-late", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 3}  # expect: REC107
  ]
}
```

## 不指出
第五个工作日告知的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
五个工作日内告知。逾期的，不得让申请人承担补正的时间。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "过了期限才告知补正")


RULE = Rule(code="REC107", name="notice-late", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条", mended_by="部门", check=check)
