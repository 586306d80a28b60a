"""停钟只有结束没有开始

## 为什么
只有结束，不知道从哪天停起，这一段不扣。多半是开始漏登，或者两条记录的名称写得不一样。

## 会指出
有 2 件停钟只有结束：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-unopened", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC114
  ]
}
```

## 不指出
开始和结束的名称一致、成对：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
补上开始的时间和书面告知；名称写得不一样的改成一样。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "停钟只有结束、没有开始")


RULE = Rule(code="REC114", name="pause-unopened", severity=WARNING, since="0.1",
            basis="行政许可法第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
