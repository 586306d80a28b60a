"""没有受理就作出决定

## 为什么
行政许可法第三十二条要求受理或者不受理都出具书面凭证。从受理起算的事项没有受理记录，起点只能按收到申请算。
即时办结的事项不在此列。

## 会指出
有 4 件没有受理记录：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "acceptance-missing", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 4}  # expect: REC103
  ]
}
```

## 不指出
每一件都有受理，或者是即办事项：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
补上受理凭证上的时间；没有出具凭证的，今后按规定出具。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "没有受理记录就作出了决定")


RULE = Rule(code="REC103", name="acceptance-missing", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条", mended_by="部门", check=check)
