"""同一个环节，旗县区走得更重

## 为什么
市级计入时限的，旗县区写成另计；需要时才走的写成必经；可以同时办的排成先后。环节名称没有变，申请人等得更久(通知三(四)不准变通计时规则)。

## 会指出
审查在市级计入时限：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 审查, 计时: 另计}  # expect: LVL110
```

## 不指出
比市级轻：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 送达, 计时: 计入, 时限: 即办, 适用: 需要时}
  - {名称: 审查, 序号: 1}
```

## 怎么改
改回市级的写法，或者删掉这一行。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Steps or procedures made obligatory, uncounted or sequential."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL110", name="step-stricter-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)、三(四)", mended_by="旗县区", check=check)
