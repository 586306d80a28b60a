"""延长没有法律依据

## 为什么
法律没有写可以延长的，不能延长。这样的延长不作数。

## 会指出
有 2 件事项没有延长的规定却延长了：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "extension-without-statute", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC119
  ]
}
```

## 不指出
法律允许延长、延长一次的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
取消延长。法律另有规定的，把依据写进清单的“法定可延长”。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "法律没有规定可以延长却延长了")


RULE = Rule(code="REC119", name="extension-without-statute", severity=WARNING, since="0.1",
            basis="行政许可法第四十二条", mended_by="部门", check=check)
