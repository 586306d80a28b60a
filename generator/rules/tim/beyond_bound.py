"""超过了法定的范围

## 为什么
凡是格式里写明“不得超过哪一项”的内容，都不能比那一项重。承诺时限、起点、特别程序各有各的规则，其余的都在这里，例如同一个特别程序写得比法定的久、法律说需要时才走的写成每件都走。

## 会指出
法定的专家评审最长20个工作日：

```yaml
# 片段: guides/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
特别程序:
  - {名称: 特殊消防设计专家评审, 依据: 行政许可法第四十五条, 时限: 30个工作日, 适用: 需要时, 情形: 需要进行特殊消防设计的}  # expect: TIM107
```

## 不指出
比法定的短：

```yaml
# 片段: guides/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
特别程序:
  - {名称: 特殊消防设计专家评审, 依据: 行政许可法第四十五条, 时限: 15个工作日, 适用: 需要时, 情形: 需要进行特殊消防设计的}
```

## 怎么改
改到不超过法定的内容。法定的写错了，改自治区清单并写明条款。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.rules.bounds import beyond, beyond_though_waived
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Whatever else goes beyond the element it is bound by."""
    return beyond(portal, RULE.name)


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """The same in counties whose deviation from the city is waived."""
    return beyond_though_waived(portal, RULE.name, findings)


RULE = Rule(code="TIM107", name="beyond-bound", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)；行政许可法第四十五条", mended_by="部门", check=check, review=review)
