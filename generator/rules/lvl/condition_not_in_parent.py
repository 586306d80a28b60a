"""旗县区多了一个条件

## 为什么
同一事项全市无差别受理、同标准办理(通知三(二))。多一个受理条件或者审查标准，同一个项目换个地方就办不成。

## 会指出
市指南没有“先行约谈”这一条：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
受理条件:
  - {名称: 先行约谈, 变动: 增加, 内容: 申请以前到主管部门约谈, 依据: 示例文件第一条}  # expect: LVL106
```

## 不指出
不要求其中一条：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
受理条件:
  - {名称: 施工企业, 变动: 不要求}
```

## 怎么改
删掉这一条。法律、法规、规章确实规定的条件，请市级主管部门写进市指南，全市一样。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Conditions and review standards that only the county sets."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL106", name="condition-not-in-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号二(四)、三(二)；行政许可法第十六条第四款", mended_by="旗县区", check=check)
