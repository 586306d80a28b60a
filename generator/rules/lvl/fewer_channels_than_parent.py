"""旗县区的办理形式比市级少

## 为什么
市级可以网上办、可以告知承诺办的，旗县区不能取消；网上能做到哪一步也不能比市级浅(通知三(五))。

## 会指出
市级还可以网上办。少了的没有自己的一行，指在这一栏：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理形式: [窗口办理]  # expect: LVL112
```

## 不指出
比市级多一种：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理形式: [窗口办理, 网上办理, 快递申请]
```

## 怎么改
把少的写上，或者删掉这一栏(不写就照市级执行)。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Fewer channels, less online depth, no commitment."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL112", name="fewer-channels-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(五)", mended_by="旗县区", check=check)
