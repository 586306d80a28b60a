"""停了钟才显得没有超期

## 为什么
没有依据的停钟一天也不扣，见 REC112 至 REC117。这里只看其中一种：按法定时钟已经超期，把登记的停钟全部扣掉恰好不超期，而且停钟不在法定程序里、没有结束、超过所列时间，或者到期以后才停。
依据通知三（四）“不得通过‘体外循环’审批、违规暂停审批计时或变通审批时限计算规则等方式‘表面’压减审批时间”，行政许可法第四十五条。

这是核实的线索，不是结论。为了不冤枉人：停得不规范、但扣不扣都没有超期的，不在这里指出；停钟的名称对现在的名字，也对曾用名。

## 会指出
有 4 件靠法定程序以外的停钟才显得没有超期：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [
  {"rule": "pause-hides-lateness", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "subject": "停钟不在法定程序里", "n": 4, "period": 1}  # expect: SUP103
 ],
 "matters": [], "settled": []}
```

## 不指出
停钟都在法定程序里：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [], "matters": [], "settled": []}
```

## 怎么改
按法定时钟重新计算，超期的照实登记。以后停钟要有依据，书面告知申请人，办完就恢复。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.patrolled import signalled
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items that the newest patrol gives a reason to look at."""
    return signalled(portal, RULE.name, "{subject}，扣掉才没有超期")


RULE = Rule(code="SUP103", name="pause-hides-lateness", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)；行政许可法第四十五条", mended_by="部门", check=check)
