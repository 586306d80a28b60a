"""停钟没有结束时间

## 为什么
停钟一直开着，时间就一直不算。没有结束时间的停钟一天也不扣，全部算在办理时间里。

## 会指出
有 4 件停钟没有结束：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-unclosed", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 4}  # expect: REC113
  ]
}
```

## 不指出
停钟有开始、有结束：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
登记程序结束的时间，例如专家评审出具意见的日期。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "停钟没有结束时间")


RULE = Rule(code="REC113", name="pause-unclosed", severity=WARNING, since="0.1",
            basis="行政许可法第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
