"""整件在决定以后才录入

## 为什么
线上补录是先在线下办完，再把过程录进系统。看录入时间：凡有录入时间的事件，全部晚于决定，受理还晚录了 2 个工作日以上。
依据通知三（三）严禁“线下预审线上补录”。

这是核实的线索，不是结论。为了不冤枉人：只有一处晚录的不算，可能是改正；晚录不到 2 个工作日的不算，可能是断网、停电；没有录入时间的系统看不出来，不指出。

## 会指出
有 5 件整件补录：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [
  {"rule": "entered-after-decision", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "subject": "整件在决定以后录入", "n": 5, "period": 1}  # expect: SUP104
 ],
 "matters": [], "settled": []}
```

## 不指出
只有一处晚录的：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [], "matters": [], "settled": []}
```

## 怎么改
在实际发生的当天登记。系统故障期间办的件，登记故障时间和原因。
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


RULE = Rule(code="SUP104", name="entered-after-decision", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="部门", check=check)
