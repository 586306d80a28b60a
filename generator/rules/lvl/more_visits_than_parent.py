"""旗县区要多跑一次

## 为什么
到现场次数写的是最多跑几次。通知三(五)要求推进不见面审批，旗县区不能比市级多跑。

## 会指出
市级最多跑1次：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 2  # expect: LVL111
```

## 不指出
少跑一次：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
改成市级的次数，或者删掉这一行。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """More visits than the city needs."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL111", name="more-visits-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)、三(五)", mended_by="旗县区", check=check)
