"""起算的日子比法定的晚

## 为什么
法律写“自收到申请之日起”的，从受理起算就多出几天。通知三(四)要求明确起止时点，不准变通计时规则。

## 会指出
建筑法第八条从收到申请起算：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺时限起点: 受理  # expect: TIM103
```

## 不指出
比法定的早：

```yaml
# 片段: guides/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
承诺时限起点: 收到申请
```

## 怎么改
改成法律写的起点。法律从受理起算而这里写得更早的，不用改。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.rules.bounds import beyond, beyond_though_waived
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Promises that start later than the law says."""
    return beyond(portal, RULE.name)


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """The same in counties whose deviation from the city is waived."""
    return beyond_though_waived(portal, RULE.name, findings)


RULE = Rule(code="TIM103", name="promise-start-later-than-statute", severity=ERROR, since="0.1",
            basis="行政许可法第四十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check, review=review)
