"""承诺时限比法定的长

## 为什么
承诺是在法定期限以内自己再快一些，不能比法定的长。不换算单位：日和个工作日分得出的才说，分不出的另作提示(TIM102)。
没有公布承诺时限的，按法定时限办，不在这里指出。旗县区比市级长的由 LVL101 指出；那一条豁免了，超过法定的照样在这里指出。

## 会指出
法定7日：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺办结时限: 8日  # expect: TIM101
```

## 不指出
等于法定，或者还没有公布：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺办结时限: 7日
```

```yaml
# 片段: guides/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
承诺办结时限: 未公布
```

## 怎么改
改到不长于法定的数。法定时限写错了的，改自治区清单并写明条款。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.rules.bounds import beyond, beyond_though_waived
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Promises longer than the law allows."""
    return beyond(portal, RULE.name)


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """The same in counties whose deviation from the city is waived."""
    return beyond_though_waived(portal, RULE.name, findings)


RULE = Rule(code="TIM101", name="promise-longer-than-statute", severity=ERROR, since="0.1",
            basis="行政许可法第四十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check, review=review)
