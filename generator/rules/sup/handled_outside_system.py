"""办完了才进系统

## 为什么
体外循环是审批不在系统里走，网上看到的过程和时间是后补的。三种迹象：决定的日期早于受理的日期；受理到决定不到一分钟；指南所列的环节在收件以前已经开始。
通知三（三）严禁线下预审线上补录，三（四）不得用“体外循环”审批“表面”压减审批时间。

这是核实的线索，不是结论。为了不冤枉人：即办事项不看快慢；只登记到日、没有时分的不看快慢；指南列为前置服务的（如施工图设计文件审查）本来就在申请以前做，不算。

## 会指出
有 6 件先作出决定、后受理：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [
  {"rule": "handled-outside-system", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "subject": "决定早于受理", "n": 6, "period": 1}  # expect: SUP101
 ],
 "matters": [], "settled": []}
```

## 不指出
没有这种件：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [], "matters": [], "settled": []}
```

## 怎么改
在系统里收件、受理、办理，当时登记。已经补录的，向市工改办说明原因，改正记录。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.patrolled import signalled
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items that the newest patrol gives a reason to look at."""
    return signalled(portal, RULE.name, "{subject}")


RULE = Rule(code="SUP101", name="handled-outside-system", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)、三(四)", mended_by="部门", check=check)
