"""在最后一天或者到期以后停钟

## 为什么
到期当天才启动特别程序，多半是为了不显示超期。到期以后的停钟不影响是否超期。

## 会指出
有 4 件在到期当天或者以后停钟：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-at-deadline", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 4}  # expect: REC117
  ]
}
```

## 不指出
到期以前启动的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
需要特别程序的，收件后尽早启动并书面告知。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "在最后一天或者到期以后停钟")


RULE = Rule(code="REC117", name="pause-at-deadline", severity=WARNING, since="0.1",
            basis="行政许可法第四十二条、第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
