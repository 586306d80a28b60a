"""受理到办结不到一分钟

## 为什么
不是即时办结的事项，从受理到决定只隔几秒，说明线下先办完、再一次点完。记录里的用时不是真实用时。
即办事项不在此列。

## 会指出
有 8 件从受理到决定不到一分钟：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "handled-in-seconds", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 8}  # expect: REC123
  ]
}
```

## 不指出
即办事项，或者只登记到日、没有时分的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
在实际发生时登记受理和决定。确实当场办结的，把承诺时限改成即办。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "从受理到决定不到一分钟")


RULE = Rule(code="REC123", name="handled-in-seconds", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
