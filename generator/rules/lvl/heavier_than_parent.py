"""旗县区比市级重

## 为什么
凡是格式里写明轻重的内容，旗县区都不能比它跟随的市指南版本重。材料、环节、时限、起点、收费、次数、形式各有各的规则，其余的都在这里。

## 会指出
市级行政机关也可以申请：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
服务对象: [企业法人]  # expect: LVL113
```

## 不指出
比市级宽：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
服务对象: [企业法人, 行政机关, 自然人]
```

## 怎么改
改回市级的内容，或者删掉这一行。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Whatever else is heavier than in the city guide."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL113", name="heavier-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)、三(三)", mended_by="旗县区", check=check)
