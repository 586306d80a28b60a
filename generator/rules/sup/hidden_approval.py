"""办件时多了指南没有的环节或者材料

## 为什么
隐性审批是清单上没有这一道，不过这一道却不收件、不往下办。办件记录里走过的环节、要过的材料，逐件和受理那天当地有效的指南比；指南没有、别的指南里有的，或者就叫预审意见、会议纪要的，在这里指出。
依据通知三（三）“严格按照公布的办理流程和实施规范开展审批，不得额外增加或变相增加办理环节、申请材料等”，优化营商环境条例第三十五条。

这是核实的线索，不是结论。为了不冤枉人：名称对现在的名字，也对曾用名；谁也不认识的名称可能只是写法不同，列为“无法判断”，不在这里指出；指南还是待核、未公布的不比；旗县区在宽限里按旧版办的，按旧版比。

## 会指出
受理时施工许可的指南已经不收监理合同，还有 3 件要了：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [
  {"rule": "hidden-approval", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "subject": "申请材料/监理合同", "n": 3, "period": 1}  # expect: SUP102
 ],
 "matters": [], "settled": []}
```

## 不指出
要的都在指南里：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 300, "places": [],
 "signals": [], "matters": [], "settled": []}
```

## 怎么改
不再要指南以外的材料，不再加指南以外的环节。确有法律依据的，先按程序改清单和指南。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.patrolled import signalled
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items that the newest patrol gives a reason to look at."""
    return signalled(portal, RULE.name, "有指南以外的{subject}")


RULE = Rule(code="SUP102", name="hidden-approval", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)；优化营商环境条例第三十五条", mended_by="部门", check=check)
