"""两个时限的单位不同，比不出长短

## 为什么
日连续算，个工作日跳过节假日，没有固定的换算。5日不会比5个工作日长，这一类分得出；8个工作日和10日，要看碰上哪个假期。
单位不同的承诺，申请人看不出有没有变快，也查不出有没有超过法定。

## 会指出
法定7日，6个工作日可能长可能短：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺办结时限: 6个工作日  # expect: TIM102
```

## 不指出
5日不会比15个工作日长：

```yaml
# 片段: guides/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
承诺办结时限: 5日
```

## 怎么改
用法律条文的单位写；旗县区用市级的单位写。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.comparing import Difference, Effect
from generator.findings import WARNING, Fact, Where
from generator.rules.bounds import against_bounds
from generator.rules.levels import called, ends, said, undecided
from generator.rules.rule import Rule

_ADVICE = "改成同一个单位。"


def check(portal: Portal) -> Iterator[Fact]:
    """Limits in two units, against the city first, then against the statute."""
    seen: set[Where] = set()
    for holding, difference in undecided(portal):
        if difference.shape.kind == "limit":
            own, theirs = ends(holding, difference)
            seen.add(own)
            yield Fact(own, _message(difference, "市级"), _ADVICE, holding.place, holding.item, difference.subject, (theirs,), mended_by="旗县区")
    for bounded in against_bounds(portal):
        difference = bounded.difference
        if (difference.effect is Effect.OPEN and difference.shape.kind == "limit"
                and bounded.where not in seen and not bounded.heavier_than_city):
            yield Fact(bounded.where, _message(difference, "法定"), _ADVICE, bounded.place, bounded.item, difference.subject,
                       (bounded.related,), mended_by=bounded.desk)


def _message(difference: Difference, other: str) -> str:
    left, right = (said(node, difference.shape) for node in (difference.left, difference.right))
    return f"{called(difference)}写 {left}，{other}是 {right}，单位不同，比不出长短。"


RULE = Rule(code="TIM102", name="units-not-comparable", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
