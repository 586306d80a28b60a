"""受理以后又要求补正

## 为什么
受理就是材料齐全、符合法定形式。受理以后再要材料，是把审查不细的后果交给申请人。
受理以后的补正不停法定时钟，在审批服务用时里另列。

## 会指出
有 5 件受理以后又要求补正：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "supplement-after-acceptance", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 5}  # expect: REC109
  ]
}
```

## 不指出
补正在受理以前的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
受理以前审核材料。受理以后发现缺少的，时间算办理单位的。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "受理以后又要求补正")


RULE = Rule(code="REC109", name="supplement-after-acceptance", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条", mended_by="部门", check=check)
