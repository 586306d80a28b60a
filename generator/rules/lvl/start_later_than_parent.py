"""旗县区起算的日子比市级晚

## 为什么
天数一样，从受理起算比从收到申请起算要久。变通计时规则也是表面压减(通知三(四))。起点从早到晚：收到全部信息，收到申请，收到报告书、报告表，受理。

## 会指出
市级从收到申请起算：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺时限起点: 受理  # expect: LVL108
```

## 不指出
比市级起算得早：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺时限起点: 收到全部信息
```

## 怎么改
改成市级的起点，或者删掉这一行(不写就照市级执行)。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """A start point later than the city's."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL108", name="start-later-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="旗县区", check=check)
