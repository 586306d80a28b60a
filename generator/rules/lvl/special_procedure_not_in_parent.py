"""旗县区多了一个特别程序

## 为什么
特别程序的时间不计入时限，多一个就等于把时限延长(通知三(四)不准变通计时规则)。旗县区不能自己加第三方审查、评审。

## 会指出
市指南里这个事项没有特别程序：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
特别程序:
  - {名称: 第三方技术评估, 变动: 增加, 依据: 示例文件第一条, 时限: 10个工作日, 适用: 需要时}  # expect: LVL105
```

## 不指出
有特别程序的事项，时间比市级短：

```yaml
# 文件: guides/150402-hongshan/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha
版本: 1
特别程序:
  - {名称: 特殊消防设计专家评审, 时限: 15个工作日}
```

## 怎么改
删掉这个程序，需要的评审放进承诺时限以内做。法律确实允许的，请市级主管部门写进市指南。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Special procedures that only the county has."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL105", name="special-procedure-not-in-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)、三(四)；行政许可法第四十五条", mended_by="旗县区", check=check)
