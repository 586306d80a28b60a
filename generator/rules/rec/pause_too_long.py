"""停钟超过列明的时间

## 为什么
指南给每个特别程序列了最长时间。超过的部分不扣，算在办理时间里。

## 会指出
有 5 件停钟比指南列的久：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-too-long", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 5}  # expect: REC115
  ]
}
```

## 不指出
没有超过列明时间的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
督促程序按时完成。列的时间确实不够的，按规定修改指南并说明理由。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "停钟超过指南列明的时间")


RULE = Rule(code="REC115", name="pause-too-long", severity=WARNING, since="0.1",
            basis="行政许可法第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
