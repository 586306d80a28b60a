"""特别程序不在法律允许的里面

## 为什么
不计入时限的时间，只能是法律、法规写明的：行政许可有第四十五条的八种，其他的要看各自的法律。指南里另写一种，等于自己给自己停表(通知三(四)不准违规暂停审批计时)。
旗县区自己加的另有规则(LVL105)；那一条豁免了，法律不允许的照样在这里指出。

## 会指出
备案不是行政许可，第四十五条不适用：

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
特别程序:
  - {名称: 专家评审, 依据: 行政许可法第四十五条, 时限: 5个工作日, 适用: 需要时}  # expect: LVL118
```

## 不指出
行政许可可以有第四十五条的专家评审：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
特别程序:
  - {名称: 专家评审, 依据: 行政许可法第四十五条, 时限: 5个工作日, 适用: 需要时}
```

## 怎么改
删掉这个程序，需要的评审放进承诺时限以内做。法律确实允许的，请自治区清单在“法定特别程序”里写明条款。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.rules.bounds import beyond, beyond_though_waived
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Special procedures that the law does not allow for the item."""
    return beyond(portal, RULE.name)


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """The same in counties whose deviation from the city is waived."""
    return beyond_though_waived(portal, RULE.name, findings)


RULE = Rule(code="LVL118", name="procedure-outside-lawful", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)；行政许可法第四十五条", mended_by="部门", check=check, review=review)
